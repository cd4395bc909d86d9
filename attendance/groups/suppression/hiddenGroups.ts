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
		const leftovers = [...allLeftovers(parts, [school, ...shown], hidden), ...parts.flatMap((groups) => [...leftoversIn(groups, [school, ...shown], small)])];
		const secrets = [...[...hidden].map(({ members }) => members), ...leftovers].filter(tooSmall).map(part);
		const next = smallestOf(besideALoneOne(parts, hidden)) ?? smallestOf(givingAway([...secrets, ...rests], shown, school, columns));
		if (!next) return new Set(groupings.flat().filter((group) => hidden.has(partOf.get(group) as Part)));
		hidden.add(next);
	}
}

/**
 * Everything that is left over when the groups shown of one grouping are taken off the whole school or a group shown, then
 * those of another off what is left, and so on. Where two years are hidden, and a class of one of them is shown, the other
 * classes of both are left. Takes the containers shown; gives each set of enrolments once.
 */
export function allLeftovers<Group extends WithMembers>(
	groupings: ReadonlyArray<readonly Group[]>,
	containers: readonly WithMembers[],
	hidden: ReadonlySet<Group>,
): Members[] {
	const all: Members[] = [];
	let within = containers;
	// What a grouping has been taken off holds none of its groups any more, so there are no more rounds than groupings.
	for (let round = 0; round < groupings.length && within.length > 0; round += 1) {
		const found = groupings.flatMap((groups) => [...leftoversIn(groups, within, hidden)]);
		const fresh = found.filter((one, index) => ![...all, ...found.slice(0, index)].some((known) => isSame(one, known)));
		all.push(...fresh);
		within = fresh.map((members) => ({ members }));
	}
	return all;
}

/**
 * What is left of something where the groups of one grouping that are shown within it are taken off: of the whole school,
 * of a year group … Takes the groups, the containers and which groups are hidden; gives the sets of enrolments.
 */
export function* leftoversIn<Group extends WithMembers>(
	groups: readonly Group[],
	containers: readonly WithMembers[],
	hidden: ReadonlySet<Group>,
): Generator<Members> {
	for (const { members } of containers) {
		const shownWithin = groups.filter((group) => !hidden.has(group) && group.members.size > 0 && isWithin(group.members, members));
		if (shownWithin.length === 0) continue;
		const left = new Set(members);
		for (const group of shownWithin) for (const member of group.members) left.delete(member);
		if (left.size > 0) yield left;
	}
}

const isSame = (one: Members, other: Members): boolean => one.size === other.size && isWithin(one, other);

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
