/**
 * Random numbers that are the same on every machine.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, "Practically Random", public domain): four 32-bit words, additions,
 * shifts and exclusive-ors. Draws are shaped with + − × ÷ alone: `Math.exp`, `Math.log` and `Math.pow` may differ in
 * the last digit from one engine to the next, so none is used anywhere in the sample school.
 *
 * Every pupil, family and event has a stream of its own, named by labels. So a later date, a second file or one more
 * pupil changes nothing that was drawn for the others.
 */
export class Random {
	private a: number;
	private b: number;
	private c: number;
	private counter = 1;

	constructor(...labels: ReadonlyArray<string | number>) {
		const name = labels.join('/');
		this.a = hash(name, 0x9e3779b9);
		this.b = hash(name, 0x243f6a88);
		this.c = hash(name, 0xb7e15162);
		// The first outputs of sfc32 still show the seed.
		for (let round = 0; round < 12; round += 1) this.word();
	}

	/** At least 0 and below 1. */
	next(): number {
		return this.word() / 4294967296;
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** A whole number from `low` to `high`, both included. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() * list.length)] as T;
	}

	/** One of the values, each as often as its weight says. */
	weighted<T>(choices: ReadonlyArray<readonly [value: T, weight: number]>): T {
		let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [value, weight] of choices) {
			left -= weight;
			if (left < 0) return value;
		}
		return (choices[choices.length - 1] as readonly [T, number])[0];
	}

	/** Bell-shaped with mean 0 and standard deviation 1: twelve even draws added up, which needs no logarithm. */
	bell(): number {
		let sum = -6;
		for (let draw = 0; draw < 12; draw += 1) sum += this.next();
		return sum;
	}

	private word(): number {
		const sum = (this.a + this.b + this.counter) | 0;
		this.counter = (this.counter + 1) | 0;
		this.a = this.b ^ (this.b >>> 9);
		this.b = (this.c + (this.c << 3)) | 0;
		this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}
}

/** FNV-1a over the UTF-16 units, begun from a salt and stirred at the end so that near names lie far apart. */
function hash(text: string, salt: number): number {
	let value = (2166136261 ^ salt) | 0;
	for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) | 0;
}

/** Straight lines between points given in rising order of `x`; level before the first and after the last. */
export function between(points: ReadonlyArray<readonly [x: number, y: number]>, x: number): number {
	let [leftX, leftY] = points[0] as readonly [number, number];
	if (x <= leftX) return leftY;
	for (const [rightX, rightY] of points) {
		if (x <= rightX) return leftY + ((rightY - leftY) * (x - leftX)) / (rightX - leftX);
		[leftX, leftY] = [rightX, rightY];
	}
	return leftY;
}
