import path from 'node:path';
import { TableError } from '../../port';
import type { WorkbookArchive } from './archive';
import { isDateFormat } from './dateFormat';
import { named, XmlTags } from './xmlTags';

/** What a workbook holds: its sheets in their order, and what all of them share. */
export interface WorkbookContents {
	readonly sheets: readonly { readonly name: string; readonly part: string }[];
	readonly sharedStrings: readonly string[];
	/** By the number of a cell's style: whether its number is a date. */
	readonly dateStyles: readonly boolean[];
	/** Days are counted from 1 January 1904, as old Excel for Mac did. */
	readonly from1904: boolean;
}

/**
 * Reads what all sheets of a workbook share. Parts are found by the relations that the workbook itself names.
 * Throws `TableError` where the archive holds no Excel workbook.
 */
export async function readContents(file: string, archive: WorkbookArchive): Promise<WorkbookContents> {
	const roots = await relationsOf(archive, '');
	const book = [...roots.values()].find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
	const xml = /\.xml$/i.test(book) ? await archive.part(book) : undefined;
	if (!xml) throw notAWorkbook(file, archive);
	const relations = await relationsOf(archive, book);
	const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part;
	const part = async (type: string, usual: string) => await archive.part(partOf(type) ?? usual);
	const { sheets, from1904 } = readBook(xml);
	return {
		sheets: sheets.flatMap(({ name, relation }) => {
			const target = relations.get(relation);
			return target?.type === 'worksheet' ? [{ name, part: target.part }] : [];
		}),
		sharedStrings: readSharedStrings(await part('sharedStrings', 'xl/sharedStrings.xml')),
		dateStyles: readDateStyles(await part('styles', 'xl/styles.xml')),
		from1904,
	};
}

interface Relation {
	/** The last word of its address: `worksheet`, `styles`. */
	readonly type: string;
	readonly part: string;
}

/** What a part is related to, by the relation's id (ECMA-376-2, 6.5). */
async function relationsOf(archive: WorkbookArchive, part: string): Promise<ReadonlyMap<string, Relation>> {
	const folder = path.posix.dirname(part);
	const xml = await archive.part(path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`));
	const relations = new Map<string, Relation>();
	for (const { Id, Type = '', Target = '', TargetMode } of elements(xml, 'Relationship')) {
		if (Id === undefined || TargetMode === 'External') continue;
		relations.set(Id, { type: path.posix.basename(Type), part: Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target) });
	}
	return relations;
}

function readBook(xml: Buffer): { sheets: { name: string; relation: string }[]; from1904: boolean } {
	const isTrue = (value: string | undefined) => value === '1' || value === 'true';
	return {
		sheets: elements(xml, 'sheet').map(({ name = '', id = '' }) => ({ name, relation: id })),
		from1904: elements(xml, 'workbookPr').some(({ date1904 }) => isTrue(date1904)),
	};
}

/** Texts may be in pieces of different formats; how they are pronounced (`rPh`) stands beside them and is no text. */
function readSharedStrings(xml: Buffer | undefined): string[] {
	const texts: string[] = [];
	if (!xml) return texts;
	const tags = new XmlTags(xml);
	let text = '';
	let spoken = false;
	while (tags.next()) {
		if (tags.name === tag.rPh) spoken = !tags.closing && !tags.isEmpty();
		else if (tags.name === tag.t && tags.closing && !spoken) text += tags.text();
		else if (tags.name === tag.si && (tags.closing || tags.isEmpty())) {
			texts.push(unescaped(text));
			text = '';
		}
	}
	return texts;
}

function readDateStyles(xml: Buffer | undefined): boolean[] {
	if (!xml) return [];
	const formats = new Map(elements(xml, 'numFmt').map(({ numFmtId, formatCode }) => [Number(numFmtId), formatCode ?? '']));
	return elements(xml, 'xf', 'cellXfs').map(({ numFmtId }) => isDateFormat(Number(numFmtId), formats.get(Number(numFmtId))));
}

/** The attributes of each element of a name, within elements of another name if one is given. For small parts. */
function elements(xml: Buffer | undefined, name: string, within?: string): Readonly<Record<string, string | undefined>>[] {
	if (!xml) return [];
	const [wanted, outer] = [named(name), within === undefined ? undefined : named(within)];
	const tags = new XmlTags(xml);
	const found: Record<string, string | undefined>[] = [];
	let inside = outer === undefined;
	while (tags.next()) {
		if (tags.name === outer) inside = !tags.closing;
		if (tags.name !== wanted || tags.closing || !inside) continue;
		const attributes: Record<string, string | undefined> = {};
		while (tags.nextAttribute()) {
			const known = attributeNames.find((attribute) => named(attribute) === tags.attribute);
			if (known) attributes[known] = tags.value();
		}
		found.push(attributes);
	}
	return found;
}

const attributeNames = ['Id', 'Type', 'Target', 'TargetMode', 'name', 'id', 'date1904', 'numFmtId', 'formatCode'] as const;
const tag = { rPh: named('rPh'), si: named('si'), t: named('t') };

/** Signs that XML cannot hold are written as `_x000D_` (ECMA-376-1, 22.9.2.19). */
export const unescaped = (text: string): string =>
	text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

function notAWorkbook(file: string, archive: WorkbookArchive): TableError {
	const what = archive.has('xl/workbook.bin')
		? 'is a binary Excel workbook (.xlsb)'
		: archive.has('content.xml')
			? 'is an OpenDocument file (.ods)'
			: archive.has('word/document.xml')
				? 'is a Word document'
				: 'is a ZIP archive and not an Excel workbook';
	return new TableError(`${file} ${what}`, 'Save it as CSV or XLSX and import that file; unpack an archive first.');
}
