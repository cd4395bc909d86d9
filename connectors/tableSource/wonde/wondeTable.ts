import type { Table, TableRow } from '../../../attendance/register/table';
import type { ServiceAccess } from '../../service/access';
import { TableError, type TableSource } from '../port';
import { contactColumns, contactsOf, contactsOfPupil } from './contacts';
import type { WondeColumn } from './fields';
import { markColumns, marksOf, needsCodes, readCodes } from './marks';
import { pupilColumns, pupilsOf, schoolRecord } from './pupils';
import { WondeApi, type WondeList, type WondeRecord } from './wondeApi';

export type WondeTable = 'marks' | 'pupils' | 'contacts';

/**
 * The register of a school at Wonde, as the table that an export would be: session marks, pupils, or contacts with a row for
 * each pupil. Read a page at a time, so that memory holds one page. A column of which the first page gives nothing is left
 * out: Wonde gives null where the school has not approved a field, and that is not "no".
 *
 * Takes Wonde's id of the school. Failures are `ServiceError`, and `TableError` where what came cannot be whole.
 */
export function wondeTable(access: ServiceAccess, school: string, table: WondeTable): TableSource {
	const api = new WondeApi(access);
	const opened = { marks: openMarks, pupils: openPupils, contacts: openContacts }[table];
	let close = () => {};
	return {
		async open() {
			const { table: open, pages } = await opened(api, school);
			close = () => void pages.return(undefined);
			return open;
		},
		close: () => close(),
	};
}

interface Opened {
	readonly table: Table;
	readonly pages: AsyncGenerator<readonly WondeRecord[]>;
}

async function openMarks(api: WondeApi, school: string): Promise<Opened> {
	const { list, start, pages } = await begin(api, marksOf(school));
	const columns = markColumns(start.some(needsCodes) ? await readCodes(api) : new Map());
	if (start.length > 0 && start.every((mark) => !columns[3]?.of(mark))) {
		throw new TableError('Wonde gives the marks without their codes', 'The school has not approved that field. Ask its administrator to approve "Attendance" with the attendance codes for the app in the school’s Wonde dashboard.');
	}
	return { table: tableOf({ name: list.what, columns, start, pages, rowsOf: (mark) => [mark] }), pages };
}

async function openPupils(api: WondeApi, school: string): Promise<Opened> {
	const columns = pupilColumns(await api.one(schoolRecord(school)));
	const { list, start, pages } = await begin(api, pupilsOf(school));
	return { table: tableOf({ name: list.what, columns: given(columns, start), start, pages, rowsOf: (pupil) => [pupil] }), pages };
}

async function openContacts(api: WondeApi, school: string): Promise<Opened> {
	const { list, start, pages } = await begin(api, contactsOf(school));
	if (start.length > 0 && start.every((pupil) => !('contacts' in pupil))) {
		throw new TableError('Wonde gives the pupils without their contacts', 'The school has not approved them, or its MIS does not give them. Ask its administrator to approve "Contacts" for the app in the school’s Wonde dashboard, or take Contacts out of "Also Read".');
	}
	return { table: tableOf({ name: list.what, columns: given(contactColumns, start.flatMap(contactsOfPupil)), start, pages, rowsOf: contactsOfPupil }), pages };
}

interface Begun {
	readonly list: WondeList;
	/** The first page, which shows what there is. */
	readonly start: readonly WondeRecord[];
	/** The pages after it. */
	readonly pages: AsyncGenerator<readonly WondeRecord[]>;
}

async function begin(api: WondeApi, list: WondeList): Promise<Begun> {
	const pages = api.pages(list);
	const { value } = await pages.next();
	return { list, start: value ?? [], pages };
}

const given = <Row>(columns: readonly WondeColumn<Row>[], rows: readonly Row[]): WondeColumn<Row>[] =>
	columns.filter(({ of }) => rows.length === 0 || rows.some((row) => of(row) !== undefined));

interface Making<Row> {
	readonly name: string;
	readonly columns: readonly WondeColumn<Row>[];
	readonly start: readonly WondeRecord[];
	readonly pages: AsyncGenerator<readonly WondeRecord[]>;
	readonly rowsOf: (record: WondeRecord) => readonly Row[];
}

function tableOf<Row>({ name, columns, start, pages, rowsOf }: Making<Row>): Table {
	async function* rows(): AsyncGenerator<readonly TableRow[]> {
		let number = 1;
		const rowsOfPage = (page: readonly WondeRecord[]) => page.flatMap(rowsOf).map((row) => ({ row: (number += 1), cells: columns.map(({ of }) => of(row) ?? '') }));
		yield rowsOfPage(start);
		for await (const page of pages) yield rowsOfPage(page);
	}
	return { file: `Wonde (${name})`, titleRows: [], header: { row: 1, cells: columns.map((column) => column.name) }, rows: rows() };
}
