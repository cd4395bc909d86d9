import * as z from 'zod/v4';
import { isoDate } from './isoDate';

/**
 * Groups that the guidance asks schools to watch. They widen support and holds; they never
 * trigger a step against a family (design §7), so nothing but holds and reports may read them.
 */
export const groupsSchema = z.object({
	freeSchoolMeals: z.boolean().default(false),
	senSupport: z.boolean().default(false),
	ehcPlan: z.boolean().default(false),
	englishAdditionalLanguage: z.boolean().default(false),
	lookedAfter: z.boolean().default(false),
	previouslyLookedAfter: z.boolean().default(false),
	socialWorker: z.boolean().default(false),
	childProtection: z.boolean().default(false),
	youngCarer: z.boolean().default(false),
});

/** A postal address as the lines a person would write on an envelope, the postcode apart. */
export const addressSchema = z.object({
	lines: z.array(z.string().min(1)),
	postcode: z.string(),
});

/** Year groups as England writes them: `N1`, `N2`, `R`, `1` … `14`. Empty where the export does not say. */
export const yearGroup = z.string().regex(/^(N1|N2|R|[1-9]|1[0-4])?$/, 'must be N1, N2, R or 1 to 14');

export const pupilSchema = z.object({
	/** What ties the files together: the MIS's own id or admission number, else the UPN. */
	id: z.string().min(1),
	/** Unique pupil number, 13 characters. Empty where the export has none. */
	upn: z.string(),
	legalSurname: z.string(),
	legalForename: z.string(),
	preferredForename: z.string(),
	dateOfBirth: isoDate.nullable(),
	yearGroup,
	registrationGroup: z.string(),
	/** Who takes the group's register, as the MIS names them; left out where the export does not say. */
	registrationTutor: z.string().optional(),
	onRollFrom: isoDate.nullable(),
	onRollTo: isoDate.nullable(),
	address: addressSchema.nullable(),
	groups: groupsSchema,
});

export type Groups = z.infer<typeof groupsSchema>;
export type Address = z.infer<typeof addressSchema>;
export type Pupil = z.infer<typeof pupilSchema>;
