/**
 * The case log of a trust: two n8n of their own, each with the packed tarball, the shipped weekly workflow and one
 * PostgreSQL between them, at work on the same exports at the same time; then every operation of the log in one of them.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { caseFileSchema } from '../../attendance/caseFile';
import { actOf, caseOf, isAct, verifyChain, type ActEvent, type CaseEvent } from '../../attendance/caseLog';
import { openPostgresCaseStore } from '../../connectors/caseStore/postgres/open';
import { exportFiles, generateSchool } from '../sample-school';
import { approveAll } from '../support/approve';
import { N8nInstance, type Executed, type RunData, type RunItem } from '../support/n8nInstance';
import { packPackage, testFolder } from '../support/packedPackage';
import { startPostgres, type RunningPostgres } from '../support/postgres';
import { readPdf } from '../support/readPdf';
import { importWeekly, placeExports, schoolFolder, type NodeInFile } from '../support/weeklyRun';

const asAt = '2026-11-20';
const head = { name: 'R. Okafor', role: 'Headteacher' };
const credential = { id: 'trustDatabase', name: 'Case log of the trust' };
const caseLogNode = 'n8n-nodes-school-attendance.attendanceCaseLog';
const { files } = exportFiles(generateSchool({ phase: 'primary', seed: 7, asAt }), { dirt: true });

let folder: string;
let database: RunningPostgres;
let both: readonly N8nInstance[];
let runs: readonly Executed[];
let withoutApproval: ActEvent[];
let decided: number[];
let afterApproval: Map<string, CaseEvent[]>;

beforeAll(async () => {
	folder = testFolder('case-log');
	database = await startPostgres();
	const tarball = packPackage(folder);
	both = await Promise.all(['office', 'trust'].map(async (name) => await ready(path.join(folder, name), tarball)));
	const weekly = await Promise.all(both.map(async (n8n) => await importWeekly(n8n, { asAt }, keptInDatabase)));
	runs = await Promise.all(both.map(async (n8n, place) => await n8n.executeTimed(weekly[place] as string)));
	withoutApproval = (await everyEvent()).filter(isAct);
	decided = await Promise.all(both.map(async (n8n, place) => await approveAll(n8n, runs[place]?.waitsAt ?? null, head)));
	afterApproval = await histories();
}, 1_200_000);

afterAll(async () => {
	await database?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** An n8n with the package, the exports and the database's credential. */
async function ready(home: string, tarball: string): Promise<N8nInstance> {
	const n8n = await N8nInstance.create(home);
	await n8n.installTarball(tarball);
	placeExports(n8n, files);
	const { host, port, database: name, user, password } = database;
	await n8n.importCredentials([{ ...credential, type: 'schoolPostgresApi', data: { host, port, database: name, user, password, ssl: 'disable' } }]);
	return n8n;
}

const inDatabase = (parameters: object) => ({ parameters: { ...parameters, store: 'postgres' }, credentials: { schoolPostgresApi: credential } });

/** What a person changes in each Case Log node of the shipped workflow. */
function keptInDatabase(node: NodeInFile): void {
	if (node.type === caseLogNode) Object.assign(node, inDatabase(node.parameters));
}

const items = (run: RunData | undefined, node: string, output = 0): RunItem[] => run?.[node]?.[output] ?? [];
const keysOf = (node: string, output = 0): Set<string> => new Set(runs.flatMap(({ data }) => items(data, node, output).map(({ json }) => actOf(json).act.key)));
const school = () => (items(runs[0]?.data, 'Decide')[0] as RunItem).json.school;

async function inLog<Found>(ask: (log: Awaited<ReturnType<typeof openPostgresCaseStore>>) => Promise<Found>): Promise<Found> {
	const log = await openPostgresCaseStore({ ...database, ssl: 'disable', certificateAuthority: '' });
	try {
		return await ask(log);
	} finally {
		await log.close();
	}
}

const histories = () => inLog(async (log) => await log.history(school(), (await log.pupils(school())).map(({ pupilId }) => pupilId)));
const everyEvent = async (): Promise<CaseEvent[]> => [...(await histories()).values()].flat();
const keys = (events: readonly CaseEvent[], kind: ActEvent['kind']): string[] => events.filter(isAct).filter((event) => event.kind === kind).map(({ key }) => key).sort();
const sorted = (values: Iterable<string>): string[] => [...values].sort();

/** The documents of both n8n, by name without the folder of the day. */
const documents = (kind: 'letters' | 'referrals'): string[] => both.flatMap((n8n) => {
	const where = path.join(schoolFolder(n8n), kind);
	return existsSync(where) ? (readdirSync(where, { recursive: true }) as string[]).filter((file) => /\.\w+$/.test(file)).map((file) => path.basename(file)) : [];
}).sort();

describe('two n8n at once on one database', () => {
	test('each act that needs nobody’s approval is reserved once and done once over both', () => {
		const wanted = sorted(keysOf('Needs approval?', 1));
		expect(wanted.length).toBeGreaterThan(0);
		expect(keys(withoutApproval, 'settled')).toEqual(wanted);
		expect(keys(withoutApproval, 'reserved')).toEqual(wanted);
	});

	test('each act that needs approval is done once, though it was approved in both', async () => {
		expect(runs.map(({ waitsAt }) => waitsAt)).toEqual(Array(2).fill(expect.stringMatching(/^http/)));
		const wanted = sorted(keysOf('All that is due'));
		expect(decided).toEqual(runs.map(({ data }) => items(data, 'Needs approval?').length));
		// Nothing of it could be done before: both were let through to the decision with all of it.
		expect(decided[1]).toBe(decided[0]);
		expect(decided[0]).toBeGreaterThan(0);
		const events = [...afterApproval.values()].flat();
		expect(keys(events, 'settled')).toEqual(wanted);
		expect(keys(events, 'reserved')).toEqual(wanted);
		for (const { json } of items(runs[0]?.data, 'Needs approval?')) {
			expect(caseOf(afterApproval.get(json.pupil.id) ?? []).approvals).toContainEqual(expect.objectContaining({ step: json.decision.step, outcome: 'approved', by: expect.stringContaining(head.name) }));
		}
		expect(await inLog(async (log) => verifyChain(await log.events(school())))).toMatchObject({ intact: true, erased: 0 });
	});

	test.each(['letters', 'referrals'] as const)('each document of the %s lies in one folder of one of them, and none is missing', (kind) => {
		const settled = [...afterApproval.values()].flat().filter(isAct).filter((event) => event.kind === 'settled').flatMap(({ document }) => document ?? []);
		const names = new Set(runs.flatMap(({ data }) => items(data, kind === 'letters' ? 'Make the letters' : 'Prepare the referrals').map(({ json }) => (kind === 'letters' ? json.letter : json.referral).fileName)));
		const wanted = settled.filter((name) => names.has(name));
		expect(wanted.length).toBeGreaterThan(0);
		const found = documents(kind);
		expect(new Set(found).size).toBe(found.length);
		expect(sorted(new Set(found.map((file) => path.parse(file).name)))).toEqual(sorted(wanted));
		expect(found.length).toBe(wanted.length * 2);
	});
});

describe('every other operation of the log, in n8n', () => {
	const later = '2026-12-11';
	let run: RunData;
	let pupils: string[];
	let erased: string;

	beforeAll(async () => {
		const written = items(runs[0]?.data, 'All that is due').filter(({ json }) => json.contacts.length > 0).map(({ json }) => json.pupil.id);
		pupils = sorted(new Set(written)).slice(0, 3);
		erased = pupils[0] as string;
		expect(await rowsNaming(erased)).toBeGreaterThan(0);
		const [n8n] = both as [N8nInstance];
		const workflow = operations(n8n, pupils, erased);
		const file = path.join(n8n.folder, 'operations.json');
		writeFileSync(file, JSON.stringify(workflow));
		await n8n.importWorkflow(file);
		run = await n8n.execute(workflow.id);
	}, 600_000);

	/** A workflow of nothing but the log's operations, one after another, on three pupils of the register. */
	function operations(n8n: N8nInstance, ids: readonly string[], leaver: string) {
		const by = 'P. Adeyemi, attendance officer';
		const nodes: object[] = [];
		const connections: Record<string, { main: object[][] }> = {};
		const add = (name: string, after: string | null, type: string, typeVersion: number, own: object) => {
			nodes.push({ id: `operation-${nodes.length}`, name, type, typeVersion, position: [nodes.length * 200, nodes.length * 200], ...own });
			if (after) ((connections[after] ??= { main: [[]] }).main[0] ??= []).push({ node: name, type: 'main', index: 0 });
		};
		const ours = (name: string, after: string, type: string, parameters: object) => add(name, after, `n8n-nodes-school-attendance.${type}`, 1, { parameters });
		const log = (name: string, after: string, parameters: object) => add(name, after, caseLogNode, 1, inDatabase({ asAt, ...parameters }));
		const only = (name: string, after: string, which: readonly string[]) => add(name, after, 'n8n-nodes-base.filter', 2.2, {
			parameters: { conditions: { options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 }, combinator: 'and', conditions: [{ id: name, leftValue: `={{ ${JSON.stringify(which)}.includes($json.pupil.id) }}`, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } }] }, options: {} },
		});
		const save = (name: string, after: string, kind: 'pdf' | 'json') => add(name, after, 'n8n-nodes-base.readWriteFile', 1, {
			parameters: { operation: 'write', fileName: `=${path.join(schoolFolder(n8n), 'case-files')}-{{ $json.pupil.id }}.${kind}`, dataPropertyName: kind, options: {} },
		});
		const { name: schoolName, urn: schoolUrn, localAuthority } = school();

		add('Start', null, 'n8n-nodes-base.manualTrigger', 1, { parameters: {} });
		ours('Register', 'Start', 'attendanceRegister', { operation: 'import', source: 'folder', folder: path.join(schoolFolder(n8n), 'register'), schoolName, schoolUrn, localAuthority });
		ours('Score', 'Register', 'attendanceRisk', { operation: 'score', asAt });
		only('Three pupils', 'Score', ids);
		log('Hold', 'Three pupils', { operation: 'record', what: 'hold', by, holdKind: 'bereavement', reason: 'A death in the family', until: '2026-11-27' });
		log('Plan', 'Hold', { operation: 'plan', by, barriers: 'Misses the bus\nWorries about mathematics', targets: 'In school by 8.45', support: 'Bus pass | Pastoral office', owner: 'Ms Hale', reviewOn: later, agreedWith: 'Pupil and mother' });
		log('Reviews not due', 'Plan', { operation: 'review' });
		log('Reviews due', 'Plan', { operation: 'review', asAt: later });
		log('Help begun', 'Plan', { operation: 'record', what: 'help', by, help: 'Breakfast club', provider: 'Pastoral team', aim: 'A calm start' });
		log('Outcome of help', 'Help begun', { operation: 'record', what: 'helpOutcome', by, help: 'Breakfast club', helpOutcome: 'helped', asAt: later });
		log('Talk', 'Outcome of help', { operation: 'record', what: 'contact', by, way: 'meeting', parent: '={{ $json.contacts[0].id || $json.contacts[0].name }}', notes: 'Agreed on a later start' });
		log('Notice', 'Talk', { operation: 'record', what: 'notice', by, noticeKind: 'notice to improve', parent: '={{ $json.contacts[0].id || $json.contacts[0].name }}', periodEndsOn: '2026-12-18' });
		log('Verify', 'Notice', { operation: 'verify' });
		log('Case files', 'Notice', { operation: 'export' });
		save('Save as PDF', 'Case files', 'pdf');
		save('Save as JSON', 'Case files', 'json');
		log('Sample', 'Notice', { operation: 'export', whichCases: 'sample', sampleSize: 2, seed: 'autumn' });
		only('One pupil', 'Notice', [leaver]);
		const erase = { operation: 'erase', whom: 'these', by: 'D. Prewett, data protection lead', eraseReason: 'Asked for and agreed' };
		log('What would be erased', 'One pupil', erase);
		log('Erase', 'One pupil', { ...erase, testRun: false });
		log('Verify again', 'Erase', { operation: 'verify', knownEnd: '={{ $("Verify").first().json.verification.knownEnd }}' });
		return { id: 'saCaseLogOperations', name: 'Operations of the case log', active: false, nodes, connections, settings: { executionOrder: 'v1', timezone: 'Europe/London' } };
	}

	const given = (node: string, key: string, output = 0): unknown[] => items(run, node, output).map(({ json }) => (json as unknown as Record<string, unknown>)[key]);

	test.each(['Hold', 'Plan', 'Help begun', 'Outcome of help', 'Talk', 'Notice'])('%s is recorded for each pupil', (node) =>
		expect(given(node, 'recorded')).toEqual(Array(3).fill(expect.objectContaining({ alreadyRecorded: false, reason: expect.stringMatching(/^Recorded: /) }))));

	test('a review is listed on its day and not before', () => {
		expect(items(run, 'Reviews not due')).toEqual([]);
		expect(given('Reviews due', 'reviewDue')).toEqual(Array(3).fill(expect.objectContaining({ reviewOn: later, owner: 'Ms Hale', daysOverdue: 0 })));
	});

	test('each case file opens as PDF, and its JSON fits the schema and tells all that was recorded', async () => {
		const [n8n] = both as [N8nInstance];
		for (const id of pupils) {
			const file = (kind: string) => readFileSync(`${path.join(schoolFolder(n8n), 'case-files')}-${id}.${kind}`);
			expect((await readPdf(file('pdf'))).text).toContain('Breakfast club');
			const { case: told, chronology } = caseFileSchema.parse(JSON.parse(file('json').toString()));
			expect(told).toMatchObject({ holds: [{ kind: 'bereavement' }], plans: [{ owner: 'Ms Hale' }], notices: [{ kind: 'notice to improve' }] });
			expect(chronology.length).toBeGreaterThan(6);
		}
	});

	test('a random sample is as many as asked for, with an overview', () => {
		expect(items(run, 'Sample')).toHaveLength(2);
		expect(given('Sample', 'overview', 1)).toEqual([expect.objectContaining({ seed: 'autumn' })]);
	});

	test('a test run erases nothing, the next erases what it said, and the log goes on verifying from its known end', async () => {
		const [dry] = given('What would be erased', 'erasure') as Array<{ eventsErased: number }>;
		expect(dry).toMatchObject({ testRun: true, pupilsErased: 1, summary: expect.stringContaining('Nothing was changed') });
		const eventsErased = dry?.eventsErased ?? 0;
		expect(eventsErased).toBeGreaterThan(6);
		expect(given('Erase', 'erasure')).toEqual([expect.objectContaining({ testRun: false, pupilsErased: 1, eventsErased })]);
		const [before] = given('Verify', 'verification') as Array<{ events: number }>;
		expect(before).toMatchObject({ intact: true, erased: 0, openReservations: 0 });
		expect(given('Verify again', 'verification')).toEqual([expect.objectContaining({ intact: true, events: (before?.events ?? 0) + 1, erased: eventsErased })]);
		expect(await rowsNaming(erased)).toBe(0);
		expect(await rowsNaming(pupils[1] as string)).toBeGreaterThan(0);
	});

	/** In how many rows of the whole database, of whatever table, this id stands by itself. */
	async function rowsNaming(id: string): Promise<number> {
		const { host, port, database: name, user, password } = database;
		const client = new Client({ host, port, database: name, user, password });
		await client.connect();
		try {
			const { rows: tables } = await client.query<{ place: string }>(`select format('%I.%I', schemaname, tablename) as place from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
			let found = 0;
			for (const { place } of tables) {
				const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${place} as one where one::text ~ $1`, [`(^|[^0-9a-z])${id}([^0-9a-z]|$)`]);
				found += Number(rows[0]?.rows);
			}
			return found;
		} finally {
			await client.end();
		}
	}
});
