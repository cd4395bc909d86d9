import type { Moment } from './moment';

/** The share of possible sessions that the pupil missed in the weeks after. */
export const shareAfter = ({ after }: Moment): number => after.absentSessions / after.possibleSessions;

export type Expected = (moment: Moment) => number;

/**
 * The share that a pupil's history lets expect, up to what is common to all pupils of a week: a straight line through
 * pupils for whom nothing was done, each group of one week seen from its own middle (least squares with an intercept a
 * week). A straight line is what pupils with leanings of their own give: the best guess of a leaning lies between the
 * pupil's own rate and the usual one, in proportion to how much was seen (Efron and Morris, JASA 70, 1975).
 * A little ridge keeps it defined where all histories are alike.
 */
export function expectedFrom(weeks: readonly (readonly Moment[])[]): Expected {
	const columns = weeks.find(({ length }) => length > 0)?.[0]?.history.length ?? 0;
	const matrix = Array.from({ length: columns }, () => new Float64Array(columns + 1));
	let seen = 0;
	for (const moments of weeks) {
		if (moments.length === 0) continue;
		const middle = meanOf(moments.map(rowOf));
		for (const moment of moments) {
			const row = rowOf(moment).map((value, place) => value - (middle[place] as number));
			for (let i = 0; i < columns; i += 1) {
				const line = matrix[i] as Float64Array;
				for (let j = 0; j <= columns; j += 1) (line[j] as number) += (row[i] as number) * (row[j] as number);
			}
			seen += 1;
		}
	}
	const ridge = 1e-6 * Math.max(1, seen);
	for (let i = 0; i < columns; i += 1) ((matrix[i] as Float64Array)[i] as number) += ridge;
	const coefficients = solved(matrix);
	return ({ history }) => history.reduce((sum, value, place) => sum + value * (coefficients[place] as number), 0);
}

/** History and, last, what came after. */
const rowOf = (moment: Moment): number[] => [...moment.history, shareAfter(moment)];

function meanOf(rows: readonly number[][]): number[] {
	const sums = new Array<number>((rows[0] as number[]).length).fill(0);
	for (const row of rows) row.forEach((value, place) => ((sums[place] as number) += value));
	return sums.map((sum) => sum / rows.length);
}

/** Gauss's elimination on a small symmetric system whose last column is the right-hand side. */
function solved(matrix: readonly Float64Array[]): number[] {
	const size = matrix.length;
	for (let pivot = 0; pivot < size; pivot += 1) {
		const line = matrix[pivot] as Float64Array;
		const lead = line[pivot] as number;
		for (let column = pivot; column <= size; column += 1) (line[column] as number) /= lead;
		for (let other = 0; other < size; other += 1) {
			if (other === pivot) continue;
			const target = matrix[other] as Float64Array;
			const factor = target[pivot] as number;
			for (let column = pivot; column <= size; column += 1) (target[column] as number) -= factor * (line[column] as number);
		}
	}
	return matrix.map((line) => line[size] as number);
}
