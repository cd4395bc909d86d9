/** The ways into a policy and out of it, in n8n's own engine. */
import { parse } from 'csv-parse/sync';
import { supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { AttendanceEscalation } from '../../../nodes/AttendanceEscalation/AttendanceEscalation.node';
import { factsOf, monday, patterns, pupil } from '../../attendance/policy/pupils';
import { runNode, type NodeRun } from '../../support/runNode';

const item = (id: string, days: NonNullable<Parameters<typeof factsOf>[0]['days']>) => ({ json: { ...factsOf({ days }), pupil: { ...pupil, id } } });
const pupils = [item('late', patterns.dayHereAndThere), item('severe', patterns.severe), item('well', patterns.twoDays)];
const run = (parameters: NodeRun['parameters'], more: Partial<NodeRun> = {}) => runNode(new AttendanceEscalation(), { items: pupils, parameters: { asAt: monday, ...parameters }, ...more });
const readAs = async (giveAs: string, parameters: NodeRun['parameters'] = {}, more: Partial<NodeRun> = {}) => {
	const { outputs } = await run({ operation: 'readPolicy', giveAs, ...parameters }, more);
	return (outputs[0] ?? []).map(({ json }) => json);
};
const rowsOf = (rows: readonly object[]) => rows.map((json) => ({ json }));

const shippedRows = () => readAs('table');
/** As a CSV file would hold them, read back by a reader of CSV files: every cell a text. */
function throughCsv(rows: readonly object[]): object[] {
	const headers = Object.keys(rows[0] ?? {});
	const line = (cells: readonly unknown[]) => cells.map((cell) => `"${String(cell).replace(/"/g, '""')}"`).join(',');
	const text = [line(headers), ...rows.map((row) => line(Object.values(row)))].join('\r\n');
	return parse(text, { columns: true });
}

describe('Attendance Escalation, Read Policy', () => {
	it('gives the shipped policy as JSON, as a table and in words', async () => {
		expect(await readAs('json')).toEqual([{ policy: supportFirst }]);
		const rows = await shippedRows();
		expect(rows[0]).toMatchObject({ Kind: 'Policy', Order: 1, Name: supportFirst.name, Version: supportFirst.version });
		const [words] = await readAs('summary');
		expect(words).toMatchObject({ policy: `${supportFirst.name} ${supportFirst.version}` });
		for (const { name } of supportFirst.steps) expect(words?.text).toContain(name);
		expect(words?.whoDoesWhat).toContainEqual({ who: 'The attendance lead', does: ['looks at each step that is held, and decides'] });
	});

	it('needs no pupils, and runs once for many', async () => {
		expect(await readAs('json', {}, { items: [{ json: {} }] })).toHaveLength(1);
	});
});

describe('a table', () => {
	it('decides as the policy does of which it was made, out of a sheet or a CSV file', async () => {
		const { outputs: expected } = await run({});
		const rows = await shippedRows();
		const inSheet = rows.map((row, place) => ({ row_number: place + 2, ...row }));
		for (const table of [rows, inSheet, throughCsv(rows), [...rows].reverse()]) {
			expect((await run({ policy: 'table' }, { secondInput: rowsOf(table) })).outputs).toEqual(expected);
		}
	});

	it('is the only input where a policy is read', async () => {
		const rows = await shippedRows();
		expect(await readAs('table', { policy: 'table' }, { items: rowsOf(throughCsv(rows)) })).toEqual(rows);
		expect(await readAs('json', { policy: 'table' }, { items: rowsOf(rows) })).toEqual([{ policy: supportFirst }]);
	});

	it('changes what is decided where a cell is changed', async () => {
		const rows = (await shippedRows()).map((row) => ({ ...row, 'Due When': String(row['Due When']).replace('absence this school year at least 6 sessions', 'absence this school year at least 20 days') }));
		const { outputs } = await run({ policy: 'table' }, { secondInput: rowsOf(rows) });
		expect(outputs[0]?.map(({ json }) => (json.pupil as { id: string }).id)).toEqual(['severe']);
	});

	it('stops with row and column where it is wrong, and says what to do', async () => {
		const rows = (await shippedRows()).map((row) => (row.Kind === 'Policy' ? { ...row, Version: '', 'Year Groups': '7-Nov' } : row));
		await expect(run({ policy: 'table' }, { secondInput: rowsOf(rows) })).rejects.toMatchObject({
			message: expect.stringMatching(/row 2, column "Version" is blank.*row 2, column "Year Groups" holds "7-Nov", which looks like a date/),
			description: expect.stringContaining('Correct these cells'),
		});
	});

	it.each([['nothing is connected', {}], ['the sheet is empty', { secondInput: [] }]])('says so where %s', async (_name, more) => {
		await expect(run({ policy: 'table' }, more)).rejects.toMatchObject({ message: expect.stringContaining('No row of the policy’s table came in') });
	});
});

describe('the form', () => {
	it('begins as a copy of the shipped policy', async () => {
		const { name, version, ...copied } = supportFirst;
		expect(await readAs('json', { policy: 'form', formName: name, formVersion: version })).toEqual([{ policy: { name, version, ...copied } }]);
	});

	it('makes a policy of what is filled in, with ids out of names', async () => {
		const [json] = await readAs('json', {
			policy: 'form',
			formName: 'Ours',
			formRoutes: {},
			formSteps: { entry: [{ name: 'Early letter', action: 'letter', what: 'early-concern', approval: false }] },
			formWaits: {},
			formConditions: { entry: [{ step: 'Early letter', value: '6%' }] },
			formHolds: {},
		});
		expect(json?.policy).toMatchObject({
			name: 'Ours',
			steps: [{ id: 'early-letter', audience: 'each parent', requiresApproval: false, dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 6 }] }] }],
			holds: [],
		});
	});

	it('stops with the list, the place and the field where it is wrong', async () => {
		await expect(run({ policy: 'form', formSteps: { entry: [{ name: 'Early letter', action: 'letter', what: 'angry' }] } })).rejects.toMatchObject({
			message: expect.stringContaining('Steps 1 ("Early letter"), field "Letter, Referral or Task" holds "angry"'),
			description: 'Correct these fields in the node’s form and execute again.',
		});
	});
});

describe('the built-in policy, changed', () => {
	const figure = (name: string, value: string) => ({ changedFigures: { entry: [{ figure: name, value }] } });

	it('is the built-in one where nothing is changed, under a name of its own', async () => {
		const [json] = await readAs('json', { policy: 'changed' });
		expect(json?.policy).toEqual({ ...supportFirst, name: `${supportFirst.name}, as we changed it`, version: '1' });
	});

	it('takes a figure, a wait, approvals and a step left out', async () => {
		const [json] = await readAs('json', {
			policy: 'changed',
			changedFigures: { entry: [{ figure: 'early-concern/1/attendance.absencePercent', value: '7' }, { figure: 'meeting-invitation/1/after', value: '20' }, { figure: 'early-concern/1/attendance.absentSessions', value: '4 days' }] },
			changedApproved: ['meeting-invitation'],
			changedApprovedBy: 'headteacher',
			changedLeftOut: ['local-authority-support'],
		});
		const { steps } = json?.policy as unknown as typeof supportFirst;
		expect(steps.map(({ id }) => id)).not.toContain('local-authority-support');
		const [early, meeting] = ['early-concern', 'meeting-invitation'].map((id) => steps.find((step) => step.id === id));
		expect(early).toMatchObject({ requiresApproval: false, dueWhen: [{ conditions: [{ value: 7 }, { value: 8 }, {}, {}, {}] }, {}] });
		expect(meeting).toMatchObject({ requiresApproval: true, approvedBy: 'headteacher', dueWhen: [{ after: { schoolDays: 20 } }, {}] });
	});

	it.each([
		['a figure that is none', figure('early-concern/1/attendance.absencePercnt', '7'), 'is no figure of Support first'],
		['a value that is none', figure('early-concern/1/attendance.absencePercent', 'lots'), '"lots" is no number'],
		['a percentage over 100', figure('early-concern/1/attendance.absencePercent', '700%'), 'must be a percentage from 0 to 100'],
		['a wait that is none', figure('wait-between-steps', 'a week'), 'write a whole number of school days'],
	])('is refused for %s', async (_name, changes, message) => {
		await expect(run({ policy: 'changed', ...changes })).rejects.toMatchObject({ message: expect.stringContaining(message) });
	});
});

test('JSON is one way more, and says the same', async () => {
	expect(await readAs('json', { policy: 'own', policyJson: JSON.stringify(supportFirstDocument) })).toEqual([{ policy: supportFirst }]);
});

describe('a local authority', () => {
	it('adds its words to any policy, and says in plain English where each was read', async () => {
		const [json] = await readAs('json', { localAuthority: 'norfolk' });
		expect((json?.policy as unknown as typeof supportFirst).steps.find(({ id }) => id === 'notice-to-improve')?.task).toContain('in Norfolk the school issues it');
		const [words] = await readAs('summary', { localAuthority: 'norfolk' });
		expect(words?.text).toContain('Norfolk, how long it runs: 6 school weeks, at most 30 school days (one source, read 2026-11: https://schools.norfolk.gov.uk/article/61583/Notice-to-improve)');
	});

	it('may be the school’s own, and says which field is wrong', async () => {
		expect((await readAs('json', { localAuthority: 'own' }))[0]).toEqual((await readAs('json', { localAuthority: 'norfolk' }))[0]);
		await expect(readAs('json', { localAuthority: 'own', authorityJson: '{}' })).rejects.toMatchObject({ message: expect.stringContaining('field "id" is missing') });
	});
});
