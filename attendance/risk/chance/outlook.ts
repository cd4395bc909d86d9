import { keptOver } from './change';
import { onsets, stayings } from './habits';
import { sessionsOfSchoolYear } from './yearEnd';

/** How likely is it that at least so many of the sessions left are missed? */
export interface Question {
	/** Possible sessions still to come. */
	readonly left: number;
	/** Sessions to be missed of them; 0 or less where nothing is wanting. */
	readonly toMiss: number;
	readonly awayNow: boolean;
	/** Gives how likely each habit is for the pupil now. Asked for where it matters, since a whole school's would fill the memory. */
	readonly habits: () => Float64Array;
}

/** Even in the worst season a pupil in school comes again one time in twenty. */
const largestOnset = 0.95;

/**
 * Answers questions of one cohort, in their order, each from 0 to 1.
 *
 * Exact, by recursion from the end of the year backwards, a session at a time: a pupil in school stays away with the habit's
 * chance, times the season; a pupil away stays away or comes back; and now and then circumstances change, and the pupil's
 * habit is then any of the school's `shares`. Takes time by sessions left, sessions to miss and habits, not by pupils.
 */
export function answer(questions: readonly Question[], shares: Float64Array, season: number): number[] {
	const answers = questions.map(() => 0);
	const byLeft = Map.groupBy(questions.keys(), (index) => (questions[index] as Question).left);
	const mostLeft = Math.max(0, ...byLeft.keys());
	const mostToMiss = questions.reduce((most, { left, toMiss }) => Math.max(most, Math.min(left, toMiss)), 0);
	const step = stepOf(shares, season);
	let now = atYearEnd(mostToMiss);
	let before = atYearEnd(mostToMiss);
	for (let left = 0; ; left += 1) {
		for (const index of byLeft.get(left) ?? []) {
			const { toMiss, awayNow, habits } = questions[index] as Question;
			if (toMiss <= 0) answers[index] = 1;
			else if (toMiss <= left) answers[index] = expected(habits(), (awayNow ? now.away : now.inSchool)[toMiss] as Float64Array);
		}
		if (left === mostLeft) return answers;
		step(now, before);
		[now, before] = [before, now];
	}
}

/** Chances of missing at least so many sessions (first index) with each habit (second), by where the pupil is now. */
interface Chances {
	readonly inSchool: readonly Float64Array[];
	readonly away: readonly Float64Array[];
}

/** No session is left, so only nothing can be missed. */
function atYearEnd(mostToMiss: number): Chances {
	const rows = () => Array.from({ length: mostToMiss + 1 }, (_, toMiss) => new Float64Array(onsets.length).fill(toMiss === 0 ? 1 : 0));
	return { inSchool: rows(), away: rows() };
}

/** One session back in time: from the chances with some sessions left to those with one more. */
function stepOf(shares: Float64Array, season: number): (from: Chances, to: Chances) => void {
	const onset = onsets.map((each) => Math.min(largestOnset, each * season));
	const kept = keptOver(1 / sessionsOfSchoolYear);
	return (from, to) => {
		for (let toMiss = 1; toMiss < from.inSchool.length; toMiss += 1) {
			const ifAttended = from.inSchool[toMiss] as Float64Array;
			const ifMissed = from.away[toMiss - 1] as Float64Array;
			fill(to.inSchool[toMiss] as Float64Array, onset, ifAttended, ifMissed);
			fill(to.away[toMiss] as Float64Array, stayings, ifAttended, ifMissed);
		}
	};

	function fill(row: Float64Array, missing: Float64Array, ifAttended: Float64Array, ifMissed: Float64Array): void {
		let ofAnyone = 0;
		for (let habit = 0; habit < row.length; habit += 1) {
			const attended = ifAttended[habit] as number;
			const chance = attended + (missing[habit] as number) * ((ifMissed[habit] as number) - attended);
			row[habit] = kept * chance;
			ofAnyone += (shares[habit] as number) * chance;
		}
		const changed = (1 - kept) * ofAnyone;
		for (let habit = 0; habit < row.length; habit += 1) row[habit] = (row[habit] as number) + changed;
	}
}

function expected(weights: Float64Array, chances: Float64Array): number {
	let sum = 0;
	for (let index = 0; index < weights.length; index += 1) sum += (weights[index] as number) * (chances[index] as number);
	return sum;
}
