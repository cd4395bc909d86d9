import { Combinations } from './combinations';

/** The places of the enrolments that a group is made of, in the list of all enrolments of the school. */
export type Members = ReadonlySet<number>;

export interface WithMembers {
	readonly members: Members;
}

/** A set of enrolments put as columns: enrolments that are in the same groups throughout share a column. */
interface Part extends WithMembers {
	readonly columns: ReadonlySet<number>;
	readonly pupils: number;
}

/**
 * Which groups must be hidden so that nothing can be learned of fewer pupils than `smallest`.
 *
 * Takes for each enrolment of the school the id of its pupil, and the groupings, each with its groups in order; the whole
 * school's own figures are taken to be shown. Gives the groups that are hidden: those that are too small, then as many
 * others, smallest first, as it needs until
 *  - no grouping has just one hidden group, which the school's total would give away;
 *  - no group that is too small, no few hidden groups that together are, and no small rest between a group and a
 *    larger one that holds it can be worked out by adding and subtracting what is shown.
 * The answer depends on no order but that of groups of the same size.
 */
export function hiddenGroups<Group extends WithMembers>(pupilOf: readonly string[], groupings: ReadonlyArray<readonly Group[]>, smallest: number): ReadonlySet<Group> {
	const everyone: Members = new Set(pupilOf.keys());
	const columnOf = columnsOf(everyone, groupings);
	const pupilsIn = (members: Members) => new Set([...members].map((member) => pupilOf[member])).size;
	const part = (members: Members): Part => ({
		members,
		columns: new Set([...members].map((member) => columnOf[member] as number)),
		pupils: pupilsIn(members),
	});
	const school = part(everyone);
	if (school.pupils < smallest) return new Set(groupings.flat());

	const partOf = new Map(groupings.flat().map((group) => [group, part(group.members)]));
	const parts = groupings.map((groups) => groups.map((group) => partOf.get(group) as Part));
	const all = parts.flat();
	const small = new Set(all.filter(({ pupils }) => pupils < smallest));
	const hidden = new Set(small);
	const tooSmall = (members: Members) => members.size > 0 && pupilsIn(members) < smallest;
	const rests = smallRests([...all, school], tooSmall).map(part);
	const columns = Math.max(-1, ...columnOf) + 1;
	for (;;) {
		const shown = all.filter((each) => !hidden.has(each));
		const leftovers = parts.flatMap((groups) => [...leftoversIn(groups, [school, ...shown], hidden), ...leftoversIn(groups, [school, ...shown], small)]);
		const secrets = [...[...hidden].map(({ members }) => members), ...leftovers].filter(tooSmall).map(part);
		const next = smallestOf(besideALoneOne(parts, hidden)) ?? smallestOf(givingAway([...secrets, ...rests], shown, school, columns));
		if (!next) return new Set(groupings.flat().filter((group) => hidden.has(partOf.get(group) as Part)));
		hidden.add(next);
	}
}

/**
 * What is left of a grouping where the groups shown are taken from something that holds them: all that is hidden within
 * the whole school, within a year group … Takes the groups and the containers shown; gives the sets of enrolments.
 */
export function* leftoversIn<Group extends WithMembers>(
	groups: readonly Group[],
	containers: readonly WithMembers[],
	hidden: ReadonlySet<Group>,
): Generator<Members> {
	const hiddenHere = groups.filter((group) => hidden.has(group) && group.members.size > 0);
	for (const container of containers) {
		const within = hiddenHere.filter(({ members }) => isWithin(members, container.members));
		if (within.length > 0) yield new Set(within.flatMap(({ members }) => [...members]));
	}
}

/** Enrolments that are in the same groups in every grouping get the same column. */
function columnsOf(everyone: Members, groupings: ReadonlyArray<readonly WithMembers[]>): number[] {
	const columns = new Map<string, number>();
	return [...everyone].map((member) => {
		const where = groupings.map((groups) => groups.findIndex(({ members }) => members.has(member))).join(' ');
		if (!columns.has(where)) columns.set(where, columns.size);
		return columns.get(where) as number;
	});
}

/** The few enrolments by which a group is larger than one that lies within it. */
function smallRests(parts: readonly Part[], tooSmall: (members: Members) => boolean): Members[] {
	return parts.flatMap((larger) =>
		parts
			.filter((part) => part.members.size < larger.members.size && isWithin(part.columns, larger.columns))
			.map((part) => new Set([...larger.members].filter((member) => !part.members.has(member))))
			.filter(tooSmall),
	);
}

/** The other groups of a grouping in which only one is hidden. */
function besideALoneOne(parts: ReadonlyArray<readonly Part[]>, hidden: ReadonlySet<Part>): Part[] {
	const lone = parts.find((groups) => groups.length > 1 && groups.filter((group) => hidden.has(group)).length === 1);
	return lone?.filter((group) => !hidden.has(group)) ?? [];
}

/** Shown groups that together give a secret away: those of the nearest container first, so that no more is hidden than needed. */
function givingAway(secrets: readonly Part[], shown: readonly Part[], school: Part, columns: number): Part[] {
	const bases = new Map<Part, { readonly within: readonly Part[]; readonly combinations: Combinations }>();
	const containers = [school, ...shown].sort((one, other) => one.members.size - other.members.size);
	for (const secret of secrets) {
		for (const container of containers) {
			if (!isWithin(secret.columns, container.columns)) continue;
			let basis = bases.get(container);
			if (!basis) {
				const within = [school, ...shown].filter((part) => isWithin(part.columns, container.columns));
				bases.set(container, (basis = { within, combinations: new Combinations(columns, within.map((part) => part.columns)) }));
			}
			const making = basis.combinations.making(secret.columns);
			if (making) return making.map((index) => basis.within[index] as Part).filter((part) => part !== school);
		}
	}
	return [];
}

const isWithin = (set: ReadonlySet<number>, container: ReadonlySet<number>): boolean =>
	set.size <= container.size && [...set].every((each) => container.has(each));

function smallestOf(parts: readonly Part[]): Part | undefined {
	return [...parts].sort((one, other) => one.pupils - other.pupils)[0];
}
