import { groupings, smallestGroup, type GroupingId } from '../../groups';
import { hiddenGroups } from '../../groups/suppression/hiddenGroups';
import { inOrder, type Grouping } from '../../groups/groupings';
import type { RegisterAttendance } from '../../item';
import { sharesOf } from '../../measures/percent';
import type { PupilsYear, Simulation } from './simulate';

/**
 * How a policy falls on one group. A group that is more absent gets more letters under any policy, so beside the plain rate stand
 * two that ask whether it got more than its absence accounts for.
 */
export interface GroupsShare {
	readonly pupils: number;
	readonly persistentlyAbsent: number;
	readonly stepsTaken: number;
	readonly pupilsWithStep: number;
	readonly pupilsHeld: number;
	/** By the step's id. */
	readonly steps: Readonly<Record<string, number>>;
	readonly stepsPer100: number;
	/** Of persistently absent pupils alone; null where they are too few. */
	readonly stepsPer100PersistentlyAbsent: number | null;
	/**
	 * What `stepsPer100` would be if the group's pupils were absent as the whole school's are: pupils are compared with those of the
	 * same DfE absence band (indirect standardisation). Null where nobody of the same absence had a step.
	 */
	readonly stepsPer100AtSameAbsence: number | null;
}

export interface FairnessLine {
	/** Null for the whole school. */
	readonly grouping: GroupingId | null;
	readonly groupingName: string;
	readonly name: string;
	/** Null where the group is hidden: it is too small, or with it another could be worked out that is. */
	readonly share: GroupsShare | null;
}

/** The groupings that the guidance asks schools to watch, and year groups. Sex and ethnicity stand in no item. */
export const fairnessGroupings: readonly GroupingId[] = ['freeSchoolMeals', 'senSupport', 'ehcPlan', 'englishAdditionalLanguage', 'lookedAfter', 'socialWorker', 'yearGroup'];

/** A pupil's year with measures: those who were on roll with a possible session. */
type Counted = PupilsYear & { readonly attendance: RegisterAttendance };

/**
 * The whole school, then each group of the groupings above. Groups of fewer than ten pupils are hidden, and others from which
 * they could be worked out; which are hidden hangs on all groupings, so that two tables side by side give no more away.
 */
export function fairness({ policy, years }: Simulation): FairnessLine[] {
	const counted = years.filter((year): year is Counted => year.attendance !== null);
	const placed = groupings.map((grouping) => ({ grouping, groups: groupsOf(grouping, counted) }));
	const hidden = hiddenGroups(counted.map(({ pupil }) => pupil.id), placed.map(({ groups }) => groups), smallestGroup);
	const rates = ratesByBand(counted);
	const shareOf = (members: readonly Counted[]) => groupsShare(members, counted, rates, policy.steps.map(({ id }) => id));
	return [
		{ grouping: null, groupingName: 'Whole school', name: 'Whole school', share: counted.length < smallestGroup ? null : shareOf(counted) },
		...fairnessGroupings.flatMap((id) => {
			const { grouping, groups } = placed.find((each) => each.grouping.id === id) as (typeof placed)[number];
			return groups.map((group) => ({
				grouping: id, groupingName: grouping.name, name: group.name,
				share: hidden.has(group) ? null : shareOf([...group.members].map((place) => counted[place] as Counted)),
			}));
		}),
	];
}

function groupsOf(grouping: Grouping, counted: readonly Counted[]): Array<{ readonly name: string; readonly members: ReadonlySet<number> }> {
	const places = Map.groupBy(counted.keys(), (place) => grouping.groupOf((counted[place] as Counted).pupil));
	return inOrder(grouping, places.keys()).flatMap((name) => (places.has(name) ? [{ name, members: new Set(places.get(name)) }] : []));
}

const takenBy = ({ asked }: PupilsYear): number => asked.filter(({ outcome }) => outcome === 'taken').length;
const sumOf = (years: readonly PupilsYear[]): number => years.reduce((sum, year) => sum + takenBy(year), 0);

/** Steps to a pupil in each absence band of the school. */
function ratesByBand(counted: readonly Counted[]): ReadonlyMap<string | null, number> {
	return new Map([...Map.groupBy(counted, ({ attendance }) => attendance.band)].map(([band, years]) => [band, sumOf(years) / years.length]));
}

/** To one decimal. */
const per100 = (steps: number, pupils: number): number => sharesOf(steps, pupils, 1000) / 10;

function groupsShare(members: readonly Counted[], all: readonly Counted[], rates: ReadonlyMap<string | null, number>, steps: readonly string[]): GroupsShare {
	const stepsTaken = sumOf(members);
	const persistent = members.filter(({ attendance }) => attendance.persistentlyAbsent);
	const expected = members.reduce((sum, { attendance }) => sum + (rates.get(attendance.band) ?? 0), 0);
	const taken = members.flatMap(({ asked }) => asked.filter(({ outcome }) => outcome === 'taken'));
	return {
		pupils: members.length,
		persistentlyAbsent: persistent.length,
		stepsTaken,
		pupilsWithStep: members.filter((year) => takenBy(year) > 0).length,
		pupilsHeld: members.filter(({ asked }) => asked.some(({ outcome }) => outcome === 'held')).length,
		steps: Object.fromEntries(steps.map((id) => [id, taken.filter(({ step }) => step === id).length])),
		stepsPer100: per100(stepsTaken, members.length),
		stepsPer100PersistentlyAbsent: persistent.length < smallestGroup ? null : per100(sumOf(persistent), persistent.length),
		stepsPer100AtSameAbsence: expected === 0 ? null : Math.round((stepsTaken / expected) * (sumOf(all) / all.length) * 1000) / 10,
	};
}
