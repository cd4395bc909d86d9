import type { SchoolCalendar } from '../calendar/schoolCalendar';
import type { Attendance, Register, RegisterAttendance, Risk, School } from '../item';
import { sessionsOf, type Sessions } from '../measures/sessions';
import { SchoolChances } from './chance/schoolChances';
import { chanceReasons } from './chanceReasons';
import { patternsOf } from './patterns';
import { reasonsFor } from './reasons';
import { tierOf } from './tier';

/** What a pupil is scored by. */
export interface PupilToScore {
	readonly attendance: Attendance;
	/** The sessions that the measures were made of; null where they were made of totals. */
	readonly sessions: Sessions | null;
	/** The last day on roll (`YYYY-MM-DD`) of a pupil who is known to leave; null otherwise. */
	readonly leavesOn: string | null;
	/** Patterns that need more than this pupil's marks (lessons, brothers and sisters), in words, told after the others. */
	readonly morePatterns?: readonly string[];
}

/**
 * The risk of the pupils of one school, who are seen against each other.
 *
 * Pupils are added one at a time, each read once, and little is kept of each; `risks` then gives theirs in the same order.
 * Measures and marks are all that is read, so that no group (free school meals, SEND, social worker …), name, sex, address
 * or year group can change a tier, a chance, a reason or the order (design §7).
 */
export class SchoolScores {
	private readonly chances: SchoolChances;
	private readonly pupils: Array<{ readonly attendance: Attendance; readonly patterns: string[]; readonly hasLeft: boolean }> = [];

	/** `phase` says which of England's figures a school of few pupils is seen against; null where it is not known. */
	constructor(
		private readonly asAt: string,
		phase: School['phase'] | null,
	) {
		this.chances = new SchoolChances(asAt, phase);
	}

	add({ attendance, sessions, leavesOn, morePatterns = [] }: PupilToScore): void {
		this.chances.add(attendance, sessions, leavesOn);
		this.pupils.push({ attendance, patterns: [...patternsOf(attendance, sessions), ...morePatterns], hasLeft: leavesOn !== null && leavesOn < this.asAt });
	}

	/** Tier, chance, reasons and patterns of each pupil, in the order in which they were added. */
	risks(): Risk[] {
		return this.chances.chances().map((chance, index) => {
			const { attendance, patterns, hasLeft } = this.pupils[index] as (typeof this.pupils)[number];
			const tier = tierOf(attendance);
			return {
				tier,
				probabilityPersistentlyAbsent: chance.probability,
				reasons: [...reasonsFor(attendance, tier, hasLeft), ...chanceReasons(chance, attendance)],
				patterns,
			};
		});
	}
}

/**
 * The risk of one pupil alone. With no other pupils of the school to be seen against, the chance is seen against England's.
 * Takes the pupil's measures, and the register and date they were made from.
 */
export function score(
	attendance: RegisterAttendance,
	{ register, asAt, calendar }: { readonly register: Register; readonly asAt: string; readonly calendar?: SchoolCalendar },
): Risk {
	const scores = new SchoolScores(asAt, null);
	scores.add({ attendance, sessions: sessionsOf(register, { asAt, calendar }), leavesOn: null });
	return scores.risks()[0] as Risk;
}
