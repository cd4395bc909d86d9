import { DateTime } from 'luxon';
import { mondayOf } from '../../../attendance/calendar/weeks';
import { emptyCase, type Contact, type Groups, type Hold, type Pupil, type Register, type StepTaken } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import type { PupilFacts } from '../../../attendance/policy';
import { score } from '../../../attendance/risk';

/** Autumn term 2026 of an invented school: seven weeks, a half-term holiday, seven weeks. */
const term = [['2026-09-07', '2026-10-23'], ['2026-11-02', '2026-12-18']] as const;

/** Whole days that are not simply attended: first day, last day, mark. */
export type Days = readonly [from: string, to: string, mark: string];

/** A register of the term up to and including a date: present but for these days. */
export function registerWith(days: readonly Days[], to: string): Register {
	const weeks: Record<string, string[]> = {};
	for (const [first, last] of term) {
		for (let day = DateTime.fromISO(first, { zone: 'utc' }); day.toISODate()! <= last && day.toISODate()! <= to; day = day.plus({ days: 1 })) {
			if (day.weekday > 5) continue;
			const date = day.toISODate()!;
			const mark = days.find(([from, until]) => from <= date && date <= until)?.[2];
			const week = (weeks[mondayOf(date)] ??= Array<string>(10).fill('.'));
			week[(day.weekday - 1) * 2] = mark ?? '/';
			week[(day.weekday - 1) * 2 + 1] = mark ?? '\\';
		}
	}
	return { from: '2026-09-07', to, weeks: Object.fromEntries(Object.entries(weeks).map(([monday, marks]) => [monday, marks.join(' ')])) };
}

export const noGroups: Groups = {
	freeSchoolMeals: false, senSupport: false, ehcPlan: false, englishAdditionalLanguage: false, lookedAfter: false,
	previouslyLookedAfter: false, socialWorker: false, childProtection: false, youngCarer: false,
};

export const mother: Contact = {
	id: '7731', name: 'Ines Marlowe', title: 'Ms', relationship: 'Mother', parentalResponsibility: true, priority: 1, livesWithPupil: true,
	address: { lines: ['4 Mill Lane', 'Wexford Green'], postcode: 'WX2 4AB' }, email: '', phone: '', preferredChannel: null, language: '', interpreter: false, doNotContact: false,
};

export const pupil: Pupil = {
	id: '1042', upn: '', legalSurname: 'Marlowe', legalForename: 'Tess', preferredForename: 'Tess', dateOfBirth: '2013-02-11', yearGroup: '9',
	registrationGroup: '9C', onRollFrom: '2024-09-03', onRollTo: null, address: null, groups: noGroups,
};

export const done = (step: string, takenOn: string, over: Partial<StepTaken> = {}): StepTaken => ({
	step, takenOn, state: 'done', documents: 1, absentSessions: null, possibleSessions: null, ...over,
});

export const hold = (over: Partial<Hold>): Hold => ({ kind: 'other', reason: 'A person’s reason', since: '2026-11-02', until: null, by: 'Dana Ash', ...over });

export const monday = '2026-11-23';
export const lastFriday = '2026-11-20';

interface Situation {
	readonly days?: readonly Days[];
	readonly asAt?: string;
	/** Last day of the register; left out, the Friday before a run on a Monday, as schools do it. */
	readonly registerTo?: string;
	readonly steps?: readonly StepTaken[];
	readonly over?: Partial<PupilFacts>;
}

/** What is known of an invented pupil, measured from the register as the nodes before would have done. */
export function factsOf({ days = [], asAt = monday, registerTo = dayBefore(asAt), steps = [], over = {} }: Situation): PupilFacts {
	const register = registerWith(days, registerTo);
	const attendance = measure(register, { asAt });
	return { pupil, contacts: [mother], register, attendance, risk: score(attendance, { register, asAt }), case: { ...emptyCase, steps: [...steps] }, ...over };
}

const dayBefore = (date: string): string => DateTime.fromISO(date, { zone: 'utc' }).minus({ days: 1 }).toISODate()!;

/** 100 possible sessions from 7 September to 20 November, of which these are missed. */
export const patterns = {
	/** 4 sessions, 4%. */
	twoDays: [['2026-09-15', '2026-09-15', 'I'], ['2026-11-10', '2026-11-10', 'I']],
	/** 8 sessions, 8%, on three occasions, one of them recent. */
	dayHereAndThere: [['2026-09-15', '2026-09-16', 'I'], ['2026-10-12', '2026-10-12', 'M'], ['2026-11-10', '2026-11-10', 'O']],
	/** 8 sessions, 8%, in one illness. */
	oneIllness: [['2026-11-03', '2026-11-06', 'I']],
	/** 8 sessions, 8%, in one absence without leave. */
	oneTruancy: [['2026-11-03', '2026-11-06', 'O']],
	/** 8 sessions, 8%, all before half term. */
	putRight: [['2026-09-15', '2026-09-16', 'I'], ['2026-10-06', '2026-10-07', 'O']],
	/** 14 sessions, 14%: 10 in the year before 19 October, then 4 of 30 sessions (13.3%). */
	persistent: [['2026-09-14', '2026-09-16', 'I'], ['2026-10-01', '2026-10-02', 'O'], ['2026-11-10', '2026-11-11', 'I']],
	/** 24 sessions, 24%. */
	quarter: [['2026-09-14', '2026-09-17', 'I'], ['2026-10-05', '2026-10-08', 'O'], ['2026-11-09', '2026-11-12', 'I']],
	/** 56 sessions, 56%. */
	severe: [['2026-09-14', '2026-09-25', 'O'], ['2026-10-05', '2026-10-16', 'O'], ['2026-11-02', '2026-11-11', 'O']],
} as const satisfies Record<string, readonly Days[]>;
