/** The review of impact in a real n8n: the shipped workflow as it is, on a sample school whose case log holds letters and help of the past months. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { letterKey } from '../../attendance/caseLog';
import { schoolYearName } from '../../attendance/calendar/weeks';
import { impactOf, reportedOf, reportSchema, type PupilHistory, type Report } from '../../attendance/impact';
import { emptyCase } from '../../attendance/item';
import { openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import { liveThrough } from '../attendance/impact/treatedSchool';
import { exportFiles, generateSchool } from '../sample-school';
import { Random } from '../sample-school/random';
import { N8nInstance, repository, type RunData } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { readPdf } from '../support/readPdf';
import { importShipped, placeExports, schoolFolder } from '../support/weeklyRun';

const shipped = path.join(repository, 'workflows/embedded/review-impact.json');
/** The school that the workflow's own Settings name. */
const school = { urn: '990101', name: 'Wexbourne Academy' };
const asAt = '2027-03-19';
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });
const random = new Random('review of impact');

/** A letter on the first Monday on which absence had been high and staff got round to it; it changes nothing. Two pupils in ten of those were offered help. */
const histories: PupilHistory[] = sample.pupils.map(({ pupil, register }) => {
	const { letter } = liveThrough(register, { asAt, gets: () => random.chance(0.35), attends: () => false });
	const steps = letter ? [{ step: 'early-concern', takenOn: letter, state: 'done' as const, documents: 1, absentSessions: null, possibleSessions: null }] : [];
	const help = { id: 'h1', name: 'Bereavement counselling', provider: '', aim: '', startedOn: letter ?? asAt, outcome: null, endedOn: null, notes: '', absentSessions: null, possibleSessions: null };
	return { pupilId: pupil.id, register, case: { ...emptyCase, steps, interventions: letter && random.chance(0.05) ? [help] : [] } };
});

let folder: string;
let n8n: N8nInstance;
let run: RunData;
let reports: Report[];

const page = () => readFileSync(path.join(schoolFolder(n8n), 'reports', asAt, `impact-${school.urn}-${asAt}.pdf`));

beforeAll(async () => {
	folder = testFolder('impact');
	n8n = await N8nInstance.create(folder);
	n8n.installBuild();
	placeExports(n8n, exportFiles(sample).files);
	await fillCaseLog();
	run = await n8n.execute(await importShipped(n8n, shipped, { asAt }));
	reports = (run['Report what came after']?.[0] ?? []).map(({ json }) => reportSchema.parse((json as { report?: unknown }).report));
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each letter reserved and settled under its key, and each help recorded, as the nodes do it. */
async function fillCaseLog(): Promise<void> {
	const store = await openSqliteCaseStore(path.join(n8n.folder, '.n8n/school-attendance/case-log.sqlite'));
	const run1 = { id: '1', at: `${asAt}T07:00:00.000Z` };
	try {
		const letters = histories.flatMap(({ pupilId, case: { steps } }) => steps.map(({ step, takenOn: date }) => ({
			key: letterKey({ pupilId, step, date }, { id: '1', name: '', relationship: '' }), pupilId, step, asAt: date,
			absentSessions: null, possibleSessions: null, document: null, period: schoolYearName(date),
		})));
		await store.reserve(school, letters, run1);
		await store.settle(school, letters, run1);
		await store.record(school, histories.flatMap(({ pupilId, case: { interventions } }) => interventions.map(({ id, name, startedOn: on }) => ({
			key: `${pupilId}|intervention|${id}`, pupilId, asAt: on, absentSessions: null, possibleSessions: null,
			record: { type: 'intervention' as const, by: 'Attendance officer', on, id, name, provider: '', aim: '' },
		}))), run1);
	} finally {
		await store.close();
	}
}

test('finds what the school’s own registers and letters give, to the session', () => {
	const expected = impactOf(histories, asAt).map((impact) => reportedOf(impact, asAt));
	expect(expected.map(({ name }) => name)).toEqual(['Bereavement counselling', 'Early concern letter']);
	expect(reports.slice(1)).toEqual(expected);
	expect(reports[0]).toMatchObject({ kind: 'impact page', pupils: histories.length, pupilsWithoutMarks: 0 });
});

test('judges the letter on enough pupils, and claims nothing for one that changed nothing', () => {
	const letter = reports.find((report) => report.kind === 'impact' && report.id === 'early-concern');
	if (letter?.kind !== 'impact' || !letter.left) throw new Error('The letter was not judged');
	expect(letter.pupils).toBeGreaterThanOrEqual(20);
	expect(letter.left.from).toBeLessThanOrEqual(0);
	expect(letter.left.to).toBeGreaterThanOrEqual(0);
});

test('saves one page, which names no pupil and no help that few had', async () => {
	expect(readdirSync(path.join(schoolFolder(n8n), 'reports', asAt))).toEqual([`impact-${school.urn}-${asAt}.pdf`]);
	const { text } = await readPdf(page());
	for (const words of ['What came after each step', school.name, 'How to read this', 'Early concern letter', '1 kind of help was used for fewer than ten pupils']) expect(text).toContain(words);
	expect(text).not.toContain('counselling');
	const names = new Set(text.match(/\p{L}+/gu));
	const surnames = sample.pupils.map(({ pupil }) => pupil.legalSurname).filter((surname) => names.has(surname));
	expect(surnames).toEqual([]);
});

test('imported with no edits at all, on a school without any history, it runs to its end for today', async () => {
	const bare = await N8nInstance.create(path.join(folder, 'bare'));
	bare.installBuild();
	placeExports(bare, exportFiles(sample).files);
	const today = await bare.execute(await importShipped(bare, shipped));
	expect(today['Save the page']?.[0]).toHaveLength(1);
	expect(today['Report what came after']?.[0]?.[0]?.json).toMatchObject({ report: { text: expect.stringContaining('holds no step and no help') } });
}, 300_000);
