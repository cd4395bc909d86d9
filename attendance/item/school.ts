import * as z from 'zod/v4';

export const schoolPhases = ['nursery', 'primary', 'secondary', 'all-through', 'special', 'alternative provision'] as const;

/** How letters name a school that has not been named. Good enough to try the nodes; no authority takes it. */
export const unnamedSchool = 'Our school';

/** The school whose register it is, as letters and referrals name it. */
export const schoolSchema = z.object({
	/** Unique reference number (Get Information About Schools), six digits. Empty where the school has not given it yet. */
	urn: z.string().regex(/^(\d{6})?$/, 'must be six digits'),
	name: z.string().min(1),
	localAuthority: z.string(),
	phase: z.enum(schoolPhases),
});

export type School = z.infer<typeof schoolSchema>;
