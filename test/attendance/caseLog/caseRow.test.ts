import { caseColumns, caseRow, type SeenCase } from '../../../attendance/caseLog';
import { decisionSchema, pupilSchema, type Decision } from '../../../attendance/item';

const pupil = pupilSchema.parse({
	id: '1042', upn: '', legalSurname: 'Okafor', legalForename: 'Adaeze', preferredForename: 'Ada', dateOfBirth: null, yearGroup: '8', registrationGroup: '8B',
	onRollFrom: null, onRollTo: null, address: null, groups: {},
});
const decision: Decision = decisionSchema.parse({
	outcome: 'due', asAt: '2026-11-23', policy: 'Support first', step: 'meeting-invitation', stepName: 'Meeting invitation', action: 'letter', audience: 'parents',
	letterTemplate: 'meeting-invitation', referralKind: null, dueOn: '2026-11-23', requiresApproval: false, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
});
const earlier = { step: 'early-concern', takenOn: '2026-10-12', state: 'done' as const, documents: 2, absentSessions: 8, possibleSessions: 60 };
const rowOf = (seen: Partial<SeenCase>) => caseRow({ pupil, ...seen }, '2026-11-23');

test('a case shows who, what was done last, when, and what stands now', () => {
	const row = rowOf({ case: { steps: [earlier], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] }, decision, risk: { tier: 'persistently absent', probabilityPersistentlyAbsent: 0.9, reasons: [], patterns: [] } });
	expect(row).toEqual({
		key: '1042',
		cells: {
			Pupil: 'Okafor, Ada', Year: 'Year 8', Group: '8B', Absence: '', Level: 'persistently absent', 'Last step': 'Early concern', 'Taken on': '12 October 2026',
			'Steps taken': '1', Now: 'Due: Meeting invitation', 'As at': '23 November 2026',
		},
	});
	expect(Object.keys(row?.cells ?? {})).toEqual([...caseColumns]);
});

test('a step that was settled in this run is the last one, once for its two letters', () => {
	const caseLog = { key: 'k', stage: 'settled' as const, alreadyDone: false, resumed: false, on: '2026-11-23', document: null, reason: '' };
	expect(rowOf({ case: { steps: [earlier], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] }, decision, caseLog })?.cells).toMatchObject({
		'Last step': 'Meeting invitation', 'Taken on': '23 November 2026', 'Steps taken': '2', Now: 'Nothing due',
	});
});

test('why a step is held is not shown: the list has more readers than the case', () => {
	const held = { ...decision, outcome: 'held' as const, held: { reason: 'The pupil has a social worker.' } };
	const row = rowOf({ decision: held });
	expect(row?.cells.Now).toBe('Waits for a person: Meeting invitation');
	expect(JSON.stringify(row)).not.toMatch(/social/i);
});

test.each([
	{ what: 'nothing was done and nothing is due', seen: { decision: { ...decision, outcome: 'nothing due' as const, step: null, stepName: null } } },
	{ what: 'nothing is known but the pupil', seen: {} },
	{ what: 'a step was begun and never finished', seen: { case: { steps: [{ ...earlier, state: 'reserved' as const }], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } } },
])('there is no case where $what', ({ seen }) => {
	expect(rowOf(seen)).toBeNull();
});

test('an open plan shows the day of its review, and nothing of what it says', () => {
	const plan = {
		id: 'p', madeOn: '2026-11-02', owner: 'Ms Lindqvist', barriers: ['Worried about PE'], targets: ['In by 8.45'], support: [], agreedWith: '', reviewOn: '2026-12-01', reviews: [],
		absentSessions: null, possibleSessions: null,
	};
	const withPlan = (over: object) => rowOf({ case: { steps: [], holds: [], approvals: [], plans: [{ ...plan, ...over }], interventions: [], notices: [], contactsMade: [] } });
	expect(withPlan({})?.cells.Now).toBe('Nothing due; plan review on 1 December 2026');
	expect(JSON.stringify(withPlan({}))).not.toMatch(/Lindqvist|PE|8\.45/);
	expect(withPlan({ reviewOn: null })).toBeNull();
});
