/** A prime below 2^25, so that the product of two residues is exact in a floating-point number. */
const prime = 33_554_393;

interface Row {
	/** The first column that is not nought; it holds 1. */
	readonly pivot: number;
	readonly values: Float64Array;
	/** How the row is made of the parts: a factor for each. */
	readonly factors: Float64Array;
}

/**
 * Which groups give another away: whether a group's figures follow from those of others by adding and subtracting
 * (any number of times each). Every figure of a group is a sum over its enrolments, so it follows for all figures alike
 * where the group itself is a linear combination of the others.
 *
 * Gaussian elimination, as statistical offices use for secondary suppression (Langsrud 2024,
 * https://doi.org/10.1007/978-3-031-69651-0_6), in whole numbers modulo a prime, so that no rounding decides.
 */
export class Combinations {
	private readonly rows: Row[] = [];

	/** Takes the number of columns, and for each part the columns that it holds. */
	constructor(
		private readonly columns: number,
		private readonly parts: ReadonlyArray<Iterable<number>>,
	) {
		parts.forEach((part, index) => {
			const { values, factors } = this.reduced(part);
			const pivot = values.findIndex((value) => value !== 0);
			if (pivot < 0) return;
			factors[index] = 1;
			const scale = inverse(values[pivot] as number);
			this.rows.push({ pivot, values: values.map((value) => (value * scale) % prime), factors: factors.map((factor) => (factor * scale) % prime) });
		});
	}

	/** The parts that make a target when added and subtracted; null where none do. */
	making(target: Iterable<number>): number[] | null {
		const { values, factors } = this.reduced(target);
		if (values.some((value) => value !== 0)) return null;
		return [...factors.keys()].filter((part) => factors[part] !== 0);
	}

	/** What is left of a set once the rows so far are taken off, and minus what was taken, in parts. */
	private reduced(set: Iterable<number>): Pick<Row, 'values' | 'factors'> {
		const values = new Float64Array(this.columns);
		for (const column of set) values[column] = 1;
		const factors = new Float64Array(this.parts.length);
		for (const row of this.rows) {
			const times = values[row.pivot] as number;
			if (times === 0) continue;
			takeOff(values, row.values, times);
			takeOff(factors, row.factors, times);
		}
		return { values, factors };
	}
}

function takeOff(from: Float64Array, row: Float64Array, times: number): void {
	for (let column = 0; column < from.length; column += 1) {
		if (row[column] !== 0) from[column] = ((from[column] as number) + (prime - times) * (row[column] as number)) % prime;
	}
}

/** By Fermat's little theorem: the power of `prime - 2`. */
function inverse(value: number): number {
	let result = 1;
	let square = value;
	for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) result = (result * square) % prime;
		square = (square * square) % prime;
	}
	return result;
}
