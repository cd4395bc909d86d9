import { PolicyError } from '../../../../attendance/policy/readPolicy';
import { supportFirst } from '../../../../attendance/policy/supportFirst';
import { readTable, writeTable, type TableRow } from '../../../../attendance/policy/table';

/** A small policy as a school would write it: short headers, two ways into the second step, no ids. */
const ours: readonly TableRow[] = [
	{ Kind: 'Policy', Name: 'Our policy', Version: 3, Wait: 10, Years: '7 to 11' },
	{ Kind: 'Step', Name: 'First letter', Action: 'letter', Letter: 'Early concern', 'Goes to': 'each parent', Approval: 'no', 'Due When': 'absence this school year at least 5%', Reason: 'Missed {days} of school.' },
	{ Kind: 'Step', Name: 'Meeting', Action: 'letter', Letter: 'meeting-invitation', 'Goes to': 'each parent', Approver: 'headteacher', After: 'first letter', 'School days after': 15, 'Due When': 'absence this school year at least 10%; absence since then at least 10%', Reason: '' },
	{ Kind: 'Step', Name: 'Meeting', 'Only without': 'First letter', 'Due When': 'absence this school year 20% or more\nnot severely absent' },
	{ Kind: 'Hold', Name: 'The pupil is in a group', Group: 'Looked after', Reason: 'The designated teacher takes this up.' },
];
const row = (number: number, changes: TableRow): TableRow[] => ours.map((each, place) => (place + 2 === number ? { ...each, ...changes } : { ...each }));
const faultsOf = (rows: readonly TableRow[]): string => {
	try {
		readTable(rows);
	} catch (error) {
		expect(error).toBeInstanceOf(PolicyError);
		expect((error as PolicyError).advice).not.toBe('');
		return (error as PolicyError).message;
	}
	return '';
};

describe('a policy out of a table', () => {
	it('is the policy that was meant, with ids made from names', () => {
		expect(readTable(ours)).toEqual({
			name: 'Our policy',
			version: '3',
			yearGroups: ['7', '8', '9', '10', '11'],
			waitBetweenSteps: { schoolDays: 10 },
			steps: [
				{
					id: 'first-letter', name: 'First letter', action: 'letter', audience: 'each parent', letterTemplate: 'early-concern', requiresApproval: false, oncePer: 'school year',
					dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 5, reason: 'Missed {days} of school.' }] }],
				},
				{
					id: 'meeting', name: 'Meeting', action: 'letter', audience: 'each parent', letterTemplate: 'meeting-invitation', requiresApproval: true, approvedBy: 'headteacher', oncePer: 'school year',
					dueWhen: [
						{ after: { step: 'first-letter', schoolDays: 15 }, conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 10 }, { measure: 'since.absencePercent', comparison: 'at least', value: 10 }] },
						{ onlyWithout: 'first-letter', conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 20 }, { measure: 'attendance.severelyAbsent', comparison: 'is', value: false }] },
					],
				},
			],
			holds: [{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'The designated teacher takes this up.' }],
		});
	});

	it.each([
		['capital letters', row(3, { Kind: 'STEP', Action: 'LETTER', Letter: 'EARLY CONCERN', 'Due When': 'ABSENCE THIS SCHOOL YEAR AT LEAST 5%' })],
		['headers in capitals with spaces about them', ours.map((each) => Object.fromEntries(Object.entries(each).map(([header, value]) => [` ${header.toUpperCase()} `, value])))],
		['columns of the school’s own', ours.map((each, place) => ({ ...each, Notes: `agreed ${place}`, Governor: 'yes', Date: new Date(0) }))],
		['blank rows between', [ours[0], {}, ...ours.slice(1, 3), { Kind: '  ', Name: null, Notes: 'see above' }, ...ours.slice(3)] as TableRow[]],
		['cells with what nobody sees', row(3, { Name: '\u200bFirst\u00a0letter ', 'Due When': '  absence  this school year\u00a0at least 5% ;; ' })],
		['the Policy row last', [...ours.slice(1), ours[0]] as TableRow[]],
	])('is the same with %s', (_name, rows) => {
		expect(readTable(rows)).toEqual(readTable(ours));
	});

	it.each([
		['a misspelt measure', row(3, { 'Due When': 'absnce this scool year at least 5%' }), 'row 3, column "Due When": "absnce this scool year at least 5%" begins with no measure that is known; did you mean "absence this school year"?'],
		['a percentage that may be Excel’s', row(3, { 'Due When': 'attendance.absencePercent at least 0.1' }), 'row 3, column "Due When": "0.1" may be 0.1% or Excel’s way to write 10%'],
		['a number that does not say of what', row(3, { 'Due When': 'absence this school year at least 10' }), 'row 3, column "Due When": "10" does not say of what; write "10%" or "10 sessions" or "10 occasions"'],
		['a percentage over 100', row(3, { 'Due When': 'absence this school year at least 110%' }), 'row 3, column "Due When" in condition 1 must be a percentage from 0 to 100'],
		['a condition without a value', row(3, { 'Due When': 'absence this school year' }), 'column "Due When": "absence this school year" needs a comparison (at least, more than'],
		['two conditions in one', row(3, { 'Due When': 'absence this school year at least 5% and absence in the last four school weeks at least 2 sessions' }), 'put each condition on a line of its own or after a semicolon'],
		['a comma in a number', row(3, { 'Due When': 'absence this school year at least 7,5%' }), 'with a point and no comma'],
		['a group as a trigger', row(3, { 'Due When': 'free school meals is yes' }), 'begins with no measure that is known'],
		['since then without a step to count from', row(3, { 'Due When': 'absence since then at least 10%' }), 'row 3, column "Due When" counts "since then", so "After Step" must name the step to count from'],
		['a merged cell’s blanks', row(5, { Name: '' }), 'row 5, column "Name" is blank; write the step’s name, in each of its rows'],
		['a row that does not say what it is', row(5, { Kind: '' }), 'row 5, column "Kind" is blank; write one of Policy, Route, Step, Hold, in each row'],
		['a misspelt kind', row(5, { Kind: 'Stepp' }), 'row 5, column "Kind" holds "Stepp"; write one of "Policy", "Route", "Step" and "Hold"; did you mean "Step"?'],
		['a way without conditions', row(5, { 'Due When': '' }), 'row 5, column "Due When" is blank'],
		['a misspelt step to wait for', row(4, { After: 'First leter' }), 'row 4, column "After" holds "First leter", which is no step of this policy; did you mean "First letter"?'],
		['a step that waits for itself', row(4, { After: 'Meeting' }), 'row 4, column "After" names "Meeting", which is the step itself'],
		['a wait without days', row(4, { 'School days after': '' }), 'row 4, column "School days after" is blank'],
		['days without a step', row(4, { After: '' }), 'row 4, column "After" is blank'],
		['a wait in weeks', row(4, { 'School days after': '3 weeks' }), 'row 4, column "School days after" holds "3 weeks"; write a whole number of school days'],
		['a date where days are meant', row(4, { 'School days after': '2026-01-15T00:00:00.000Z' }), 'row 4, column "School days after" holds "2026-01-15T00:00:00.000Z"; write a whole number'],
		['year groups that a spreadsheet took for a date', row(2, { Years: '2026-11-07T00:00:00.000Z' }), 'row 2, column "Years" holds "2026-11-07T00:00:00.000Z", which looks like a date that the spreadsheet made; write "7 to 11"'],
		['the number of such a date', row(2, { Years: 46333 }), 'looks like a date'],
		['a real date', row(2, { Years: new Date(0) }), 'row 2, column "Years" holds a date'],
		['a formula', row(3, { 'Goes to': '=CONCAT("each"," parent")' }), 'row 3, column "Goes to" holds a formula; put its result there as text'],
		['a formula’s error', row(3, { Approval: '#REF!' }), 'row 3, column "Approval" holds #REF!, the spreadsheet’s sign for an error'],
		['a list in a cell', row(3, { Approval: ['no'] }), 'row 3, column "Approval" holds neither text nor a number'],
		['a name where yes or no is meant', row(3, { Approval: 'headteacher' }), 'row 3, column "Approval" holds "headteacher"; write yes or no'],
		['a letter that there is not', row(3, { Letter: 'Early concen' }), 'row 3, column "Letter" holds "Early concen"; write one of "First-day message", "Early concern"'],
		['an action that there is not', row(3, { Action: 'phone' }), 'row 3, column "Action" holds "phone"; write one of "letter", "referral" and "task"'],
		['what belongs to another kind of row', row(6, { 'Due When': 'severely absent' }), 'row 6, column "Due When" does not belong to a Hold row; clear it'],
		['two rows of a step that differ', row(5, { 'Goes to': 'the carer' }), 'row 5, column "Goes to" differs from row 4, which is a way into the same step'],
		['a hold that is none', row(6, { Name: 'it rains' }), 'row 6, column "Name" holds "it rains"; write one of "a person recorded a hold"'],
		['a hold’s group that is none', row(6, { Group: 'Looked aftr' }), 'row 6, column "Group" holds "Looked aftr"; write one of "Free school meals"'],
		['a hold’s part of another hold', row(6, { Codes: 'C' }), 'row 6, column "Codes" does not belong to the hold "the pupil is in a group"'],
		['a placeholder that is none', row(3, { Reason: 'Dear {name}' }), 'row 3, column "Reason" in condition 1 has {name}; only {value}, {threshold}, {days} are filled in'],
		['more sentences than conditions', row(3, { Reason: 'One.\nTwo.' }), 'row 3, column "Reason" has 2 lines for 1 conditions'],
		['a sentence for no condition', row(3, { Reason: '2. Two.' }), 'row 3, column "Reason" has a line for condition 2, and there is 1 condition'],
		['a second policy', [...ours, ours[0]] as TableRow[], 'row 7, column "Kind" says Policy, and row 2 does already'],
		['no policy', ours.slice(1), 'no row is of the kind Policy'],
		['no step', [ours[0], { ...ours[4], 'Due When': '' }] as TableRow[], 'must hold at least one step'],
		['some rows with numbers and some without', row(3, { Order: 1 }), 'row 2, column "Order" is blank; number every row, or none'],
		['a misspelt header', ours.map(({ 'Due When': due, ...rest }) => ({ ...rest, 'Due Wen': due })), 'the column "Due Wen" is not known; did you mean "Due When"?'],
		['a header twice', row(3, { Audience: 'each parent' }), 'the columns "Goes to" and "Audience" are both read as Goes To; keep one'],
		['items that are no policy at all', [{ pupil: { id: '1' }, attendance: {} }], 'there is no column "Kind"'],
	])('is refused for %s', (_name, rows, message) => {
		expect(faultsOf(rows)).toContain(message);
	});

	it('names every fault at once, in the order of the rows', () => {
		const rows = [...ours.slice(0, 1), { ...ours[1], Action: '', Reason: '', 'Due When': 'absence this school year at least 110%; hours lost at least 3' }, { ...ours[2], After: 'Nobody', Approval: 'perhaps' }, ours[3], { ...ours[4], Group: '' }] as TableRow[];
		const places = [...faultsOf(rows).matchAll(/row (\d), column "([^"]+)"/g)].map(([, number, column]) => `${number} ${column}`);
		expect(places).toEqual(['3 Action', '3 Due When', '4 Approval', '4 After', '6 Group']);
	});

	it('numbers rows as the sheet does, where the sheet’s node says so', () => {
		const rows = ours.map((each, place) => ({ row_number: place * 2 + 2, ...each, ...(place === 2 ? { Action: 'shout' } : {}) }));
		expect(faultsOf(rows)).toContain('row 6, column "Action"');
	});

	it('says so where there are no rows', () => {
		expect(faultsOf([])).toBe('The policy’s table has no rows');
		expect(faultsOf([{ Kind: '', Name: '', 'Due When': '' }])).toBe('The policy’s table has no rows');
	});

	it('takes Excel’s percent cells in a column of percentages, and refuses a bare 1', () => {
		const holdOf = (share: unknown) => readTable([...ours, { Kind: 'Hold', Name: 'long illness', 'Share of Absence (%)': share, 'Hold School Days': 10, Reason: 'Ill for {days}.' }]).holds[1];
		for (const share of [80, '80', '80%', 0.8, '0.8']) expect(holdOf(share)).toMatchObject({ illnessPercentOfAbsence: 80 });
		expect(holdOf('1%')).toMatchObject({ illnessPercentOfAbsence: 1 });
		expect(() => holdOf(1)).toThrow('holds 1, which may be 1% or Excel’s way to write 100%');
	});

	it('keeps HTML as the text that it is', () => {
		expect(readTable(row(3, { Reason: '<b>Missed</b> {days}.' })).steps[0]?.dueWhen[0]?.conditions[0]?.reason).toBe('<b>Missed</b> {days}.');
	});

	it('reads a sheet of 5,000 rows, right or wrong', () => {
		const steps = Array.from({ length: 5000 }, (_, place) => ({ ...ours[1], Name: `Letter ${place}` }));
		expect(readTable([ours[0] as TableRow, ...steps]).steps).toHaveLength(5000);
		const wrong = faultsOf([ours[0] as TableRow, ...steps.map((step) => ({ ...step, Action: 'leter' }))]);
		expect(wrong).toContain('row 3, column "Action" holds "leter"');
		expect(wrong).toMatch(/; and 4800 more$/);
	});

	it('writes the shipped policy with one row for each way and hold, and every column in each', () => {
		const rows = writeTable(supportFirst);
		const ways = supportFirst.steps.flatMap(({ dueWhen }) => dueWhen);
		expect(rows).toHaveLength(1 + (supportFirst.routes?.length ?? 0) + ways.length + supportFirst.holds.length);
		expect(new Set(rows.map((each) => Object.keys(each).join()))).toHaveProperty('size', 1);
	});
});
