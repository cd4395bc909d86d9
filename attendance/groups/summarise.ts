import { addUp, counts, type Figures, type MeasuredPupil } from './figures';
import { groupings, inOrder, type Grouping } from './groupings';
import { addUpWeeks, weeksOf, type WeekLine, type WeeksOfEnrolment } from './weeks';

/** An enrolment that counts, with its weeks. */
export interface Enrolment extends MeasuredPupil {
	readonly weeks: WeeksOfEnrolment | null;
}

export interface Group {
	readonly name: string;
	readonly enrolments: readonly Enrolment[];
	readonly figures: Figures;
	/** A line for each school week of the school; null where not every item holds its register. */
	readonly weeks: readonly WeekLine[] | null;
}

export interface Summary {
	/** The first and the last day that any of the figures rests on. */
	readonly from: string | null;
	readonly to: string | null;
	/** The whole school. */
	readonly cohort: Group;
	readonly groupings: ReadonlyArray<{ readonly grouping: Grouping; readonly groups: readonly Group[] }>;
}

export const wholeSchool = 'Whole school';

/**
 * Adds a school up, whole and by groups: sums of integers, so that the groups of each grouping make the whole.
 *
 * Takes the items of one school, each with `pupil` and `attendance` (one item an enrolment). Enrolments without a possible
 * session are left out, as the DfE leaves them out, and one that comes twice, such as an item for each letter, counts once.
 * Nothing is hidden here: small groups can be recognised. What leaves the school goes through `shareable`.
 */
export function summarise(items: readonly MeasuredPupil[]): Summary {
	const enrolments = eachOnce(items.filter(counts)).map((item): Enrolment => ({ ...item, weeks: weeksOf(item) }));
	const mondays = [...new Set(enrolments.flatMap(({ weeks }) => (weeks ? [...weeks.keys()] : [])))].sort();
	const days = enrolments.flatMap(({ attendance: { from, to } }) => [from, to]).filter((day) => day !== null).sort();
	const groupOf = (name: string, members: readonly Enrolment[]): Group => ({
		name,
		enrolments: members,
		figures: addUp(members),
		weeks: weeksOfAll(members, mondays),
	});
	return {
		from: days[0] ?? null,
		to: days[days.length - 1] ?? null,
		cohort: groupOf(wholeSchool, enrolments),
		groupings: groupings.map((grouping) => {
			const members = Map.groupBy(enrolments, ({ pupil }) => grouping.groupOf(pupil));
			return { grouping, groups: inOrder(grouping, members.keys()).map((name) => groupOf(name, members.get(name) ?? [])) };
		}),
	};
}

function weeksOfAll(enrolments: readonly Enrolment[], mondays: readonly string[]): WeekLine[] | null {
	const weeks = enrolments.map((enrolment) => enrolment.weeks);
	return weeks.every((each) => each !== null) ? addUpWeeks(weeks, mondays) : null;
}

/** Two items are of one enrolment where pupil and measures are the same; a pupil who came back has other days. */
function eachOnce(items: readonly MeasuredPupil[]): MeasuredPupil[] {
	return [...new Map(items.map((item) => [JSON.stringify([item.pupil.id, item.attendance]), item])).values()];
}
