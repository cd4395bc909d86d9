import type { Json } from '../http/call';
import { GraphRefusal } from '../http/errors';
import { writeAddress, type Area } from './rangeAddress';
import type { Cell, Sheet } from './workbookState';

/** Excel for the web: "5 MB" in an answer, "five million cells" in a range. https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins */
const answerBytes = 5 * 1024 * 1024;
const rangeCells = 5_000_000;

const asCell = (cell: Sheet['rows'][number][number]): Cell | undefined => (typeof cell === 'object' || cell === undefined ? cell : { value: cell });

/** What a range holds, in the forms that are asked for. */
const forms: Readonly<Record<string, (cell: Cell | undefined) => unknown>> = {
	values: (cell) => cell?.value ?? '',
	text: (cell) => cell?.text ?? String(cell?.value ?? ''),
	formulas: (cell) => cell?.formula ?? cell?.value ?? '',
	formulasLocal: (cell) => cell?.formula ?? cell?.value ?? '',
	formulasR1C1: (cell) => cell?.formula ?? cell?.value ?? '',
	numberFormat: (cell) => cell?.format ?? 'General',
	valueTypes: (cell) => (cell === undefined || cell.value === '' ? 'Empty' : ({ string: 'String', number: 'Double', boolean: 'Boolean' } as Record<string, string>)[typeof cell.value]),
};

/** https://learn.microsoft.com/graph/api/resources/range; `select` as the query named it. */
export function rangeJson(sheet: Sheet, area: Area, select: readonly string[] | undefined): Json {
	const [rows, columns] = [area.bottom - area.top, area.right - area.left];
	const asked = Object.keys(forms).filter((form) => !select || select.includes(form) || select.includes('*'));
	if (rows * columns > rangeCells) throw tooLarge('rangeExceedsLimit', 'The cell count in range has exceeded the maximum supported number.');
	// A whole column or sheet comes without its cells. https://learn.microsoft.com/graph/api/resources/excel#unbounded-ranges
	const unbounded = rows === 1_048_576 || columns === 16_384;
	const held = Object.fromEntries(asked.map((form) => [form, unbounded ? null : block(sheet, area, forms[form]!)]));
	const json = {
		'@odata.type': '#microsoft.graph.workbookRange',
		address: writeAddress(sheet.name, area),
		addressLocal: writeAddress(sheet.name, area),
		cellCount: rows * columns,
		rowCount: rows,
		columnCount: columns,
		rowIndex: area.top,
		columnIndex: area.left,
		...held,
	};
	if (Buffer.byteLength(JSON.stringify(held)) > answerBytes) throw tooLarge('responsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.');
	return json;
}

function block(sheet: Sheet, { top, left, bottom, right }: Area, form: (cell: Cell | undefined) => unknown): unknown[][] {
	return Array.from({ length: bottom - top }, (_, row) => Array.from({ length: right - left }, (__, column) => form(asCell(sheet.rows[top + row]?.[left + column]))));
}

/** The block that holds all cells with something in them; the first cell where there are none. */
export function usedArea(sheet: Sheet, valuesOnly: boolean): Area {
	let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
	sheet.rows.forEach((cells, row) =>
		cells.forEach((one, column) => {
			const cell = asCell(one);
			// A cell that has a format alone counts as used, but holds no value.
			if (cell === undefined || (valuesOnly && cell.value === '') || (cell.value === '' && !cell.format)) return;
			[top, left, bottom, right] = [Math.min(top, row), Math.min(left, column), Math.max(bottom, row + 1), Math.max(right, column + 1)];
		}),
	);
	return bottom === 0 ? { top: 0, left: 0, bottom: 1, right: 1 } : { top, left, bottom, right };
}

const tooLarge = (inner: string, message: string) => new GraphRefusal(413, inner, message, { inner });
