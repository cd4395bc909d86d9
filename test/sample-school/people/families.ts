import type { Address, Groups } from '../../../attendance/item';
import type { PhaseProfile } from '../phase';
import { Random } from '../random';
import { communities, type Community } from './names';
import type { Places } from './places';

export type FamilyKind = 'couple' | 'separated' | 'single' | 'kinship' | 'looked after';

/** A household as the school knows it; its children share everything here. */
export interface Family {
	readonly key: string;
	readonly kind: FamilyKind;
	readonly community: Community;
	/** Root of the children's surname, in both forms where it has two (`Nowicki/Nowicka`). */
	readonly surname: string;
	/** Language for contact; empty means English. */
	readonly language: string;
	readonly interpreter: boolean;
	readonly additionalLanguage: boolean;
	readonly address: Address;
	readonly freeSchoolMeals: boolean;
	readonly socialWorker: boolean;
	readonly childProtection: boolean;
	readonly previouslyLookedAfter: boolean;
	/** The family's part in how often its children are absent, in standard deviations. */
	readonly lean: number;
	/** Keeps a festival on which a school day may be missed. */
	readonly festival: 'eid' | 'diwali' | null;
}

/** How families live, as shares of pupils, and how many of each kind claim free school meals (together some 25 %). */
const kinds: ReadonlyArray<readonly [kind: FamilyKind, share: number]> = [
	['couple', 58], ['separated', 20], ['single', 19.5], ['kinship', 1.8], ['looked after', 0.7],
];
const freeSchoolMealsBy: Readonly<Record<FamilyKind, number>> = {
	couple: 0.145, separated: 0.31, single: 0.5, kinship: 0.45, 'looked after': 0.1,
};
/** Children in need of a social worker: 3.3 % of pupils, of whom about one in seven has a child protection plan (DfE, Children in need 2024). */
const childInNeedBy: Readonly<Record<FamilyKind, number>> = {
	couple: 0.01, separated: 0.03, single: 0.055, kinship: 0.12, 'looked after': 1,
};

export function drawFamily(seed: number, key: string, places: Places): Family {
	const random = new Random(seed, 'family', key);
	const kind = random.weighted(kinds);
	const community = random.weighted(communities.map((each) => [each, each.share] as const));
	const additionalLanguage = random.chance(community.additionalLanguage);
	const freeSchoolMeals = random.chance(freeSchoolMealsBy[kind]);
	const childInNeed = random.chance(childInNeedBy[kind] * (freeSchoolMeals ? 1.6 : 0.75));
	const socialWorker = childInNeed || kind === 'looked after';
	const root = random.pick(community.surnames);
	const doubled = !root.includes('/') && !root.includes('-') && random.chance(0.035);
	return {
		key,
		kind,
		community,
		surname: doubled ? `${root}-${random.pick(communities[0]?.surnames as readonly string[])}` : root,
		additionalLanguage,
		// Most families whose first language is another one are content to be written to in English.
		language: additionalLanguage && random.chance(0.45) ? homeLanguage(community, random) : '',
		interpreter: additionalLanguage && random.chance(community.interpreter),
		address: places.address(random),
		freeSchoolMeals,
		socialWorker,
		childProtection: socialWorker && kind !== 'looked after' && random.chance(0.15),
		previouslyLookedAfter: kind === 'kinship' ? random.chance(0.35) : kind === 'couple' && random.chance(0.004),
		lean: random.bell(),
		festival: community.festival && random.chance(0.8) ? community.festival : null,
	};
}

/** The commonest language of a community half the time, else any of them. */
const homeLanguage = (community: Community, random: Random) =>
	random.chance(0.5) ? (community.languages[0] as string) : random.pick(community.languages);

/** Groups of one child: those of the family, and special needs of the child's own. */
export function drawGroups(family: Family, profile: PhaseProfile, random: Random): Groups {
	// Special needs are half as common again among children with free school meals (DfE, Special educational needs in England 2024/25).
	const need = family.freeSchoolMeals ? 1.55 : 0.82;
	const looked = family.kind === 'looked after';
	const ehcPlan = random.chance(profile.ehcPlan * need * (looked ? 5 : 1));
	return {
		freeSchoolMeals: family.freeSchoolMeals,
		ehcPlan,
		senSupport: !ehcPlan && random.chance(profile.senSupport * need * (looked ? 2 : 1)),
		englishAdditionalLanguage: family.additionalLanguage,
		lookedAfter: looked,
		previouslyLookedAfter: family.previouslyLookedAfter,
		socialWorker: family.socialWorker,
		childProtection: family.childProtection,
		youngCarer: random.chance(profile.youngCarer * (family.kind === 'single' ? 2 : 0.75)),
	};
}
