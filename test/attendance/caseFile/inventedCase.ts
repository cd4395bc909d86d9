import { contactIdentity, type ActEvent, type CaseEvent, type CaseRecord, type RecordedEvent } from '../../../attendance/caseLog';
import { factsOf, mother, pupil } from '../policy/pupils';

/** The case of an invented pupil over one autumn: letter, talk, help, plan, review, hold, notice. */
export const asAt = '2026-12-14';

export const school = { urn: '900001', name: 'Oakfield School', localAuthority: 'Wexshire', phase: 'secondary' };
export const father = {
	...mother, id: '7732', title: 'Mr', name: 'Owen Marlowe', relationship: 'Father', livesWithPupil: false,
	address: { lines: ['19 Harbour Road'], postcode: 'WX9 1ZZ' }, phone: '01632 960 113',
};

/** The item as nodes before hand it on. */
export const item = {
	school,
	...factsOf({ days: [['2026-09-15', '2026-09-16', 'I'], ['2026-10-12', '2026-10-14', 'O'], ['2026-11-09', '2026-11-10', 'O'], ['2026-12-07', '2026-12-08', 'O']], asAt }),
	contacts: [{ ...mother, phone: '01632 960 112' }, father],
};

interface When {
	readonly asAt: string;
	readonly at: string;
	readonly run: string;
	readonly absentSessions: number | null;
	readonly possibleSessions: number | null;
}

const then = (date: string, absentSessions: number | null, possibleSessions: number | null): When => ({ asAt: date, at: `${date}T09:00:00.000Z`, run: `run of ${date}`, absentSessions, possibleSessions });

/** An act on a day, for one contact. */
export function act(kind: ActEvent['kind'], step: string, contact: string, when: When, over: Partial<ActEvent> = {}): ActEvent {
	return { kind, key: `1042|${step}|${contact}|2026/27`, pupilId: '1042', step, attempt: 1, document: `${when.asAt}_${step}_9C_3f9a21c0`, ...when, ...over };
}

/** A record on the day that it names. */
export function recorded(record: CaseRecord, absentSessions: number | null = null, possibleSessions: number | null = null): RecordedEvent {
	return { kind: 'recorded', key: `1042|${JSON.stringify(record)}`, pupilId: '1042', record, ...then(record.on, absentSessions, possibleSessions) };
}

const letters = (step: string, when: When): ActEvent[] => ['id:7731', 'id:7732'].flatMap((contact) => [act('reserved', step, contact, when), act('settled', step, contact, when)]);

export const records = {
	call: { type: 'contact', by: 'P. Adeyemi, attendance officer', on: '2026-10-16', id: 'call-1', way: 'phone call', contact: contactIdentity(mother), reached: true, notes: 'Tess finds Monday mornings hard since the move; the 7.40 bus no longer stops nearby.' },
	tried: { type: 'contact', by: 'P. Adeyemi, attendance officer', on: '2026-10-19', id: 'call-2', way: 'phone call', contact: contactIdentity(father), reached: false, notes: '' },
	meeting: { type: 'contact', by: 'Ms Okafor, head of year 9', on: '2026-11-03', id: 'meeting-1', way: 'meeting', contact: contactIdentity(mother), reached: true, notes: 'At school with Tess. Agreed the plan of today.' },
	breakfast: { type: 'intervention', by: 'Ms Okafor, head of year 9', on: '2026-11-04', id: 'help-1', name: 'Breakfast club', provider: 'Pastoral team', aim: 'In the building by 8.30 on Mondays' },
	breakfastOutcome: { type: 'intervention outcome', by: 'Ms Okafor, head of year 9', on: '2026-12-01', intervention: 'help-1', outcome: 'partly helped', notes: 'Came on three Mondays of four.' },
	mentor: { type: 'intervention', by: 'Ms Okafor, head of year 9', on: '2026-12-02', id: 'help-2', name: 'Mentoring', provider: 'Wexshire Youth Service', aim: 'Somebody to talk to about school' },
	plan: {
		type: 'plan', by: 'Ms Okafor, head of year 9', on: '2026-11-03', id: 'plan-1', barriers: ['No bus on the new road before 8.10', 'Worried about PE on Mondays'],
		targets: ['In school by 8.45 on four Mondays of five until Christmas'], support: [{ what: 'Bus pass for the 7.20', who: 'Pastoral office' }, { what: 'Changing room alone', who: 'Mr Lindqvist, PE' }],
		owner: 'Ms Okafor, head of year 9', reviewOn: '2026-12-01', agreedWith: 'Tess and her mother',
	},
	review: { type: 'plan review', by: 'Ms Okafor, head of year 9', on: '2026-12-02', plan: 'plan-1', outcome: 'partly met', notes: 'Bus pass works; two Mondays were missed. Mentor from now on.', nextReviewOn: '2027-01-12' },
	hold: { type: 'hold', by: 'R. Castellanos, safeguarding lead', on: '2026-11-16', id: 'hold-1', kind: 'bereavement', reason: 'A grandfather died.', until: '2026-11-27' },
	approved: { type: 'approval', by: 'H. Brannigan, headteacher', on: '2026-12-03', step: 'notice-to-improve', period: '2026/27', outcome: 'approved', reason: '', until: null },
	held: { type: 'approval', by: 'H. Brannigan, headteacher', on: '2026-11-17', step: 'notice-to-improve', period: '2026/27', outcome: 'held', reason: 'The family is grieving; look again after the funeral.', until: '2026-11-30' },
	notice: {
		type: 'notice', by: 'P. Adeyemi, attendance officer', on: '2026-12-04', id: 'notice-1', kind: 'notice to improve', contact: contactIdentity(mother), issuedOn: '2026-12-04',
		issuedBy: 'school', authority: 'Wexshire', forTermTimeHoliday: false, periodEndsOn: '2027-01-15',
	},
} as const satisfies Record<string, CaseRecord>;

/** All of it, oldest first. */
export const events: readonly CaseEvent[] = [
	...letters('early-concern', then('2026-10-15', 8, 58)),
	recorded(records.call, 8, 60),
	recorded(records.tried, 8, 62),
	...letters('meeting-invitation', then('2026-10-22', 10, 68)),
	recorded(records.plan, 10, 72),
	recorded(records.meeting, 10, 72),
	recorded(records.breakfast, 10, 74),
	recorded(records.hold, 14, 90),
	recorded(records.held, 14, 92),
	recorded(records.breakfastOutcome, 14, 112),
	recorded(records.review, 14, 114),
	recorded(records.mentor, 14, 114),
	recorded(records.approved, 14, 116),
	recorded(records.notice, 14, 118),
	act('reserved', 'notice-to-improve', 'id:7731', then('2026-12-04', 14, 118)),
	act('settled', 'notice-to-improve', 'id:7731', then('2026-12-04', 14, 118)),
	act('reserved', 'panel-invitation', 'id:7731', then('2026-12-11', 18, 128)),
];

export { mother, pupil };
