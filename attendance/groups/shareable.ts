import { differenceFromOthers, type Difference } from './difference';
import type { Figures, MeasuredPupil } from './figures';
import type { GroupingId } from './groupings';
import { codesToShow, enoughBehind } from './suppression/cells';
import { allLeftovers, hiddenGroups, leftoversIn, type Members } from './suppression/hiddenGroups';
import { smallestGroup } from './suppression/smallestGroup';
import { summarise, type Enrolment, type Group, type Summary } from './summarise';
import type { WeekLine } from './weeks';

/** The figures of a group that is large enough. */
export interface SharedFigures {
	readonly figures: Omit<Figures, 'codes'>;
	/** Sessions of each code that enough pupils have in every group of the grouping; null where files give none. */
	readonly codes: Readonly<Record<string, number>> | null;
	/** The school weeks in which every group of the grouping had enough pupils, or none; null where items hold no register. */
	readonly weeks: readonly WeekLine[] | null;
	/** The group beside everyone else of the school; null for the whole school. */
	readonly difference: Difference | null;
}

/** A group as it may be shared. */
export interface SharedGroup {
	/** Null for the whole school. */
	readonly grouping: GroupingId | null;
	readonly groupingName: string;
	readonly name: string;
	/** Null where the group is hidden: it is too small, or with it another could be worked out that is. */
	readonly shown: SharedFigures | null;
}

export interface ShareableSummary {
	/** The first and the last day of the figures; null where the whole school is too small. */
	readonly from: string | null;
	readonly to: string | null;
	readonly smallest: number;
	/** The whole school first, then each grouping asked for. */
	readonly groups: readonly SharedGroup[];
}

/**
 * A school's attendance by groups, fit for readers who may not learn about single pupils.
 *
 * Takes the items of one school (as `summarise`), the groupings wanted (all if not said) and the fewest pupils a group
 * may have: `smallestGroup` or more, else it throws a RangeError. Which groups are hidden does not depend on the groupings
 * asked for, so that two tables of one day, laid side by side, give no more away than one.
 */
export function shareable(
	items: readonly MeasuredPupil[],
	{ by, smallest = smallestGroup }: { readonly by?: readonly GroupingId[]; readonly smallest?: number } = {},
): ShareableSummary {
	if (!Number.isInteger(smallest) || smallest < smallestGroup) throw new RangeError(`Groups of fewer than ${smallestGroup} pupils are never shown`);
	const summary = summarise(items);
	const { cohort } = summary;
	const tooSmall = cohort.figures.pupils < smallest;
	const whole: Placed = { group: cohort, members: new Set(cohort.enrolments.keys()) };
	const placed = placedGroups(summary);
	const hidden = hiddenGroups(cohort.enrolments.map(({ pupil }) => pupil.id), placed, smallest);
	const shown = [whole, ...placed.flat().filter((each) => !hidden.has(each))];
	const containers = [...shown, ...allLeftovers(placed, shown, hidden).map((members) => ({ members }))];
	const sharedFigures = sharing(summary, smallest);

	const groups = summary.groupings.flatMap(({ grouping }, index): SharedGroup[] => {
		if (by !== undefined && !by.includes(grouping.id)) return [];
		const here = placed[index] ?? [];
		const learned = [...here.filter((each) => !hidden.has(each)).map(({ members }) => members), ...leftoversIn(here, containers, hidden)];
		const figuresOf = sharedFigures(learned);
		return here.map((each) => ({
			grouping: grouping.id,
			groupingName: grouping.name,
			name: each.group.name,
			shown: hidden.has(each) ? null : figuresOf(each.group),
		}));
	});
	return {
		from: tooSmall ? null : summary.from,
		to: tooSmall ? null : summary.to,
		smallest,
		groups: [{ grouping: null, groupingName: cohort.name, name: cohort.name, shown: tooSmall ? null : sharedFigures([whole.members])(cohort) }, ...groups],
	};
}

/** A group with the places of its enrolments in the list of the whole school. */
interface Placed {
	readonly group: Group;
	readonly members: Members;
}

function placedGroups({ cohort, groupings }: Summary): Placed[][] {
	const placeOf = new Map(cohort.enrolments.map((enrolment, place) => [enrolment, place]));
	return groupings.map(({ groups }) =>
		groups.map((group) => ({ group, members: new Set(group.enrolments.map((enrolment) => placeOf.get(enrolment) as number)) })),
	);
}

/**
 * Gives what may be shown of the groups of one grouping. Codes and weeks stand in a column, so a code or week is shown
 * in all groups of a grouping or in none. Takes everything that can be learned of the grouping: the groups shown, and what is left over.
 */
function sharing({ cohort, to }: Summary, smallest: number) {
	return (everythingLearned: readonly Members[]) => {
		const learned = everythingLearned.map((members) => [...members].map((place) => cohort.enrolments[place] as Enrolment));
		const codesShown = codesToShow(cohort.figures.codes, learned, smallest, to);
		const weeksShown = new Set(
			cohort.weeks?.map(({ week }) => week).filter((week) => enoughBehind(learned, ({ weeks }) => weeks?.has(week) === true, smallest)),
		);
		return ({ figures: { codes, ...figures }, weeks }: Group): SharedFigures => ({
			figures,
			codes: codes && Object.fromEntries(Object.entries(codes).flatMap(([code, { sessions }]) => (codesShown.has(code) ? [[code, sessions]] : []))),
			weeks: weeks && weeks.filter(({ week }) => weeksShown.has(week)),
			difference: figures.enrolments < cohort.figures.enrolments ? differenceFromOthers(figures, cohort.figures) : null,
		});
	};
}
