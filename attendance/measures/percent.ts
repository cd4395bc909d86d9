/**
 * `part / whole` counted in steps of which `steps` make the whole, rounded half up, in integers throughout: with 100
 * steps the percentage, with 10,000 its hundredths. Takes whole numbers, `whole` above 0; gives a whole number.
 */
export function sharesOf(part: number, whole: number, steps: number): number {
	const numerator = 2 * part * steps + whole;
	const denominator = 2 * whole;
	return (numerator - (numerator % denominator)) / denominator;
}

/** A percentage to two decimals, rounded half up from the counts; null where the whole is 0. */
export function percentOf(part: number, whole: number): number | null {
	return whole === 0 ? null : sharesOf(part, whole, 10_000) / 100;
}
