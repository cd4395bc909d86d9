import fc from 'fast-check';
import { hiddenGroups as hiddenOf, type Members } from '../../../../attendance/groups/suppression/hiddenGroups';

/** Whether each group is hidden, in the order of the groupings. */
function hiddenGroups(pupilOf: readonly string[], groupings: ReadonlyArray<readonly Members[]>, smallest: number): boolean[][] {
	const groups = groupings.map((here) => here.map((members) => ({ members })));
	const hidden = hiddenOf(pupilOf, groups, smallest);
	return groups.map((here) => here.map((group) => hidden.has(group)));
}

/** Groups one after the other of these sizes, as places in the list of enrolments. */
function ofSizes(...sizes: number[]): Members[] {
	let next = 0;
	return sizes.map((size) => new Set(Array.from({ length: size }, () => next++)));
}

const pupils = (count: number) => Array.from({ length: count }, (_, place) => `p${place}`);
const places = (from: number, to: number): Members => new Set(Array.from({ length: to - from }, (_, index) => from + index));
const hiddenSizes = (sizes: number[]) => {
	const hidden = hiddenGroups(pupils(sizes.reduce((a, b) => a + b, 0)), [ofSizes(...sizes)], 10)[0] ?? [];
	return sizes.filter((_, index) => hidden[index]);
};

describe('the groups of one grouping, none to be smaller than ten (issue 3, point 4)', () => {
	it.each<[string, number[], number[]]>([
		['ten pupils are enough', [10, 10, 30], []],
		['nine are not, and the next smallest hides with them, since the whole gives one away', [9, 25, 30], [9, 25]],
		['two small ones that are ten together hide each other', [4, 6, 25, 30], [4, 6]],
		['two small ones that are nine together take a third along', [4, 5, 25, 30], [4, 5, 25]],
		['of two groups both hide', [3, 200], [3, 200]],
		['a group of nobody is one of too few, and so is its complement', [0, 200], [0, 200]],
		['a single group that is the whole school is shown', [40], []],
		['in a school of nine everything is hidden', [4, 5], [4, 5]],
		['of groups as large as each other the first listed hides', [9, 30, 30], [9, 30]],
	])('%s', (_what, sizes, expected) => {
		expect(hiddenSizes(sizes)).toEqual(expected);
	});

	it('are counted in pupils, not in enrolments', () => {
		const twelveEnrolmentsOfSixPupils = Array.from({ length: 12 }, (_, place) => `p${place % 6}`);
		const others = Array.from({ length: 60 }, (_, place) => `q${place}`);
		expect(hiddenGroups([...twelveEnrolmentsOfSixPupils, ...others], [[places(0, 12), places(12, 42), places(42, 72)]], 10)).toEqual([[true, true, false]]);
	});
});

describe('several groupings of one school', () => {
	it('hide a class within its year, since the year gives it away, and leave other years be', () => {
		const years = ofSizes(30, 60);
		const classes = ofSizes(25, 5, 30, 30);
		expect(hiddenGroups(pupils(90), [years, classes], 10)).toEqual([
			[false, false],
			[true, true, false, false],
		]);
	});

	it('give no few pupils away by a year and a class of another year together', () => {
		// Years of 14, 13 and 6: the last two hide. Were the class of 11 shown beside the first year, 33 - 14 - 11 would tell of 8 pupils.
		const [years = [], classes = []] = hiddenGroups(pupils(33), [ofSizes(14, 13, 6), ofSizes(7, 7, 11, 2, 6)], 10);
		expect([years[0], classes[2]]).toContain(true);
	});

	it('hide no year by showing its classes', () => {
		// Year 3 is too small and takes Year 2 along; the two classes of Year 2 together would be Year 2 again.
		const hidden = hiddenGroups(pupils(95), [ofSizes(60, 30, 5), ofSizes(30, 30, 15, 15, 5)], 10);
		expect(hidden[0]).toEqual([false, true, true]);
		expect(hidden[1]?.slice(2).filter(Boolean).length).toBeGreaterThanOrEqual(2);
	});

	it('hide two small groups also together, where a class gives away the larger one that hides with them', () => {
		// Years of 60, 12, 4 and 4; the class of the twelve is all of that year, and the eight are in classes with others.
		const years = ofSizes(60, 12, 4, 4);
		const classes = [new Set([...places(0, 30), ...places(72, 76)]), new Set([...places(30, 60), ...places(76, 80)]), places(60, 72)];
		const hidden = hiddenGroups(pupils(80), [years, classes], 10);
		const [yearOfSixty, classOfTwelve] = [hidden[0]?.[0], hidden[1]?.[2]];
		expect(yearOfSixty || classOfTwelve).toBe(true);
	});

	it('hide a group that differs from one around it by too few', () => {
		// 12 looked-after children, all among 14 with a social worker: the difference is two children.
		const lookedAfter = [places(0, 12), places(12, 100)];
		const socialWorker = [places(0, 14), places(14, 100)];
		const hidden = hiddenGroups(pupils(100), [lookedAfter, socialWorker], 10);
		expect(hidden).toEqual([[true, true], [false, false]]);
	});
});

/** What a set has beyond another that lies within it; empty where it does not. */
function rest(larger: Members, smaller: Members): Members {
	const within = [...smaller].every((place) => larger.has(place));
	return new Set(within ? [...larger].filter((place) => !smaller.has(place)) : []);
}

const together = (groups: ReadonlyArray<{ members: Members }>): Members => new Set(groups.flatMap(({ members }) => [...members]));

/** Rank of rows of fractions, by schoolbook elimination in whole numbers of any size: another way than the one tested. */
function rank(rows: readonly (readonly number[])[]): number {
	const left = rows.map((row) => row.map(BigInt));
	let found = 0;
	for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
		const pivot = left.findIndex((row, index) => index >= found && row[column] !== 0n);
		if (pivot < 0) continue;
		[left[found], left[pivot]] = [left[pivot] as bigint[], left[found] as bigint[]];
		const top = left[found] as bigint[];
		for (let index = found + 1; index < left.length; index += 1) {
			const row = left[index] as bigint[];
			const [by, own] = [row[column] as bigint, top[column] as bigint];
			if (by !== 0n) left[index] = row.map((value, place) => value * own - (top[place] as bigint) * by);
		}
		found += 1;
	}
	return found;
}

/** Schools of up to 60 pupils with a few groupings, one nested in another; shares make some groups small. */
const anyGroupings = fc
	.array(
		fc.record({ year: fc.constantFrom(0, 0, 0, 1, 1, 2), letter: fc.constantFrom(0, 0, 0, 1, 1), flag: fc.constantFrom(0, 0, 0, 0, 1), other: fc.boolean() }),
		{ minLength: 1, maxLength: 60 },
	)
	.map((all) => {
		const by = (nameOf: (each: (typeof all)[number]) => string) => {
			const names = [...new Set(all.map(nameOf))].sort();
			return names.map((name): Members => new Set(all.flatMap((each, place) => (nameOf(each) === name ? [place] : []))));
		};
		return {
			count: all.length,
			groupings: [
				by(({ year }) => `${year}`),
				by(({ year, letter }) => `${year}${letter}`),
				by(({ flag }) => `${flag}`),
				by(({ flag, other, letter }) => `${flag === 1 || (other && letter === 1)}`),
			],
		};
	});

describe('whatever the school', () => {
	it('no small group, no few hidden groups and no small difference can be worked out by adding and subtracting', () => {
		fc.assert(
			fc.property(anyGroupings, fc.constantFrom(3, 5, 10), ({ count, groupings }, smallest) => {
				const hidden = hiddenGroups(pupils(count), groupings, smallest);
				const groups = groupings.flatMap((here, grouping) => here.map((members, place) => ({ members, grouping, hidden: hidden[grouping]?.[place] === true })));
				if (count < smallest) return groups.every((group) => group.hidden);
				const row = (members: Members) => Array.from({ length: count }, (_, place) => (members.has(place) ? 1 : 0));
				const shown = [places(0, count), ...groups.filter((group) => !group.hidden).map(({ members }) => members)];
				const rows = shown.map(row);
				const shownRank = rank(rows);
				const secrets: Members[] = [
					...groups.filter((group) => group.hidden).map(({ members }) => members),
					...groupings.map((_, grouping) => together(groups.filter((group) => group.hidden && group.grouping === grouping))),
					...groupings.map((_, grouping) => together(groups.filter((group) => group.members.size < smallest && group.grouping === grouping))),
					...shown.flatMap((larger) => shown.map((smaller) => rest(larger, smaller))),
				].filter(({ size }) => size > 0 && size < smallest);
				expect(groups.filter((group) => !group.hidden && group.members.size < smallest)).toEqual([]);
				for (const secret of secrets) expect(rank([...rows, row(secret)])).toBe(shownRank + 1);
				return true;
			}),
			{ numRuns: 300 },
		);
	});

	it('a school with no small group and no small difference hides nothing', () => {
		expect(hiddenGroups(pupils(120), [ofSizes(60, 60), ofSizes(30, 30, 30, 30), [places(0, 20), places(20, 120)]], 10).flat()).not.toContain(true);
	});
});
