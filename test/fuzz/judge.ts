/** Reads a file as the node does and judges what comes out: a result that adds up, or an error that helps. */
import { isDeepStrictEqual } from 'node:util';
import { Readable } from 'node:stream';
import { importRegister, type ImportedRegister } from '../../attendance/register/importRegister';
import { contactsHeaderScore } from '../../attendance/register/contacts/readContactFile';
import { marksHeaderScore, type LayoutKind } from '../../attendance/register/layout';
import { pupilsHeaderScore } from '../../attendance/register/pupils/readPupilFile';
import { tableFile } from '../../connectors/tableSource/file/tableFile';
import { namesOfPupils } from './register';

export interface Refused {
	readonly message: string;
	readonly advice: string;
}

export type Outcome = { readonly imported: ImportedRegister } | { readonly refused: Refused };

/** A fault of the readers, with what a person needs to see it again. */
export class Fault extends Error {
	constructor(
		message: string,
		readonly content: Buffer,
	) {
		super(message);
	}
}

const knownErrors = new Set(['TableError', 'ItemError', 'RegisterFileError']);
const fileNames = /^(?:marks|pupils|contacts)\.file/;
const school = { urn: '', name: '', localAuthority: '', phase: null };

/** Files beside that of the marks. */
export interface Beside {
	readonly pupils: Buffer;
	readonly contacts: Buffer;
}

/** Imports a file, given whole or in pieces of so many bytes. Throws a `Fault` where what comes out cannot be trusted. */
export async function judged(content: Buffer, layout: LayoutKind | null, pieceLength?: number, beside?: Beside): Promise<Outcome> {
	let imported: ImportedRegister;
	const source = tableFile({ name: 'marks.file', content: pieceLength ? Readable.from(pieces(content, pieceLength)) : Buffer.from(content) });
	try {
		const files = {
			marks: await source.open(marksHeaderScore()),
			pupils: beside && (await tableFile({ name: 'pupils.file', content: beside.pupils }).open(pupilsHeaderScore())),
			contacts: beside && (await tableFile({ name: 'contacts.file', content: beside.contacts }).open(contactsHeaderScore())),
		};
		imported = await importRegister(files, { layout, weekCommencing: null, from: null, to: null, school });
	} catch (error) {
		return { refused: judgeError(error, content) };
	} finally {
		source.close();
	}
	judgeResult(imported, content);
	return { imported };
}

function judgeResult({ counts, rejected, pupils }: ImportedRegister, content: Buffer): void {
	const fault = (what: string) => new Fault(what, content);
	const { read, kept } = counts;
	const became = Object.entries(counts).flatMap(([name, count]) => (name === 'rows' || name === 'read' ? [] : [count]));
	if (Object.values(counts).some((count) => !Number.isSafeInteger(count) || count < 0)) throw fault(`a count is no count: ${JSON.stringify(counts)}`);
	if (read !== became.reduce((sum, count) => sum + count, 0)) throw fault(`counts do not add up: ${JSON.stringify(counts)}`);
	for (const { file, row, field, value, reason, advice } of rejected) {
		if (!fileNames.test(file) || field === '' || reason === '' || advice === '') throw fault(`a rejected row does not say where and why: ${JSON.stringify({ file, row, field, reason, advice })}`);
		if (row !== null && !(row >= 1)) throw fault(`a rejected row has no number: ${row}`);
		if (namesOfPupils.test(`${reason}${advice}`)) throw fault(`a rejected row tells a name: ${reason} ${advice}`);
		if (value.length > 80) throw fault(`a rejected row shows more than a cell: ${value}`);
	}
	const ids = new Set(pupils.map(({ pupil }) => pupil.id));
	if (ids.size !== pupils.length || ids.has('')) throw fault('two pupils have one id, or one has none');
	const marks = pupils.flatMap(({ register }) => Object.values(register.weeks).flatMap((week) => week.split(' ')));
	const entered = marks.filter((mark) => mark !== '-' && mark !== '.').length;
	if (pupils.length > 0 && entered !== kept) throw fault(`${kept} marks were kept and ${entered} stand in the registers`);
}

function judgeError(error: unknown, content: Buffer): Refused {
	const { name, message, advice } = error as Refused & { name: string };
	if (!knownErrors.has(name) || !advice) throw new Fault(`not an error for people: ${error instanceof Error ? error.stack : String(error)}`, content);
	if (!fileNames.test(message)) throw new Fault(`an error does not begin with the file: ${message}`, content);
	if (namesOfPupils.test(`${message}${advice}`)) throw new Fault(`an error tells a name: ${message} ${advice}`, content);
	return { message, advice };
}

/** Throws where two files that say the same were not read as the same. */
export function mustAgree(one: Outcome, other: Outcome, content: Buffer, how: string, ofOutcome: (outcome: Outcome) => unknown = whole): void {
	const [first, second] = [ofOutcome(one), ofOutcome(other)];
	if (!isDeepStrictEqual(first, second)) throw new Fault(`${how}: ${difference(first, second)}`, content);
}

/** All that a person sees. */
const whole = (outcome: Outcome) =>
	'refused' in outcome ? outcome.refused : { pupils: outcome.imported.pupils, totals: outcome.imported.withTotals, rejected: outcome.imported.rejected, counts: outcome.imported.counts };

/** The registers alone, by the pupils' ids; undefined for a file that was refused. */
export const registers = (outcome: Outcome) => ('refused' in outcome ? undefined : Object.fromEntries(outcome.imported.pupils.map(({ pupil, register }) => [pupil.id, register])));

function difference(one: unknown, other: unknown): string {
	const [first, second] = [JSON.stringify(one) ?? '', JSON.stringify(other) ?? ''];
	let at = 0;
	while (at < first.length && first[at] === second[at]) at += 1;
	const from = Math.max(0, at - 80);
	return `…${first.slice(from, at + 160)}… and …${second.slice(from, at + 160)}…`;
}

function* pieces(bytes: Buffer, length: number): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += length) yield Buffer.from(bytes.subarray(start, start + length));
}
