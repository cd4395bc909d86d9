import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { N8nInstance, type RunData } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { inTurns, peakIn, peakRecording, type Measured } from '../measure';
import type { Benchmark } from '../section';
import { programs, workflowOf, type ProgramName } from './workflows';

const pupils = 1_000;
const sessions = 400;
const turns = 3;
const day = 86_400_000;
const megabyte = 1024 * 1024;

const whatRuns: Record<ProgramName, string> = {
	empty: 'a workflow that does nothing',
	builtIn: "n8n's own nodes",
	ours: 'our node',
	oursFromItem: 'our node behind Read/Write Files',
};

/** How often each pupil has each code: `100001 I` → 7. Both sides must find the same. */
type Counts = ReadonlyMap<string, number>;

/** Our node in a real n8n against n8n's own nodes, on the same file. */
export const realN8n: Benchmark = async (say) => {
	const folder = testFolder('benchmark');
	const peakFile = path.join(folder, 'peak');
	try {
		say('setting up n8n');
		const n8n = await N8nInstance.create(folder, peakRecording(peakFile));
		n8n.installBuild();
		const file = path.join(folder, '.n8n-files/marks.csv');
		mkdirSync(path.dirname(file), { recursive: true });
		const written = writeMarks(file);
		const found: Partial<Record<ProgramName, RunData>> = {};
		const ownTimes: Record<ProgramName, number[]> = { empty: [], builtIn: [], ours: [], oursFromItem: [] };
		const names = Object.keys(programs) as ProgramName[];
		for (const name of names) await imported(n8n, workflowOf(name, file));
		const run = (name: ProgramName) => async (): Promise<Measured> => {
			say(`real n8n: ${whatRuns[name]}`);
			rmSync(peakFile, { force: true });
			const started = process.hrtime.bigint();
			const { data, seconds } = await n8n.executeTimed(workflowOf(name, file).id);
			found[name] = data;
			ownTimes[name].push(seconds);
			return { seconds: Number(process.hrtime.bigint() - started) / 1e9, peakMegabytes: peakIn(peakFile), stdout: '' };
		};
		const { empty, builtIn, ours, oursFromItem } = await inTurns(turns, { empty: run('empty'), builtIn: run('builtIn'), ours: run('ours'), oursFromItem: run('oursFromItem') });
		mustAgree(written, countsOfRows(found.builtIn as RunData), "n8n's own nodes");
		for (const name of ['ours', 'oursFromItem'] as const) mustAgree(written, countsOfPupils(found[name] as RunData), whatRuns[name]);
		const above = (name: ProgramName, { peakMegabytes }: Measured) => ({ seconds: middle(ownTimes[name]), peakMegabytes: peakMegabytes - empty.peakMegabytes });
		const [oursAlone, fromItemAlone, builtInAlone] = [above('ours', ours), above('oursFromItem', oursFromItem), above('builtIn', builtIn)];
		return {
			title: 'In a real n8n',
			what:
				`The same CSV of ${(pupils * sessions).toLocaleString('en-GB')} marks (${(statSync(file).size / megabyte).toFixed(1)} MB) in the same n8n, which keeps files on disk as it does by default: ` +
				`Attendance Register reading the folder, as in the ready-made workflows (a register for each pupil), and once more behind Read/Write Files from Disk, against Read/Write Files from Disk → Extract from File → Summarize (marks counted by pupil and code). ` +
				`The first four rows are whole processes of n8n, the middle of ${turns} in turns. Most of such a process is n8n itself starting, so the last three rows are the work alone: ` +
				`the time of the workflow from its start to its end by n8n's own record, and the memory above that of a workflow that does nothing. The goals are for those; the whole processes stand beside them. ` +
				`Both must count the same marks for each pupil and code.`,
			rows: [
				{ name: 'n8n with a workflow that does nothing', ...empty },
				{ name: 'n8n with Attendance Register', ...ours },
				{ name: 'n8n with Attendance Register behind Read/Write Files', ...oursFromItem },
				{ name: 'n8n with its own nodes', ...builtIn },
				{ name: 'the workflow alone: Attendance Register', ...oursAlone },
				{ name: 'the workflow alone: Attendance Register behind Read/Write Files', ...fromItemAlone },
				{ name: 'the workflow alone: n8n’s own nodes', ...builtInAlone },
			],
			ratios: [
				{ text: 'our time ÷ that of n8n’s own nodes, the workflow alone', value: oursAlone.seconds / builtInAlone.seconds, goal: 0.1 },
				{ text: 'our memory ÷ that of n8n’s own nodes, above n8n itself', value: oursAlone.peakMegabytes / builtInAlone.peakMegabytes, goal: 0.1 },
				{ text: 'the same behind Read/Write Files: time', value: fromItemAlone.seconds / builtInAlone.seconds },
				{ text: 'the same behind Read/Write Files: memory', value: fromItemAlone.peakMegabytes / builtInAlone.peakMegabytes },
				{ text: 'our time ÷ that of n8n’s own nodes, whole process', value: ours.seconds / builtIn.seconds },
				{ text: 'our time ÷ that of n8n’s own nodes, whole process above one that does nothing', value: (ours.seconds - empty.seconds) / (builtIn.seconds - empty.seconds) },
				{ text: 'our memory ÷ that of n8n’s own nodes, whole process', value: ours.peakMegabytes / builtIn.peakMegabytes },
			],
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

const middle = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[(values.length - 1) >> 1] as number;

async function imported(n8n: N8nInstance, workflow: { readonly id: string }): Promise<void> {
	const file = path.join(n8n.folder, `${workflow.id}.json`);
	writeFileSync(file, JSON.stringify(workflow));
	await n8n.importWorkflow(file);
}

/** Writes a long register of invented pupils: a row a session, as a MIS exports it. Gives what stands in it. */
function writeMarks(file: string): Counts {
	const lines = ['Admission Number,Legal Surname,Legal Forename,Registration Group,Date,Session,Mark'];
	const counts = new Map<string, number>();
	const codes = ['/', '/', '/', '/', '/', '/', '/', '/', 'L', 'I', 'C', 'O', 'U', 'M'];
	for (let session = 0; session < sessions; session += 1) {
		const number = session >> 1;
		const date = new Date(Date.UTC(2025, 8, 1) + (Math.floor(number / 5) * 7 + (number % 5)) * day).toISOString().slice(0, 10).split('-').reverse().join('/');
		for (let pupil = 0; pupil < pupils; pupil += 1) {
			const code = codes[(pupil * 7 + session * 3 + ((pupil * session) % 11)) % codes.length] as string;
			const mark = code === '/' && session % 2 === 1 ? '\\' : code;
			const id = String(100_000 + pupil);
			lines.push(`${id},Surname${pupil % 900},Forename${pupil % 300},${7 + (pupil % 5)}${'ABCDEFGHIJ'[pupil % 10]},${date},${session % 2 ? 'PM' : 'AM'},${mark}`);
			counts.set(`${id} ${mark}`, (counts.get(`${id} ${mark}`) ?? 0) + 1);
		}
	}
	writeFileSync(file, `${lines.join('\r\n')}\r\n`);
	return counts;
}

const itemsOf = (run: RunData): Record<string, unknown>[] => (run['Do the work']?.[0] ?? []).map(({ json }) => json as unknown as Record<string, unknown>);

function countsOfRows(run: RunData): Counts {
	return new Map(itemsOf(run).map((item) => [`${String(item.Admission_Number ?? item['Admission Number'])} ${String(item.Mark)}`, Number(item.count_Date)]));
}

function countsOfPupils(run: RunData): Counts {
	const counts = new Map<string, number>();
	for (const item of itemsOf(run) as unknown as { pupil: { id: string }; register: { weeks: Record<string, string> } }[]) {
		for (const code of Object.values(item.register.weeks).flatMap((week) => week.split(' '))) {
			if (code === '.' || code === '-') continue;
			counts.set(`${item.pupil.id} ${code}`, (counts.get(`${item.pupil.id} ${code}`) ?? 0) + 1);
		}
	}
	return counts;
}

function mustAgree(expected: Counts, found: Counts, who: string): void {
	const wrong = [...expected].filter(([key, count]) => found.get(key) !== count);
	if (wrong.length > 0 || found.size !== expected.size) throw new Error(`${who} counted ${found.size} pairs of pupil and code, ${wrong.length} of them wrongly, of ${expected.size}`);
}
