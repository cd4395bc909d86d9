import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { emptyCase } from '../../../attendance/item';
import { generateSchool } from '../../sample-school';
import { scored } from '../../sample-school/scored';
import { bundled, inNewFolder, inTurns, measured } from '../measure';
import type { Benchmark } from '../section';

const turns = 5;
const pupils = 10_000;
/** Late in the year, when registers are long. */
const asAt = '2027-05-21';

/** 10,000 decisions by the shipped policy, against reading and measuring the same pupils without one. */
export const decisions: Benchmark = (say) =>
	inNewFolder(async (folder) => {
		const program = await bundled(path.join(__dirname, 'program.ts'), folder);
		const file = path.join(folder, 'items.jsonl');
		say(`making ${pupils.toLocaleString('en-GB')} scored pupils`);
		writeItems(file);
		const of = (how: 'read' | 'measure' | 'decide' | 'decide briefly') => () => measured([program, file, how, asAt]);
		say('deciding');
		const runs = await inTurns(turns, { decide: of('decide'), briefly: of('decide briefly'), measure: of('measure'), read: of('read') });
		const counts = JSON.parse(runs.decide.stdout) as Record<string, number>;
		if (counts.pupils !== pupils) throw new Error(`Not every pupil was decided on: ${runs.decide.stdout}`);
		return {
			title: 'Decisions',
			what:
				`${pupils.toLocaleString('en-GB')} invented pupils with their registers as at ${asAt}, measured and scored, ${Math.round(statSync(file).size / 1_000_000)} MB of JSON, an item a line. ` +
				`Each is read and decided on by the shipped policy (${counts.due ?? 0} due, ${counts.held ?? 0} held); ` +
				'beside it the same items read and their registers measured, without a policy; and read by `JSON.parse` alone, which is the plain library call underneath. ' +
				`Whole processes; the middle of ${turns} runs, in turns.`,
			rows: [
				{ name: 'read and decided', ...runs.decide, note: `${Math.round(pupils / runs.decide.seconds).toLocaleString('en-GB')} pupils a second` },
				{ name: 'read and decided, without what would change it', ...runs.briefly, note: `${Math.round(pupils / runs.briefly.seconds).toLocaleString('en-GB')} pupils a second` },
				{ name: 'read and measured', ...runs.measure, note: 'no policy' },
				{ name: 'read', ...runs.read, note: 'JSON.parse alone' },
			],
			ratios: [
				{ text: 'deciding ÷ measuring the same registers (reading taken off both)', value: (runs.decide.seconds - runs.read.seconds) / (runs.measure.seconds - runs.read.seconds) },
				{ text: 'the same without what would change it', value: (runs.briefly.seconds - runs.read.seconds) / (runs.measure.seconds - runs.read.seconds) },
				{ text: 'read and decided ÷ read and measured: time', value: runs.decide.seconds / runs.measure.seconds },
				{ text: 'read and decided ÷ read: time', value: runs.decide.seconds / runs.read.seconds },
				{ text: 'read and decided ÷ read: memory', value: runs.decide.peakMegabytes / runs.read.peakMegabytes },
			],
		};
	});

/** Several invented schools, until there are as many pupils as are wanted. */
function writeItems(file: string): void {
	const opened = openSync(file, 'w');
	try {
		for (let [seed, left] = [1, pupils]; left > 0; seed += 1) {
			const items = scored(generateSchool({ phase: 'secondary', seed, asAt }).pupils, asAt).slice(0, left);
			for (const { pupil, contacts, register, attendance, risk } of items) {
				writeSync(opened, `${JSON.stringify({ pupil: { ...pupil, id: `${seed}-${pupil.id}` }, contacts, register, attendance, risk, case: emptyCase })}\n`);
			}
			left -= items.length;
		}
	} finally {
		closeSync(opened);
	}
}
