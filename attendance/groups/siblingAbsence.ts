import { isAbsent } from '../codes';
import { absentNumbers, numbersWhere, possibleNumbers } from '../codes/codeNumbers';
import type { Register } from '../item';
import { sessionsOf, type OnRoll, type SessionsWanted } from '../measures/sessions';
import { notAway } from '../risk/patterns/notAway';
import { counted } from '../text/plainEnglish';
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

/** What is read of an item. */
export interface PupilWithFamily extends PupilWithContacts {
	readonly pupil: PupilWithContacts['pupil'] & OnRoll;
	readonly register: Register;
}

/** A pupil's days, oldest first, and for the two sessions of each what is in `state`. */
interface Away {
	readonly dates: readonly string[];
	readonly states: Uint8Array;
	/** All of the school year, shared or not. */
	readonly absentSessions: number;
}

const state = { notPossible: 0, possible: 1, away: 2 } as const;

const nothing: Away = { dates: [], states: new Uint8Array(), absentSessions: 0 };

/** Study leave is the school's arrangement for a whole year group, so it says as little of a household as U and C2. */
const arranged: ReadonlySet<string> = new Set([...notAway, 'S']);
const awayNumbers = numbersWhere((code) => isAbsent(code.class) && !arranged.has(code.code));

/**
 * Absence that brothers and sisters at one school share, in the school year of a date so far.
 *
 * Takes the items of the school and the date (`YYYY-MM-DD`), and the school's calendar where it is known. Gives for each
 * pupil with siblings here a line for each of them, those most often absent together first. Who came late (U) or was away
 * because the school arranged it is not away together with anybody.
 */
export function siblingAbsences(items: readonly PupilWithFamily[], wanted: Omit<SessionsWanted, 'onRoll'>): ReadonlyMap<string, readonly SiblingAbsence[]> {
	const siblings = siblingsOf(items);
	const away = new Map(items.filter(({ pupil }) => siblings.has(pupil.id)).map((item) => [item.pupil.id, awayOf(item, wanted)]));
	return new Map(
		[...siblings].map(([id, others]) => {
			const own = away.get(id) ?? nothing;
			const lines = others.map((other) => ({ pupilId: other, ownAbsentSessions: own.absentSessions, ...together(own, away.get(other) ?? nothing) }));
			return [id, lines.sort((one, other) => other.sessionsBothAbsent - one.sessionsBothAbsent || (one.pupilId < other.pupilId ? -1 : 1))] as const;
		}),
	);
}

function awayOf({ pupil, register }: PupilWithFamily, wanted: Omit<SessionsWanted, 'onRoll'>): Away {
	const { codes, dates, yearFrom, end } = sessionsOf(register, { ...wanted, onRoll: pupil });
	const states = codes.map((code, place) => {
		if (place < yearFrom || place >= end || !possibleNumbers[code]) return state.notPossible;
		return awayNumbers[code] ? state.away : state.possible;
	});
	const absentSessions = codes.subarray(yearFrom, end).reduce((sum, code) => sum + (absentNumbers[code] as number), 0);
	return { dates, states, absentSessions };
}

function together(own: Away, other: Away): Pick<SiblingAbsence, 'sessionsBothAbsent' | 'occasions' | 'bothPossible' | 'expectedByChance'> {
	let [both, occasions, possible, ownAway, otherAway] = [0, 0, 0, 0, 0];
	let begun = false;
	for (const [place, otherPlace] of samePlaces(own, other)) {
		const [ownState, otherState] = [own.states[place], other.states[otherPlace]];
		if (ownState === state.notPossible || otherState === state.notPossible) continue;
		const bothAway = ownState === state.away && otherState === state.away;
		possible += 1;
		if (ownState === state.away) ownAway += 1;
		if (otherState === state.away) otherAway += 1;
		if (bothAway) both += 1;
		if (bothAway && !begun) occasions += 1;
		begun = bothAway;
	}
	return { sessionsBothAbsent: both, occasions, bothPossible: possible, expectedByChance: possible === 0 ? 0 : Math.round((ownAway * otherAway * 10) / possible) / 10 };
}

/** Where the sessions of the days that two pupils share stand, in the one's states and in the other's. */
function* samePlaces(own: Away, other: Away): Generator<readonly [number, number]> {
	let otherDay = 0;
	for (const [day, date] of own.dates.entries()) {
		while ((other.dates[otherDay] ?? '9') < date) otherDay += 1;
		if (other.dates[otherDay] !== date) continue;
		yield [day * 2, otherDay * 2];
		yield [day * 2 + 1, otherDay * 2 + 1];
	}
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
