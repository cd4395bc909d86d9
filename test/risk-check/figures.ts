/** One pupil at one time: the chance that was told, what a plain rule would go by, and what came of it. */
export interface Told {
	readonly chance: number;
	readonly absent: number;
	readonly possible: number;
	readonly absentThisWeek: boolean;
	/** Persistently absent over the whole year. */
	readonly came: boolean;
	readonly groups: Readonly<Record<string, boolean>>;
}

export interface Share {
	readonly part: number;
	readonly whole: number;
}

export interface Calibration {
	readonly pupils: number;
	/** Sum of the chances told, and of the pupils of whom it came true. */
	readonly told: number;
	readonly came: number;
}

export const rateOf = ({ absent, possible }: Told): number => (possible === 0 ? 0 : absent / possible);
export const isPersistentlyAbsentSoFar = ({ absent, possible }: Told): boolean => possible > 0 && absent * 10 >= possible;

/** Chance that of two pupils, one of whom became persistently absent, that one was ranked higher; ties count half. */
export function areaUnderCurve(pupils: readonly Told[], rank: (pupil: Told) => number): number {
	const sorted = pupils.map((pupil) => ({ rank: rank(pupil), came: pupil.came })).sort((one, other) => one.rank - other.rank);
	const positives = sorted.filter(({ came }) => came).length;
	let ranks = 0;
	for (let from = 0; from < sorted.length;) {
		let to = from;
		while (to < sorted.length && sorted[to]?.rank === sorted[from]?.rank) to += 1;
		const came = sorted.slice(from, to).filter((each) => each.came).length;
		ranks += came * ((from + 1 + to) / 2);
		from = to;
	}
	return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}

/** Mean squared difference between the chance told and what came: 0 is perfect. */
export const brierScore = (pupils: readonly Told[]): number =>
	pupils.reduce((sum, { chance, came }) => sum + (chance - (came ? 1 : 0)) ** 2, 0) / pupils.length;

/** The Brier score of telling everyone the share that came true of all. */
export function brierOfShare(pupils: readonly Told[]): number {
	const share = pupils.filter(({ came }) => came).length / pupils.length;
	return share * (1 - share);
}

export const calibrationOf = (pupils: readonly Told[]): Calibration => ({
	pupils: pupils.length,
	told: pupils.reduce((sum, { chance }) => sum + chance, 0),
	came: pupils.filter(({ came }) => came).length,
});

/** By tenth of the chance told: 0 to under 10%, and so on. */
export const calibrationByTenth = (pupils: readonly Told[]): Calibration[] =>
	Array.from({ length: 10 }, (_, tenth) => calibrationOf(pupils.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth)));

/** Mean difference between told and came over the tenths, weighted by pupils. */
export const calibrationError = (pupils: readonly Told[]): number =>
	calibrationByTenth(pupils).reduce((sum, { told, came }) => sum + Math.abs(told - came), 0) / pupils.length;

/** Of the so many pupils ranked highest, those who became persistently absent. */
export function precisionAtTop(pupils: readonly Told[], rank: (pupil: Told) => number, caseload: number): Share {
	const top = pupils.toSorted((one, other) => rank(other) - rank(one)).slice(0, caseload);
	return precisionWhere(top, () => true);
}

/** Of those whom a rule names, those who became persistently absent. */
export function precisionWhere(pupils: readonly Told[], rule: (pupil: Told) => boolean): Share {
	const named = pupils.filter(rule);
	return { part: named.filter(({ came }) => came).length, whole: named.length };
}

/** Of those who became persistently absent, those whom a rule names. */
export function recallWhere(pupils: readonly Told[], rule: (pupil: Told) => boolean): Share {
	const came = pupils.filter((pupil) => pupil.came);
	return { part: came.filter(rule).length, whole: came.length };
}
