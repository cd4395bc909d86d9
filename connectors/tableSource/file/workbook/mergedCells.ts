import type { TableRow } from '../../../../attendance/register/table';
import { named, XmlTags } from './xmlTags';

/** An area of cells that are shown as one. Only the first of them has a value. Rows are counted from 1, columns from 0. */
interface MergedArea {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** A sheet made by people or by a MIS has some hundreds; what is beyond stays blank, as it would without this. */
const mostAreas = 10_000;
const widestArea = 1_000;

const mergeCell = named('mergeCell');
const ref = named('ref');

/** The merged areas of a sheet, which stand below its rows. */
export function mergedAreas(xml: Buffer): MergedArea[] {
	const end = xml.lastIndexOf('sheetData');
	const tags = new XmlTags(xml.subarray(xml.indexOf('>', end) + 1));
	const areas: MergedArea[] = [];
	while (areas.length < mostAreas && tags.next()) {
		if (tags.name !== mergeCell || tags.closing) continue;
		while (tags.nextAttribute()) if (tags.attribute === ref) areas.push(...areaOf(tags.value()));
	}
	return areas;
}

function areaOf(address: string): MergedArea[] {
	const [, fromColumn, fromRow, toColumn, toRow] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
	if (!fromColumn || !toColumn) return [];
	const area = { left: columnOf(fromColumn), top: Number(fromRow), right: columnOf(toColumn), bottom: Number(toRow) };
	return area.right - area.left < widestArea ? [area] : [];
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * Gives each cell of a merged area the area's value, as a person sees it: a date above its AM and PM columns, a code across
 * a week, a pupil beside two rows. Takes rows in their order.
 *
 * Downwards, an area is filled below the header alone (a name two rows high is one name), and only in rows that have
 * something of their own. Across, below the header, it is filled unless it begins in the first column, as a total or a
 * remark does.
 */
export class MergedCells {
	private readonly starting = new Map<number, MergedArea[]>();
	private open: { readonly area: MergedArea; readonly text: string }[] = [];

	constructor(
		areas: readonly MergedArea[],
		private readonly headerRow: number,
	) {
		for (const area of areas) this.starting.set(area.top, [...(this.starting.get(area.top) ?? []), area]);
	}

	filled({ row, cells }: TableRow): TableRow {
		if (this.starting.size === 0) return { row, cells };
		const full = [...cells];
		this.open = this.open.filter(({ area }) => area.bottom >= row);
		for (const { area, text } of this.open) fill(full, area, text);
		for (const area of this.starting.get(row) ?? []) {
			const text = cells[area.left] ?? '';
			if (text === '') continue;
			if (row <= this.headerRow + 1 || area.left > 0) fill(full, area, text);
			if (row > this.headerRow && area.bottom > row && !this.overlaps(area)) this.open.push({ area, text });
		}
		return { row, cells: full };
	}

	/** Excel knows no areas that overlap, and thousands of them in a row would each be filled in every row below. */
	private overlaps({ left, right }: MergedArea): boolean {
		return this.open.some(({ area }) => area.left <= right && left <= area.right);
	}
}

function fill(cells: string[], { left, right }: MergedArea, text: string): void {
	while (cells.length < left) cells.push('');
	for (let column = left; column <= right; column += 1) cells[column] ||= text;
}
