/**
 * What the nodes do with a school's account besides mail and papers: n8n's engine, requests and sign-in; Google and Microsoft by
 * their doubles, the same cases for both.
 */
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { gmailAccount, outlookAccount, type MailAccount } from '../../support/mailRun';
import type { InputItem } from '../../support/runNode';

const asAt = '2026-11-23';
const school = { urn: '100001', name: 'Oakfield School', localAuthority: 'Wexbourne', phase: 'secondary' };
const named = (value: string) => ({ __rl: true, mode: 'name', value });

const marks = [
	['UPN', 'Date', 'AM', 'PM'],
	['B801200005001', '16/11/2026', '/', '\\'],
	['B801200005001', '17/11/2026', 'I', 'I'],
	['H801200001001', '16/11/2026', '1', 'U'],
];
const decision = {
	outcome: 'due', asAt, policy: 'Support first', step: 'meeting-invitation', stepName: 'Meeting invitation', action: 'letter', audience: 'parents', letterTemplate: 'meeting-invitation',
	referralKind: null, dueOn: asAt, requiresApproval: false, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
};
const pupil = (id: string) => ({ id, upn: '', legalSurname: 'Okafor', legalForename: 'Ada', preferredForename: 'Ada', dateOfBirth: null, yearGroup: '8', registrationGroup: '8B', onRollFrom: null, onRollTo: null, address: null, groups: {} });
const due = (id: string, letterTemplate = 'meeting-invitation'): InputItem => ({ json: { school, pupil: pupil(id), decision: { ...decision, letterTemplate } } });

describe.each([
	{ name: 'Google Workspace', open: gmailAccount, place: {}, workbook: 'Register' },
	{ name: 'Microsoft 365', open: outlookAccount, place: { library: named('oakfield.sharepoint.com/sites/attendance') }, workbook: 'Register.xlsx' },
])('with $name', ({ open, place, workbook }) => {
	let account: MailAccount;
	beforeEach(async () => {
		account = await open();
	});
	afterEach(async () => await account.close());

	test('a register is read from the sheets of one workbook; a sheet that is not there is not needed', async () => {
		account.addWorkbook('Register', { Marks: marks, Notes: [['Nothing here']] });
		const { outputs } = await account.run(new AttendanceRegister(), { operation: 'import', cloudSource: 'workbook', workbook: named(workbook) }, [{ json: {} }]);
		expect(outputs[0]?.map(({ json }) => [(json.pupil as { upn: string }).upn, (json.register as { weeks: object }).weeks])).toEqual([
			['B801200005001', { '2026-11-16': '/ \\ I I . . . . . .' }],
			['H801200001001', { '2026-11-16': '- U - - . . . . . .' }],
		].map(([upn, weeks]) => [upn, weeks]));
		expectNoRefusals(account.doubles);
	});

	test('a meeting is booked at the first free time for each invitation, once; other letters need none', async () => {
		const parameters = { operation: 'arrangeMeeting', termDates: '02/11/2026 to 18/12/2026\nclosed 02/12/2026', opens: '15:30', closes: '16:30', minutes: 30, notice: 7, place: 'Main reception', asAt };
		const items = [due('1042'), due('1043'), due('1044'), due('1045', 'early-concern')];
		const first = await account.run(new AttendanceLetter(), parameters, items);
		const again = await account.run(new AttendanceLetter(), parameters, items);
		const meetingsOf = (outputs: typeof first.outputs) => outputs[0]?.map(({ json }) => json.meeting as { date: string; time: string; bookedBefore: boolean } | undefined);
		// The seventh school day after 23 November, the closed one not counted, is 3 December.
		expect(meetingsOf(first.outputs)?.map((meeting) => meeting && [meeting.date, meeting.time])).toEqual([['2026-12-03', '3.30 pm'], ['2026-12-03', '4 pm'], ['2026-12-04', '3.30 pm'], undefined]);
		expect(meetingsOf(again.outputs)?.map((meeting) => meeting?.bookedBefore)).toEqual([true, true, true, undefined]);
		expect(account.meetings()).toHaveLength(3);
		for (const { title } of account.meetings()) expect(title).toMatch(/^Meeting with a family \([0-9a-f]{8}\)$/);
		expectNoRefusals(account.doubles);
	});

	test('the list of cases is made where it is missing, and shows each case once', async () => {
		const parameters = { operation: 'mirror', list: named('Attendance cases'), asAt, ...place };
		const nothing = { ...due('1044'), json: { ...due('1044').json, decision: { ...decision, outcome: 'nothing due', step: null, stepName: null, action: null, letterTemplate: null } } };
		await account.run(new AttendanceCaseLog(), parameters, [due('1042'), due('1043'), due('1043'), nothing]);
		const { hints } = await account.run(new AttendanceCaseLog(), parameters, [due('1042'), due('1043')]);
		expect(account.cases()).toEqual([2]);
		expect(hints).toEqual(['0 cases added to the list, 0 changed, 2 as they were.']);
		expectNoRefusals(account.doubles);
	});

	test('a place that is not there is told with what to do', async () => {
		await expect(account.run(new AttendanceRegister(), { operation: 'import', library: named('Nowhere') }, [{ json: {} }])).rejects.toMatchObject({
			message: expect.stringContaining('called "Nowhere"'),
			description: expect.stringContaining('Check the name'),
		});
	});
});
