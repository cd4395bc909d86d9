import { marksOf } from '../calendar/weeks';
import { codeOn, isAbsent, isPossible } from '../codes';
import { absenceOf } from '../measures/counts';
import { notAway } from '../risk/patterns/notAway';
import { counted } from '../text/plainEnglish';
import type { MeasuredPupil } from './figures';
import { siblingsOf, type PupilWithContacts } from './siblings';

/** A pupil's absence beside that of one sibling, in sessions (half days). Names nobody: ids of the MIS only. */
export interface SiblingAbsence {
	readonly pupilId: string;
	/** Sessions that both could attend and for which both were away. */
	readonly sessionsBothAbsent: number;
	/** Stretches of those sessions, ended by a session that either attended. One holiday is one occasion. */
	readonly occasions: number;
	/** All absent sessions of the pupil, shared or not. */
	readonly ownAbsentSessions: number;
	readonly bothPossible: number;
	/** How many of the sessions possible for both would be missed by both if each was absent as often, and by chance. */
	readonly expectedByChance: number;
}

type Sibling = MeasuredPupil & PupilWithContacts;

/** For each possible session, by date and half day, whether the pupil was kept or stayed away. */
type Away = ReadonlyMap<string, boolean>;

/** Study leave is the school's arrangement for a whole year group, so it says as little of a household as U and C2. */
const arranged: ReadonlySet<string> = new Set([...notAway, 'S']);

/**
 * Absence that brothers and sisters at one school share.
 *
 * Takes the items of the school, each with `pupil`, `contacts`, `register` and `attendance`, on whose days it rests; items
 * without a register are passed over. Gives for each pupil with siblings here a line for each of them, those most often
 * absent together first. Lateness after registration (U) and an agreed part-time timetable (C2) are not away together.
 */
export function siblingAbsences(items: readonly Sibling[]): ReadonlyMap<string, readonly SiblingAbsence[]> {
	const siblings = siblingsOf(items);
	const byId = new Map(items.filter(({ pupil }) => siblings.has(pupil.id)).map((item) => [item.pupil.id, item]));
	const away = new Map([...byId].map(([id, item]) => [id, awayOf(item)]));
	return new Map(
		[...siblings].flatMap(([id, others]) => {
			const item = byId.get(id);
			const own = away.get(id);
			if (!item || !own || own.size === 0) return [];
			const { absentSessions } = absenceOf(item.attendance);
			const lines = others.map((other) => ({ pupilId: other, ownAbsentSessions: absentSessions, ...together(own, away.get(other) ?? new Map()) }));
			return [[id, lines.sort((one, other) => other.sessionsBothAbsent - one.sessionsBothAbsent || (one.pupilId < other.pupilId ? -1 : 1))] as const];
		}),
	);
}

function awayOf({ register, attendance: { from, to } }: Sibling): Away {
	const away = new Map<string, boolean>();
	if (!register || from === null || to === null) return away;
	for (const { date, session, mark } of marksOf(register)) {
		const code = date >= from && date <= to ? codeOn(mark, date) : undefined;
		if (code && isPossible(code.class)) away.set(`${date} ${session}`, isAbsent(code.class) && !arranged.has(code.code));
	}
	return away;
}

function together(own: Away, other: Away): Pick<SiblingAbsence, 'sessionsBothAbsent' | 'occasions' | 'bothPossible' | 'expectedByChance'> {
	let [both, occasions, possible, ownAway, otherAway] = [0, 0, 0, 0, 0];
	let begun = false;
	for (const [session, isAway] of own) {
		const otherIsAway = other.get(session);
		if (otherIsAway === undefined) continue;
		possible += 1;
		if (isAway) ownAway += 1;
		if (otherIsAway) otherAway += 1;
		if (isAway && otherIsAway) {
			both += 1;
			if (!begun) occasions += 1;
		}
		begun = isAway && otherIsAway;
	}
	return { sessionsBothAbsent: both, occasions, bothPossible: possible, expectedByChance: possible === 0 ? 0 : Math.round((ownAway * otherAway * 10) / possible) / 10 };
}

/** Three days, and more than one occasion: one family holiday or one bug that went round the house is no pattern. */
const fewestSessions = 6;
const fewestOccasions = 2;

/** Three times as often as chance would have it, so that two pupils who are each often absent do not meet by that alone. */
const timesChance = 3;

/**
 * That a pupil is mostly absent together with a brother or sister: half of all missed sessions or more, as a sentence for
 * the pupil's patterns; null where it is not so. Takes the pupil's lines of `siblingAbsences`, or nothing.
 */
export function siblingPattern(siblings: readonly SiblingAbsence[] | undefined): string | null {
	const found = siblings?.find(
		({ sessionsBothAbsent: both, occasions, ownAbsentSessions, expectedByChance }) =>
			both >= fewestSessions && occasions >= fewestOccasions && 2 * both >= ownAbsentSessions && both >= timesChance * expectedByChance,
	);
	if (!found) return null;
	return `Absent on the same ${counted(found.sessionsBothAbsent, 'session')} as a brother or sister at this school, of ${found.ownAbsentSessions} missed.`;
}
