/** One round: a register made from a number, damaged in one way, read in several. The same number gives the same round. */
import { unzipSync, zipSync } from 'fflate';
import { layoutKinds } from '../../attendance/register/layout';
import { Random } from '../sample-school/random';
import { judged, mustAgree, registers, type Outcome } from './judge';
import { damageBytes, damageCells, damageGrid } from './mutate';
import { randomFile, type FuzzFile, type Grid } from './register';
import { asText, asWorkbook, plainDialect, randomDialect } from './write';

/** What rounds may be of. */
const kinds: Readonly<Record<string, (file: FuzzFile, random: Random) => Promise<Outcome>>> = {
	/** The same table in several forms is read as the same. */
	async forms({ grid }, random) {
		const changed = random.chance(0.85) ? damageGrid(grid, random) : grid;
		const layout = random.chance(0.1) ? random.pick(layoutKinds) : null;
		const plain = asText(changed, plainDialect);
		const outcome = await judged(plain, layout);
		mustAgree(outcome, await judged(plain, layout, random.pick([1, 7, 100, 4_096])), plain, 'in pieces it is another');
		const dialect = randomDialect(random);
		if (dialect.encoding !== 'latin1' || isLatin1(changed)) {
			const other = asText(changed, dialect);
			mustAgree(outcome, await judged(other, layout), other, `written otherwise (${JSON.stringify(dialect)}) it is another`);
		}
		const workbook = asWorkbook(changed);
		mustAgree(outcome, await judged(workbook, layout), workbook, 'as a workbook it is another');
		return outcome;
	},

	/** Rows in another order give the same registers. */
	async order(file, random) {
		const grid = damageCells(file, random);
		const content = asText(grid, plainDialect);
		const outcome = await judged(content, null);
		const shuffled = asText([...grid.slice(0, file.headerRows), ...inAnotherOrder(grid.slice(file.headerRows), random)], plainDialect);
		const other = await judged(shuffled, null);
		// What a file is may be told by its first row, so that one order is read and another refused; never two registers.
		if ('imported' in outcome && 'imported' in other) mustAgree(outcome, other, shuffled, 'in another order it is another', registers);
		return outcome;
	},

	/** Marks with pupils' details and contacts, any of them damaged. */
	async threeFiles({ grid, pupils, contacts }, random) {
		const damaged = (some: Grid) => (random.chance(0.6) ? damageGrid(some, random) : some);
		const [marks, beside] = [asText(damaged(grid), plainDialect), { pupils: damaged(pupils), contacts: damaged(contacts) }];
		const texts = { pupils: asText(beside.pupils, plainDialect), contacts: asText(beside.contacts, plainDialect) };
		const workbooks = { pupils: asWorkbook(beside.pupils), contacts: asWorkbook(beside.contacts) };
		const outcome = await judged(marks, null, undefined, texts);
		mustAgree(outcome, await judged(marks, null, undefined, workbooks), Buffer.concat(Object.values(texts)), 'with workbooks beside it is another');
		return outcome;
	},

	/** Text longer than what readers hold at once, with cells of several lines: where it is cut changes nothing. */
	async longText({ grid, headerRows }, random) {
		const rows = damageGrid(grid, random).slice(headerRows).map((row) => row.slice(0, 60));
		const remark = () => random.pick(['', '', '', 'seen', 'a "word"', 'two\r\nlines', 'x'.repeat(random.integer(1, 900)), 'Zoë, Łukasz', '\n\n\n']);
		const long = [...Array(Math.ceil(random.integer(1_000, 3_000) / Math.max(1, rows.length)))].flatMap(() => rows.map((row) => [...row, remark()]));
		const content = asText([...grid.slice(0, headerRows).map((row) => [...row, 'Comments']), ...long], plainDialect);
		const outcome = await judged(content, null);
		for (const pieceLength of [random.integer(1_000, 9_000), 65_536]) mustAgree(outcome, await judged(content, null, pieceLength), content, `in pieces of ${pieceLength} it is another`);
		return outcome;
	},

	async textBytes({ grid }, random) {
		return await judged(damageBytes(asText(grid, randomDialect(random)), random), null, random.pick([undefined, 13, 1_000]));
	},

	async workbookBytes({ grid }, random) {
		return await judged(damageBytes(asWorkbook(grid), random), null);
	},

	/** A sound archive whose XML is damaged. */
	async workbookXml({ grid }, random) {
		const parts = unzipSync(asWorkbook(grid));
		for (let count = random.integer(1, 2); count > 0; count -= 1) {
			const name = random.pick(Object.keys(parts).concat('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'));
			parts[name] = new Uint8Array(damageBytes(Buffer.from(parts[name] as Uint8Array), random));
		}
		return await judged(Buffer.from(zipSync(parts)), null);
	},

	async anyBytes(_, random) {
		const bytes = Buffer.from([...Array(random.integer(0, 3_000))].map(() => random.integer(0, random.pick([127, 255]))));
		const start = random.pick(['', 'PK\x03\x04', 'UPN,Date,Session,Mark\n', '\xff\xfe', '\xef\xbb\xbf']);
		return await judged(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), null);
	},
};

const shares: ReadonlyArray<readonly [keyof typeof kinds, number]> = [['forms', 12], ['order', 6], ['threeFiles', 6], ['longText', 1], ['textBytes', 6], ['workbookBytes', 3], ['workbookXml', 6], ['anyBytes', 2]];

export interface RoundResult {
	readonly kind: string;
	readonly refused: boolean;
}

/** Runs the round of a number. Throws a `Fault` where a reader is at fault. */
export async function round(number: number): Promise<RoundResult> {
	const random = new Random('fuzz', number);
	const kind = random.weighted(shares);
	const outcome = await (kinds[kind] as (typeof kinds)[string])(randomFile(random), random);
	return { kind: String(kind), refused: 'refused' in outcome };
}

const isLatin1 = (grid: Grid): boolean => grid.every((row) => row.every((cell) => /^[\x20-\x7e\xa0-\xff]*$/.test(cell)));

function inAnotherOrder<Value>(values: readonly Value[], random: Random): Value[] {
	const shuffled = [...values];
	for (let last = shuffled.length - 1; last > 0; last -= 1) {
		const other = random.integer(0, last);
		[shuffled[last], shuffled[other]] = [shuffled[other] as Value, shuffled[last] as Value];
	}
	return shuffled;
}
