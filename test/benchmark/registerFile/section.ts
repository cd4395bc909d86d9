import { statSync } from 'node:fs';
import path from 'node:path';
import { bundled, inNewFolder, inTurns, measured, type Measured } from '../measure';
import type { Benchmark, BenchmarkRatio, BenchmarkRow } from '../section';
import { writeMarks, type MarksFile } from './writeMarks';

const turns = 5;
const pupils = 10_527;
const sessions = 380;
/** DuckDB is not bundled: it has a library of its own for each system. */
const withPackages = { NODE_PATH: path.resolve(__dirname, '../../../node_modules') };

/** CSV: this package from the file to the scored pupils, against DuckDB adding the same file up; and how both grow. */
export const registerFile: Benchmark = (say) =>
	inNewFolder(async (folder) => {
		const ours = await bundled(path.join(__dirname, 'ours.ts'), folder);
		const duckdb = await bundled(path.join(__dirname, 'duckdb.ts'), folder);
		const written = (name: string, size: MarksFile) => {
			const file = path.join(folder, name);
			say(`writing ${(size.pupils * size.sessions).toLocaleString('en-GB')} marks ${size.order}`);
			writeMarks(file, size);
			return { file, megabytes: Math.round(statSync(file).size / 1_000_000) };
		};
		const runOurs = (file: string) => () => measured([ours, file]);
		const runDuckDb = (file: string, asked: string) => () => measured([duckdb, file, asked], withPackages);

		const rows: BenchmarkRow[] = [];
		const ratios: BenchmarkRatio[] = [];
		let megabytes = 0;
		let whole: Measured | undefined;
		for (const order of ['by pupil', 'by session'] as const) {
			const marks = written(`${order.replace(' ', '-')}.csv`, { pupils, sessions, order });
			megabytes = marks.megabytes;
			say(`reading ${megabytes} MB ${order}`);
			const runs = await inTurns(turns, {
				ours: runOurs(marks.file),
				threshold: runDuckDb(marks.file, 'threshold'),
				counts: runDuckDb(marks.file, 'counts'),
			});
			agree(runs.ours, runs.threshold);
			whole ??= runs.ours;
			rows.push(
				{ name: `rows ${order}: this package`, ...runs.ours, note: 'import, all measures, risk' },
				{ name: `rows ${order}: DuckDB`, ...runs.threshold, note: 'counts and the most in ten school weeks' },
				{ name: `rows ${order}: DuckDB`, ...runs.counts, note: 'counts alone' },
			);
			ratios.push(
				{ text: `rows ${order}: our time ÷ DuckDB's`, value: runs.ours.seconds / runs.threshold.seconds, goal: 1 },
				{ text: `rows ${order}: our memory ÷ DuckDB's`, value: runs.ours.peakMegabytes / runs.threshold.peakMegabytes, goal: 0.5 },
				{ text: `rows ${order}: our time ÷ DuckDB's for counts alone`, value: runs.ours.seconds / runs.counts.seconds },
				{ text: `rows ${order}: our memory ÷ DuckDB's for counts alone`, value: runs.ours.peakMegabytes / runs.counts.peakMegabytes },
			);
		}

		const halfSessions = written('half-the-sessions.csv', { pupils, sessions: sessions / 2, order: 'by pupil' });
		const halfPupils = written('half-the-pupils.csv', { pupils: Math.ceil(pupils / 2), sessions, order: 'by pupil' });
		say('reading halves');
		const halves = await inTurns(turns, { halfSessions: runOurs(halfSessions.file), halfPupils: runOurs(halfPupils.file) });
		rows.push(
			{ name: 'this package, half the sessions', ...halves.halfSessions, note: 'as many pupils' },
			{ name: 'this package, half the pupils', ...halves.halfPupils, note: 'as many sessions each' },
		);
		const all = whole as Measured;
		ratios.push(
			{ text: 'twice the marks by twice the sessions: time', value: all.seconds / halves.halfSessions.seconds, goal: 2 },
			{ text: 'twice the marks by twice the pupils: time', value: all.seconds / halves.halfPupils.seconds, goal: 2 },
			{ text: 'twice the marks by twice the sessions: memory', value: all.peakMegabytes / halves.halfSessions.peakMegabytes },
			{ text: 'twice the marks by twice the pupils: memory', value: all.peakMegabytes / halves.halfPupils.peakMegabytes },
		);
		return {
			title: 'Marks as CSV',
			what:
				`A school year of marks of ${pupils.toLocaleString('en-GB')} invented pupils, ${(pupils * sessions).toLocaleString('en-GB')} rows and ${megabytes} MB, a row a session with ten columns ` +
				'(commas and quotation marks within quotation marks, CR LF, letters outside ASCII), once with each pupil’s rows together and once with each session’s. ' +
				'Ours is everything from the file to the scored items, all of which it keeps; DuckDB reads the file with its form given and its own default threads, and adds up. ' +
				`Both must agree on every pupil’s possible, absent and unauthorised sessions and on who meets the threshold. Whole processes; the middle of ${turns} runs, in turns.`,
			rows,
			ratios,
		};
	});

function agree(ours: Measured, theirs: Measured): void {
	if (ours.stdout !== theirs.stdout) throw new Error(`The two do not agree: ${ours.stdout} and ${theirs.stdout}`);
}
