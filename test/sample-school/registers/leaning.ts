import type { EnrolledPupil } from '../people/roll';
import { between, type Random } from '../random';
import type { Tuning } from './tuning';

/** What a pupil's absences in one half-term are drawn from. */
export interface Leaning {
	/** Share of days lost to illness and to staying away. */
	readonly absentShare: number;
	/** Of those, the share that is not authorised. */
	readonly unauthorisedShare: number;
}

/** Part of a child's leaning that brothers and sisters share; the rest is the child's own. The squares add up to 1. */
const familyPart = 0.6;
const ownPart = 0.8;

/** Now and then something happens in a family, and a child's attendance is not the same afterwards. */
const upheaval = { chance: 0.012, size: 1.1 };

/**
 * A pupil's leaning for each of the six half-terms: a level of its own that lasts, moved by groups and year group, and
 * wandering a little from one half-term to the next.
 */
export function drawLeanings(enrolled: EnrolledPupil, tuning: Tuning, random: Random): { level: number; halfTerms: Leaning[] } {
	const { pupil, family } = enrolled;
	const { groups } = pupil;
	const level = familyPart * family.lean + ownPart * random.bell()
		+ (groups.freeSchoolMeals ? tuning.freeSchoolMeals : 0)
		+ (groups.senSupport ? tuning.senSupport : 0)
		+ (groups.ehcPlan ? tuning.ehcPlan : 0)
		+ (groups.socialWorker && !groups.lookedAfter ? tuning.socialWorker : 0)
		+ (groups.youngCarer ? tuning.youngCarer : 0)
		+ (pupil.onRollTo || family.key.startsWith('j') ? tuning.movedSchool : 0)
		+ (tuning.yearGroup[pupil.yearGroup] ?? 0);
	// Some families always ring in, some schools' families never do: how a like absence is coded differs between homes.
	const reporting = random.weighted([[0.45, 3], [1, 4], [1.5, 3]]) * (groups.freeSchoolMeals ? tuning.unauthorisedFreeSchoolMeals : 1);
	let wandered = level;
	const halfTerms = tuning.drift.map((drift, halfTerm) => {
		if (halfTerm > 0) wandered += random.bell() * tuning.wander;
		if (random.chance(upheaval.chance)) wandered += upheaval.size;
		const absentShare = between(tuning.absentShare, wandered + drift);
		return { absentShare, unauthorisedShare: Math.min(0.95, between(tuning.unauthorisedShare, absentShare) * reporting) };
	});
	return { level, halfTerms };
}
