import type { AbsenceCount } from '../item';
import { counted, percentWithCounts } from '../text/plainEnglish';

/** A group beside everyone else of its school. */
export interface Difference {
	readonly group: AbsenceCount;
	readonly others: AbsenceCount;
	/** How many percentage points more of its possible sessions the group was absent for than the others, to two decimals. */
	readonly percentagePoints: number;
}

/**
 * How a group's absence differs from that of everyone else. Takes the counts of the group and of the whole school that
 * it is part of; null where either side has no possible session. Decided on the integers, and rounded last.
 */
export function differenceFromOthers(group: AbsenceCount, cohort: AbsenceCount): Difference | null {
	const others = {
		absentSessions: cohort.absentSessions - group.absentSessions,
		possibleSessions: cohort.possibleSessions - group.possibleSessions,
	};
	if (group.possibleSessions === 0 || others.possibleSessions === 0) return null;
	return { group, others, percentagePoints: hundredthsOfPoints(group, others) / 100 };
}

/** The difference in words with its counts: "12.0% (120 of 1000 sessions); everyone else 7.0% (…): 5.0 percentage points higher." */
export function differenceInWords({ group, others, percentagePoints }: Difference): string {
	const size = counted(Math.abs(percentagePoints), 'percentage point');
	const direction = percentagePoints === 0 ? 'no difference' : `${size} ${percentagePoints > 0 ? 'higher' : 'lower'}`;
	return (
		`Absent for ${percentWithCounts(group.absentSessions, group.possibleSessions)}; everyone else for ` +
		`${percentWithCounts(others.absentSessions, others.possibleSessions)}: ${direction}.`
	);
}

/**
 * The difference of the two fractions in hundredths of a percentage point, rounded half away from nought. The products of
 * a large school's counts pass what a floating-point number holds exactly, hence the whole numbers of any size.
 */
function hundredthsOfPoints(one: AbsenceCount, other: AbsenceCount): number {
	const [a, n, b, m] = [one.absentSessions, one.possibleSessions, other.absentSessions, other.possibleSessions].map(BigInt) as [bigint, bigint, bigint, bigint];
	const numerator = (a * m - b * n) * 10_000n;
	const denominator = n * m;
	const size = numerator < 0n ? -numerator : numerator;
	const rounded = Number((2n * size + denominator) / (2n * denominator));
	return numerator < 0n ? 0 - rounded : rounded;
}
