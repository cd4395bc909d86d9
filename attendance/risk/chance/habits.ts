/**
 * Habits of attendance. A habit is two chances: being in school, of staying away next session; being away, of staying
 * away next session too. Nobody's habit is known, only how likely each of these is.
 */
interface Habit {
	/** Which step of the share of sessions missed, 0 for the least. */
	readonly level: number;
	/** Logarithm of sessions missed for each attended, in the long run. */
	readonly logOdds: number;
	/** Mean length of a spell, in sessions. */
	readonly meanLength: number;
	readonly onset: number;
	readonly staying: number;
}

/** From 0.3% to 92% of sessions missed, each step 1.8 times the one before. */
export const levels = 15;
const lowestLogOdds = Math.log(0.003);
const highestLogOdds = Math.log(12);

/** From half a day to three weeks. */
const meanLengths = [1.4, 2.4, 4, 7, 13, 28];

/** A habit of beginning a spell nearly every time is one of longer spells. */
const largestOnset = 0.9;

export const habits: readonly Habit[] = Array.from({ length: levels }, (_, level) => {
	const logOdds = lowestLogOdds + ((highestLogOdds - lowestLogOdds) * level) / (levels - 1);
	return meanLengths.map((meanLength) => ({ level, logOdds, meanLength, onset: Math.exp(logOdds) / meanLength, staying: 1 - 1 / meanLength }));
}).flat().filter(({ onset }) => onset <= largestOnset);

export const onsets = Float64Array.from(habits, ({ onset }) => onset);
export const stayings = Float64Array.from(habits, ({ staying }) => staying);
export const levelOf = Uint8Array.from(habits, ({ level }) => level);

/**
 * How pupils' shares of sessions missed are spread in England: bell-shaped in the logarithm of their odds. The two figures
 * of each line are set by two published ones, mean and share persistently absent: 7.1% and 20% in all, 5.5% and 15% primary,
 * 8.9% and 25% secondary, 13.0% and 35% special (DfE, "Pupil absence in schools in England" 2023/24; FFT Education Datalab
 * 2024/25; DfE, week 21 of 2025). They then give some 1.5 to 2% severely absent, as published, without being told.
 */
const national = {
	all: { median: 0.045, spread: 1 },
	primary: { median: 0.036, spread: 0.9 },
	secondary: { median: 0.05, spread: 1.12 },
	special: { median: 0.08, spread: 1.05 },
} as const;

export type NationalPhase = keyof typeof national;

/** Half of all spells last one or two days, so up to four sessions (FFT Education Datalab, July 2022). */
const medianLength = 3.4;
const lengthSpread = 0.55;

/** Mean length of a spell in sessions with that median and spread: the mean of a log-normal distribution. */
export const nationalSpellSessions = medianLength * Math.exp(lengthSpread ** 2 / 2);

/** Unauthorised absence is a third of all: 2.4 of 7.1% of sessions (DfE 2023/24). */
export const nationalUnauthorised = 1 / 3;

/** Share of England's pupils with each habit; adds up to 1. */
export function nationalShares(phase: NationalPhase): Float64Array {
	const { median, spread } = national[phase];
	const middle = Math.log(median / (1 - median));
	const bell = habits.map(({ logOdds, meanLength }) => {
		const rate = (logOdds - middle) / spread;
		const length = Math.log(meanLength / medianLength) / lengthSpread;
		return Math.exp(-(rate ** 2 + length ** 2) / 2);
	});
	const sum = bell.reduce((total, each) => total + each, 0);
	return Float64Array.from(bell, (each) => each / sum);
}
