import { schoolCalendarOf, type SchoolCalendar } from '../../../../attendance/calendar/schoolCalendar';
import type { Pupil } from '../../../../attendance/item';
import { readPolicy, type Policy } from '../../../../attendance/policy';
import { pastRuns, simulate, type Approvals, type PastPupil, type Simulation } from '../../../../attendance/policy/simulation';
import { mother, pupil, registerWith, type Days } from '../pupils';

const absence = (value: number) => [{ measure: 'attendance.absencePercent', comparison: 'at least' as const, value }];

/** Three steps of which the last wants approval, and two holds: a policy that is the tests' own. */
export const threeSteps: Policy = readPolicy({
	name: 'Three steps',
	version: '1',
	waitBetweenSteps: { schoolDays: 10 },
	steps: [
		{ id: 'first-letter', name: 'First letter', action: 'letter', audience: 'each parent', letterTemplate: 'early-concern', requiresApproval: false, dueWhen: [{ conditions: absence(6) }] },
		{ id: 'meeting', name: 'Meeting', action: 'letter', audience: 'each parent', letterTemplate: 'meeting-invitation', requiresApproval: false, dueWhen: [{ after: { step: 'first-letter', schoolDays: 10 }, conditions: absence(10) }] },
		{ id: 'referral', name: 'Referral', action: 'referral', audience: 'local authority', referralKind: 'local-authority-support', dueWhen: [{ after: { step: 'meeting', schoolDays: 10 }, conditions: absence(10) }] },
	],
	holds: [
		{ when: 'a person recorded a hold', reason: 'A person asked to wait: {recorded}.' },
		{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'The designated teacher looks first.' },
	],
});

/** A pupil of the invented autumn term, whose whole term is known. */
export const past = (id: string, days: readonly Days[], { pupil: who, ...over }: Partial<Omit<PastPupil, 'pupil'>> & { readonly pupil?: Partial<Pupil> } = {}): PastPupil => ({
	pupil: { ...pupil, ...who, id }, contacts: [mother], register: registerWith(days, '2026-12-18'), holds: [], ...over,
});

export interface Play {
	readonly policy?: Policy;
	readonly approvals?: Approvals;
	readonly calendar?: SchoolCalendar;
}

/** Plays the term through on Mondays, without a pause. */
export function play(pupils: readonly PastPupil[], { policy = threeSteps, approvals = 'approved', calendar = schoolCalendarOf(pupils.map(({ register }) => register)) }: Play = {}): Simulation {
	const playing = simulate(pupils, { policy, runs: pastRuns(calendar, '2026-12-18', 'monday'), calendar, approvals });
	for (;;) {
		const next = playing.next();
		if (next.done) return next.value;
	}
}

/** What was asked of a pupil, as lines to read: "2026-11-16 taken first-letter". */
export const linesOf = ({ runs, years }: Simulation, place = 0): string[] =>
	(years[place]?.asked ?? []).map(({ run, outcome, step, isNew }) => `${runs[run]?.on} ${outcome} ${step}${isNew ? '' : ' again'}`);
