/** The check itself, against the doubles: what it says of a tenant that works, and that it leaves nothing behind whatever happens. */
import { googleUses } from '../../connectors/service/google/scopes';
import { microsoftUses } from '../../connectors/service/microsoft365/scopes';
import { googleClients } from '../../connectors/service/google/googleClients';
import { scopesFor } from '../../connectors/service/scopes';
import { startWorkspace, quick } from '../connectors/service/google/startWorkspace';
import { startSchool } from '../connectors/service/microsoft365/startSchool';
import type { Doubles } from '../doubles/core/doubles';
import { expectNoRefusals } from '../doubles/core/expectNoRefusals';
import { check, newMark, watched, type Report } from './check';
import { cleaningScopes as googleCleaning, googleTenant } from './google';
import { cleaningScopes as microsoftCleaning, microsoft365Tenant } from './microsoft365';
import { stepsFor } from './steps';
import type { Tenant } from './tenant';

interface World {
	readonly doubles: Doubles;
	readonly tenant: Tenant;
	readonly run: () => Promise<Report>;
	readonly stop: () => void;
	readonly requestsOfSteps: () => number;
	readonly lines: string[];
	/** All that the account holds, without what keeps no trace of it in life. */
	readonly left: () => Promise<unknown[]>;
}

const pace = { firstWait: 1, now: () => new Date() };
let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

const allBut = (uses: readonly { readonly value: string }[], ...left: string[]) => uses.map(({ value }) => value).filter((value) => !left.includes(value));

function world(doubles: Doubles, tenantOf: (signal: AbortSignal) => { tenant: Tenant; requests: () => number }, left: World['left']): World {
	const lines: string[] = [];
	const stopping = new AbortController();
	const { tenant, requests } = tenantOf(stopping.signal);
	open.push(doubles);
	return { doubles, tenant, lines, left, requestsOfSteps: requests, stop: () => stopping.abort(), run: () => check(tenant, stepsFor(tenant, pace), { requests, signal: stopping.signal, say: (line) => void lines.push(line) }) };
}

async function google(): Promise<World> {
	const { doubles, google: double, signedIn } = await startWorkspace();
	const space = double.chat.addSpace('Attendance team', ['office@oakfield.example']);
	const scopes = scopesFor(googleUses, allBut(googleUses)).map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
	const product = signedIn(...scopes);
	const cleaner = { fetch: doubles.fetchAs(double.signIn([...scopesFor(googleUses, allBut(googleUses)), ...googleCleaning])), patience: quick };
	return world(
		doubles,
		(signal) => {
			const { access, requests } = watched(product, signal);
			return { requests, tenant: googleTenant(access, cleaner, { address: 'office@oakfield.example', mark: newMark(), shareWith: 'attendance.lead@oakfield.example', channel: { id: space.name }, taskList: { id: '@default' } }) };
		},
		async () => [
			...double.drive.state.paths(),
			...double.gmail.mailbox().all().map(({ parsed }) => parsed.subject),
			...[...double.calendar.state.calendars.values()].flatMap(({ events }) => [...events.values()]).filter(({ status }) => status !== 'cancelled'),
			...space.messages.filter(({ deleted }) => !deleted),
			...((await googleClients(cleaner).tasks.tasks.list({ tasklist: '@default' })).data.items ?? []),
		],
	);
}

async function microsoft365(): Promise<World> {
	const { doubles, school, office, signedIn } = await startSchool();
	const head = school.addUser('head@oakfield.example', 'Head Teacher');
	const site = school.addSite('sites/attendance', 'Attendance');
	const team = school.teams.add('Attendance team', [office, head]);
	const list = school.toDo.add(office.id, 'Attendance');
	const scopes = [...scopesFor(microsoftUses, allBut(microsoftUses, 'selectedSites')), 'User.Read'];
	// The double shows no cells of a workbook but those that a test has set.
	doubles.between({ path: /register\.xlsx/, method: 'PUT' }, () => {
		const item = school.driveOf(site).all.find(({ name }) => name === 'register.xlsx');
		if (item) item.workbook = { sheets: [{ id: '{1}', name: 'Register', rows: [['Admission No', 'Date', 'Session', 'Mark'], ['00123', '2026-11-23', 'AM', '/'], ['00123', '2026-11-23', 'PM', '\\'], ['00124', '2026-11-23', 'AM', '=1+1']] }] };
	});
	return world(
		doubles,
		(signal) => {
			const { access, requests } = watched(signedIn(...scopes), signal);
			const settings = { address: office.mail, mark: newMark(), library: { name: site.webUrl }, shareWith: head.mail, channel: { id: `${team.id}/${team.channels[0]!.id}` }, taskList: { id: `todo/${list.id}` } };
			return { requests, tenant: microsoft365Tenant(access, signedIn(...scopes, ...microsoftCleaning), settings) };
		},
		async () => [
			...school.drives.all.flatMap((drive) => drive.all.filter((item) => item !== drive.root).map(({ name }) => name)),
			...school.mailboxes.of(office.id),
			...school.calendars.of(office.id).flatMap(({ events }) => events),
			...site.lists.map(({ displayName }) => displayName),
			...team.channels.flatMap(({ messages }) => messages.filter(({ deletedDateTime }) => !deletedDateTime)),
			...list.tasks,
		],
	);
}

describe.each([['Google Workspace', google], ['Microsoft 365', microsoft365]] as const)('the check of %s', (_name, start) => {
	test('passes each step of each port, counts its requests, and leaves nothing behind', async () => {
		const { run, lines, left, doubles } = await start();
		const { outcomes, leftBehind } = await run();
		expect(outcomes.filter(({ result }) => result !== 'passed')).toEqual([]);
		expect(outcomes.length).toBeGreaterThan(14);
		for (const { requests } of outcomes) expect(requests).toBeGreaterThan(0);
		expect([leftBehind, await left()]).toEqual([[], []]);
		expect(lines.at(-1)).toBe('✓ Nothing is left behind.');
		expect(lines.join('\n')).not.toMatch(/@|oakfield/i);
		expectNoRefusals(doubles);
	});

	test.each([
		['a step that the service refuses', { kind: 'answer', status: 403, body: { error: { code: 403, message: 'Said for a test.' } } }],
		['an act whose answers are all lost', { kind: 'cut', when: 'after' }],
	] as const)('goes on after %s, says what it means, and leaves nothing behind', async (_what, fault) => {
		const { run, left, doubles } = await start();
		doubles.faultOnce({ method: 'POST', path: /\/events(\?|$)/, times: 20 }, fault);
		const { outcomes, leftBehind } = await run();
		const failed = outcomes.filter(({ result }) => result === 'failed');
		if (fault.kind === 'answer') expect(failed[0]).toMatchObject({ holds: expect.stringContaining('A meeting is booked once'), said: expect.stringContaining('This means: families') });
		expect(failed.every(({ holds }) => /meeting|Its time|It is/.test(holds))).toBe(true);
		expect([leftBehind, await left()]).toEqual([[], []]);
	});

	test('stopped at any request it removes what it has made', async () => {
		const whole = await start();
		await whole.run();
		for (let at = 2; at < whole.requestsOfSteps(); at += 6) {
			const { run, stop, left, doubles, tenant } = await start();
			doubles.between({ after: at }, stop);
			const { stopped, leftBehind } = await run();
			expect({ at, stopped, leftBehind, left: await left() }).toEqual({ at, stopped: true, leftBehind: [], left: [] });
			expect(tenant.mark).toMatch(/^attendance-check-[0-9a-f]{8}$/);
			await doubles.close();
			open = open.filter((one) => one !== doubles);
		}
	});

	test('says what it could not remove, and removes the rest', async () => {
		const { run, left, doubles, tenant, lines } = await start();
		doubles.faultOnce({ path: /\/messages\/[^/]+(\/permanentDelete)?$/, method: tenant.service === 'Microsoft 365' ? 'POST' : 'DELETE', times: 1000 }, { kind: 'answer', status: 403, body: { error: { code: 403, message: 'Said for a test.' } } });
		const { leftBehind } = await run();
		expect(leftBehind).toContainEqual(expect.stringContaining(`with “${tenant.mark}” in the name`));
		expect((await left()).length).toBeGreaterThan(0);
		expect((await left()).length).toBeLessThan(4);
		expect(lines.join()).toContain('Could not be removed: messages in');
	});
});
