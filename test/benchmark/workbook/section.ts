import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundled, inNewFolder, inTurns, measured } from '../measure';
import type { Benchmark, BenchmarkRatio, BenchmarkRow } from '../section';
import { pupils, sessions, writeWorkbook, type WorkbookLayout } from './writeWorkbook';

const turns = 5;
const goal = 1.2;
const layouts: readonly WorkbookLayout[] = ['wide', 'weekly', 'daily'];
const marks = pupils * sessions;

/** Excel workbooks: this package against the fastest library that we measured, on the same three files. */
export const workbook: Benchmark = (say) =>
	inNewFolder(async (folder) => {
		const program = (name: string) => bundled(path.join(__dirname, `${name}.ts`), folder);
		const [ours, library, imported] = [await program('ours'), await program('library'), await program('imported')];
		const rows: BenchmarkRow[] = [];
		const ratios: BenchmarkRatio[] = [];
		for (const layout of layouts) {
			say(`a workbook in the ${layout} layout`);
			const file = path.join(folder, `${layout}.xlsx`);
			writeFileSync(file, writeWorkbook(layout));
			const runs = await inTurns(turns, {
				ours: () => measured([ours, file]),
				library: () => measured([library, file]),
				imported: () => measured([imported, file]),
			});
			if (runs.ours.stdout !== runs.library.stdout) throw new Error(`The two do not read the same: ${runs.ours.stdout} and ${runs.library.stdout}`);
			if (runs.imported.stdout !== `${pupils} pupils, ${marks} marks`) throw new Error(`Not all marks were imported: ${runs.imported.stdout}`);
			rows.push(
				{ name: `${layout}: read by this package`, ...runs.ours, note: runs.ours.stdout },
				{ name: `${layout}: read by read-excel-file`, ...runs.library, note: 'no limits, no rows of text' },
				{ name: `${layout}: imported by this package`, ...runs.imported, note: runs.imported.stdout },
			);
			ratios.push(
				{ text: `${layout}: our time to read ÷ read-excel-file's`, value: runs.ours.seconds / runs.library.seconds, goal },
				{ text: `${layout}: our memory ÷ read-excel-file's`, value: runs.ours.peakMegabytes / runs.library.peakMegabytes },
				{ text: `${layout}: our time to import all ÷ read-excel-file's to read`, value: runs.imported.seconds / runs.library.seconds },
			);
		}
		return {
			title: 'Excel workbooks',
			what:
				`A year of marks of ${pupils.toLocaleString('en-GB')} invented pupils (${sessions} sessions, ${marks.toLocaleString('en-GB')} marks) as XLSX in three layouts, ` +
				`read to the last cell by a process of its own: by this package, with its guards against hostile files, and by read-excel-file as its documentation shows it. ` +
				`The middle of ${turns} runs, in turns. Both must count the same cells. The last row of each layout is our whole import, which the library has no counterpart of.`,
			rows,
			ratios,
		};
	});
