/**
 * Meetings with families by *Attendance Letter*: Arrange, Look Up, Rearrange, the same cases with Google Calendar, with Outlook, and
 * with calendar files. The services' doubles check each request against what Google and Microsoft publish.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { gmailAccount, outlookAccount, type MailAccount } from '../../support/mailRun';
import { runNode, type InputItem } from '../../support/runNode';

const allowed = mkdtempSync(path.join(os.tmpdir(), 'n8n-files-'));
// n8n reads it once, when it first asks whether a file may be used.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = allowed;
afterAll(() => rmSync(allowed, { recursive: true }));

const asAt = '2026-11-23';
const school = { urn: '100001', name: 'Oakfield School', localAuthority: 'Wexbourne', phase: 'secondary' };
const decision = {
	outcome: 'due', asAt, policy: 'Support first', step: 'meeting-invitation', stepName: 'Meeting invitation', action: 'letter', audience: 'parents', letterTemplate: 'meeting-invitation',
	referralKind: null, dueOn: asAt, requiresApproval: false, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
};
const pupil = (id: string) => ({ id, upn: '', legalSurname: 'Okafor', legalForename: 'Ada', preferredForename: 'Ada', dateOfBirth: null, yearGroup: '8', registrationGroup: '8B', onRollFrom: null, onRollTo: null, address: null, groups: {} });
const parent = (name: string, line: string, over: object = {}) => ({ name, relationship: 'Parent', parentalResponsibility: true, priority: 1, livesWithPupil: null, address: { lines: [line], postcode: 'WX1 4QT' }, email: `${name.toLowerCase()}@home.example`, ...over });
const due = (id: string, contacts: object[] = []): InputItem => ({ json: { school, pupil: pupil(id), contacts, decision } });

const hours = { termDates: '02/11/2026 to 18/12/2026', opens: '15:30', closes: '16:30', minutes: 30, notice: 7, place: 'Main reception', asAt };
const arrange = { operation: 'arrangeMeeting', ...hours };
const rearrange = { operation: 'rearrangeMeeting', ...hours };

const meetingOf = ({ json }: { json: Record<string, unknown> }) => json.meeting as { date: string; time: string; bookedBefore: boolean };
const toldOf = ({ json }: { json: Record<string, unknown> }) => (json.letterDetails as { meeting: object }).meeting;
const heldOf = ({ json }: { json: Record<string, unknown> }) => json.held as { reason: string; advice: string };

interface Calendars {
	readonly run: (parameters: INodeParameters, items: readonly InputItem[]) => ReturnType<typeof runNode>;
	/** The start of each entry, in London time, in order. */
	readonly starts: () => string[];
	readonly account?: MailAccount;
	readonly close: () => Promise<void>;
}

const byAccount = (open: () => Promise<MailAccount>) => async (): Promise<Calendars> => {
	const account = await open();
	return {
		account,
		run: (parameters, items) => account.run(new AttendanceLetter(), parameters, items),
		starts: () => account.meetings().map(({ start }) => start.slice(0, 16)).sort(),
		close: () => account.close(),
	};
};

async function inFiles(): Promise<Calendars> {
	const folder = mkdtempSync(path.join(allowed, 'meetings-'));
	return {
		run: (parameters, items) => runNode(new AttendanceLetter(), { items, parameters: { ...parameters, service: 'none', folder } }),
		// In November and December London keeps UTC.
		starts: () => readdirSync(folder).map((name) => /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(readFileSync(path.join(folder, name), 'utf8'))?.slice(1) ?? []).map(([year, month, day, hour, minute]) => `${year}-${month}-${day}T${hour}:${minute}`).sort(),
		close: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

describe.each([
	{ name: 'Google Calendar', open: byAccount(gmailAccount), invites: true },
	{ name: 'Outlook', open: byAccount(outlookAccount), invites: true },
	{ name: 'calendar files', open: inFiles, invites: false },
])('with $name', ({ open, invites }) => {
	let calendars: Calendars;
	beforeEach(async () => {
		calendars = await open();
	});
	afterEach(async () => {
		if (calendars.account) expectNoRefusals(calendars.account.doubles);
		await calendars.close();
	});

	test('invitations spread over days, the most of a day, and a second run finds them', async () => {
		const items = ['1', '2', '3'].map((id) => due(id));
		const first = await calendars.run({ ...arrange, mostPerDay: 1 }, items);
		const again = await calendars.run({ ...arrange, mostPerDay: 1 }, items);
		expect(first.outputs[0]?.map(meetingOf).map(({ date, time }) => [date, time])).toEqual([['2026-12-02', '3.30 pm'], ['2026-12-03', '3.30 pm'], ['2026-12-04', '3.30 pm']]);
		expect(again.outputs[0]?.map(meetingOf).map(({ date, bookedBefore }) => [date, bookedBefore])).toEqual([['2026-12-02', true], ['2026-12-03', true], ['2026-12-04', true]]);
		expect(calendars.starts()).toEqual(['2026-12-02T15:30', '2026-12-03T15:30', '2026-12-04T15:30']);
	});

	test('a meeting is kept out of lessons where that can be, and a person is told where it cannot', async () => {
		const outside = await calendars.run({ ...arrange, opens: '11:00', closes: '13:00', lessonTimes: '08:45 to 12:15, 13:15 to 15:15' }, [due('1')]);
		expect(outside.outputs[0]?.map(meetingOf)).toMatchObject([{ date: '2026-12-02', time: '12.15 pm' }]);
		const within = await calendars.run({ ...arrange, opens: '09:00', closes: '10:00', lessonTimes: '08:45 to 12:15, 13:15 to 15:15' }, [due('2')]);
		expect(within.outputs[0]?.map(meetingOf)).toMatchObject([{ time: '9 am' }]);
		expect(within.hints).toContain('1 meeting could only be booked within lesson time.');
	});

	test('a meeting is moved to the time the family asked for, and the letter can say both', async () => {
		await calendars.run(arrange, [due('1')]);
		const { outputs } = await calendars.run({ ...rearrange, bookedFor: '2026-12-02', newDate: '2026-12-09', newTime: '18.15' }, [due('1')]);
		expect(outputs[0]?.map(meetingOf)).toMatchObject([{ date: '2026-12-09', time: '6.15 pm' }]);
		expect(outputs[0]?.map(toldOf)).toEqual([expect.objectContaining({ date: '2026-12-09', time: '6.15 pm', place: 'Main reception', before: { date: '2026-12-02', time: '3.30 pm' } })]);
		expect(calendars.starts()).toEqual(['2026-12-09T18:15']);
		const again = await calendars.run({ ...rearrange, bookedFor: '2026-12-02', newDate: '2026-12-09', newTime: '18.15' }, [due('1')]);
		expect(again.outputs[1]?.map(heldOf)).toMatchObject([{ reason: 'The meeting stands on 9 December 2026 at 6.15 pm already' }]);
	});

	test('what is taken is not given away: nothing moves, and free times are named', async () => {
		await calendars.run(arrange, [due('1'), due('2')]);
		const { outputs } = await calendars.run({ ...rearrange, newDate: '2026-12-02', newTime: '16:00' }, [due('1')]);
		expect(outputs[1]?.map(heldOf)).toEqual([{ reason: 'The time that was asked for is taken', advice: expect.stringContaining('2026-12-03 at 3.30 pm') }]);
		expect(calendars.starts()).toEqual(['2026-12-02T15:30', '2026-12-02T16:00']);
	});

	test('a meeting that a family missed is told as what was, and no longer as one to come', async () => {
		await calendars.run(arrange, [due('1')]);
		const booked = { ...due('1').json, meeting: { key: 'k', date: '2026-12-02', time: '3.30 pm', place: 'Main reception', start: '', end: '', link: '', bookedBefore: false } };
		const lookUp = { operation: 'lookUpMeeting', place: 'Main reception', asAt };
		const { outputs } = await calendars.run(lookUp, [{ json: booked }, due('2')]);
		expect(outputs[0]?.map(toldOf)).toEqual([{ before: { date: '2026-12-02', time: '3.30 pm' } }]);
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('meeting');
		expect(outputs[1]?.map(heldOf)).toMatchObject([{ reason: 'No such meeting is in the calendar' }]);
		const otherDay = await calendars.run({ ...lookUp, bookedFor: '2026-12-01' }, [due('1')]);
		expect(otherDay.outputs[1]?.map(heldOf)).toMatchObject([{ reason: 'The calendar has the meeting on 2 December 2026' }]);
	});

	test('the meeting of a step that was taken in a later round is found by the period in the case', async () => {
		const period = '2026/27 from 2026-11-16';
		const steps = [{ step: 'meeting-invitation', takenOn: asAt, state: 'done', documents: 1, absentSessions: null, possibleSessions: null, period }];
		const item: InputItem = { json: { ...due('1').json, decision: { ...decision, period }, case: { steps, holds: [] } } };
		await calendars.run(arrange, [item]);
		const { outputs } = await calendars.run({ operation: 'lookUpMeeting', place: 'x', asAt }, [item]);
		expect(outputs[0]).toHaveLength(1);
	});

	if (!invites) return;

	test('the family is invited by the calendar where the school wants it: parents who live apart apart, and nobody sees the others', async () => {
		const apart = [parent('Ana', '4 Mill Row'), parent('Ben', '9 High Street'), parent('Cem', '9 High Street'), parent('Dov', '1 Elm', { doNotContact: true }), parent('Eve', '2 Elm', { parentalResponsibility: false })];
		const wanted = { ...arrange, inviteFamily: true, alsoInvited: 'support@wexshire.example' };
		await calendars.run(wanted, [due('1', apart)]);
		await calendars.run(wanted, [due('1', apart)]);
		const invited = calendars.account?.invited() ?? [];
		expect(invited).toHaveLength(2);
		const withParents = invited.map(({ addresses }) => addresses.filter((address) => address.endsWith('@home.example')).sort()).sort();
		expect(withParents).toEqual([['ana@home.example'], ['ben@home.example', 'cem@home.example']]);
		expect(invited.every(({ hidden, title }) => hidden && /^Meeting at school \([0-9a-f]{8}\)$/.test(title))).toBe(true);
		expect(invited.flatMap(({ addresses }) => addresses).filter((address) => address === 'support@wexshire.example')).toHaveLength(1);
		expect(invited.filter(({ busy }) => busy)).toHaveLength(1);

		await calendars.run({ ...rearrange, newDate: '2026-12-09' }, [due('1', apart)]);
		expect(calendars.starts()).toEqual(['2026-12-09T15:30', '2026-12-09T15:30']);
	});
});
