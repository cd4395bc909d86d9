import { keptFromLastYear } from './change';
import type { Evidence, PupilHistory } from './evidence';
import { habits, levelOf, levels, nationalShares, nationalUnauthorised, onsets, stayings, type NationalPhase } from './habits';

/** England's figures weigh as much as two classes of the school's own pupils. */
const nationalPupils = 60;
/** And as much as this many spells, in the share of spells that begin unauthorised. */
const nationalSpells = 20;
/** A pupil of whom four weeks (40 sessions) are known counts half, since so few tell little; one of half a year nearly whole. */
const halfKnown = 40;
/** Enough for the school's level to be found; many more would follow the chance of single pupils. */
const rounds = 8;
/** Pupils beyond this, about a large school, tell next to nothing more of how attendance is spread. */
const mostPupils = 1200;

/** What a school's registers tell of its pupils together. */
export interface Cohort {
	/** Share of pupils with each habit; adds up to 1. */
	readonly shares: Float64Array;
	/** Of spells that pupils of each level of absence begin, the share unauthorised. */
	readonly unauthorised: Float64Array;
	/** How far the published season holds in this school (`seasonStrength.ts`). */
	readonly season: number;
}

/**
 * How attendance is spread among a school's pupils: empirical Bayes. Begins from England's spread and goes some rounds of
 * expectation and maximisation towards the one that makes the school's own registers likely. No shape is imposed, so a
 * school with half its pupils persistently absent, or a handful who hardly come, is found as it is; of a few pupils England's
 * spread is hardly moved.
 */
export function estimateCohort(histories: readonly PupilHistory[], season: number, phase: NationalPhase): Cohort {
	const england = nationalShares(phase);
	const cohort: Cohort = { shares: england.slice(), unauthorised: new Float64Array(levels).fill(nationalUnauthorised), season };
	const { shares, unauthorised } = cohort;
	const known = spreadOver(histories.flatMap(({ thisYear, lastYear }) => (lastYear ? [thisYear, lastYear] : [thisYear])), mostPupils);
	const likelihoods = known.map((evidence) => habitLikelihood(evidence, season));
	for (let round = 0; round < rounds; round += 1) {
		const counts = england.map((share) => share * nationalPupils);
		const spells = new Float64Array(levels).fill(nationalSpells);
		const spellsUnauthorised = new Float64Array(levels).fill(nationalSpells * nationalUnauthorised);
		known.forEach((evidence, index) => {
			const { atSchool, begunAuthorised, begunUnauthorised } = evidence;
			const weights = combined(shares, likelihoods[index] as Float64Array, unauthorisedLikelihood(evidence, unauthorised));
			const told = atSchool / (atSchool + halfKnown);
			for (let habit = 0; habit < weights.length; habit += 1) {
				const weight = (weights[habit] as number);
				const level = levelOf[habit] as number;
				counts[habit] = (counts[habit] as number) + told * weight;
				spells[level] = (spells[level] as number) + weight * (begunAuthorised + begunUnauthorised);
				spellsUnauthorised[level] = (spellsUnauthorised[level] as number) + weight * begunUnauthorised;
			}
		});
		const total = counts.reduce((sum, each) => sum + each, 0);
		shares.set(counts.map((count) => count / total));
		unauthorised.set(spellsUnauthorised.map((count, level) => count / (spells[level] as number)));
	}
	return cohort;
}

/**
 * How likely each habit is for one pupil now: the school's spread, what last year made of it as far as a year lasts, and
 * what this year has shown. Adds up to 1.
 */
export function habitsOf({ thisYear, lastYear }: PupilHistory, cohort: Cohort): Float64Array {
	const { shares } = cohort;
	const before = lastYear && likely(shares, lastYear, cohort)
		.map((weight, habit) => keptFromLastYear * weight + (1 - keptFromLastYear) * (shares[habit] as number));
	return likely(before ?? shares, thisYear, cohort);
}

const likely = (prior: Float64Array, evidence: Evidence, { season, unauthorised }: Cohort): Float64Array =>
	combined(prior, habitLikelihood(evidence, season), unauthorisedLikelihood(evidence, unauthorised));

/** Bayes' rule over the habits. */
function combined(prior: Float64Array, likelihood: Float64Array, likelihoodOfLevel: Float64Array): Float64Array {
	const weights = new Float64Array(prior.length);
	let sum = 0;
	for (let habit = 0; habit < weights.length; habit += 1) {
		const weight = (prior[habit] as number) * (likelihood[habit] as number) * (likelihoodOfLevel[levelOf[habit] as number] as number);
		weights[habit] = weight;
		sum += weight;
	}
	for (let habit = 0; habit < weights.length; habit += 1) weights[habit] = (weights[habit] as number) / sum;
	return weights;
}

const logOnset = onsets.map(Math.log);
const logStaying = stayings.map(Math.log);
const logReturning = stayings.map((staying) => Math.log(1 - staying));

/** A habit some millions of times less likely than the likeliest (e^-16) is left out; it would change no chance and takes time. */
const outOfTheQuestion = -16;

/** How likely each habit makes a stretch of register, but for a factor common to all, so that the largest is 1. */
function habitLikelihood({ atSchool, atSchoolBySeason, begun, stayedAway, cameBack }: Evidence, season: number): Float64Array {
	const bySeason = atSchool === 0 ? 0 : atSchool * (atSchoolBySeason / atSchool) ** season;
	const logs = new Float64Array(habits.length);
	let highest = -Infinity;
	for (let habit = 0; habit < logs.length; habit += 1) {
		const log = begun * (logOnset[habit] as number) - bySeason * (onsets[habit] as number)
			+ stayedAway * (logStaying[habit] as number) + cameBack * (logReturning[habit] as number);
		logs[habit] = log;
		if (log > highest) highest = log;
	}
	for (let habit = 0; habit < logs.length; habit += 1) {
		const behind = (logs[habit] as number) - highest;
		logs[habit] = behind < outOfTheQuestion ? 0 : Math.exp(behind);
	}
	return logs;
}

/** How well each level of absence agrees with how many spells began unauthorised. */
function unauthorisedLikelihood({ begunAuthorised, begunUnauthorised }: Evidence, unauthorised: Float64Array): Float64Array {
	if (begunAuthorised + begunUnauthorised === 0) return everyLevelAlike;
	return unauthorised.map((share) => Math.exp(begunUnauthorised * Math.log(share) + begunAuthorised * Math.log(1 - share)));
}

const everyLevelAlike = new Float64Array(levels).fill(1);

/** At most so many of a list, evenly spread over it. */
function spreadOver<Item>(list: readonly Item[], most: number): Item[] {
	const step = Math.ceil(list.length / most);
	return list.filter((_, index) => index % step === 0);
}
