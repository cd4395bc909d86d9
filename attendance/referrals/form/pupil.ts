import * as z from 'zod/v4';
import { addressSchema, isoDate, type Pupil } from '../../item';
import { upnProblem } from '../../upn/upn';
import { optionalText, writtenText } from './text';

/** The shape stands in the JSON Schema; the check letter is checked as well. */
const upnSchema = z.string().regex(/^[A-Z]\d{11}[\dA-Z]$/).refine((upn) => upnProblem(upn) === undefined);

/** Who the pupil is (la-forms §3.2 "Pupil"). Sex and ethnicity are left out: a support team does not need them to begin. */
export const referredPupilSchema = z.strictObject({
	/** The school's own id, for its answer. */
	schoolPupilId: z.string().min(1),
	upn: upnSchema,
	legalSurname: writtenText,
	legalForename: writtenText,
	/** Empty where it is the legal forename. */
	knownAs: optionalText,
	dateOfBirth: isoDate,
	yearGroup: z.string().regex(/^(N1|N2|R|[1-9]|1[0-4])$/),
	registrationGroup: optionalText,
	onRollFrom: isoDate.nullable(),
	address: addressSchema.extend({ lines: z.array(writtenText).min(1), postcode: writtenText }),
});

/**
 * What the authority must know to offer the right help, and to involve the Virtual School, the social worker or the
 * special educational needs team (la-forms §3.2 "Flags"). Free school meals are left out: no support form asks for them.
 */
export const needsSchema = z.strictObject({
	lookedAfter: z.boolean(),
	previouslyLookedAfter: z.boolean(),
	socialWorker: z.boolean(),
	childProtection: z.boolean(),
	ehcPlan: z.boolean(),
	senSupport: z.boolean(),
	youngCarer: z.boolean(),
	englishAdditionalLanguage: z.boolean(),
	/** As the school wrote it; empty where it wrote nothing. */
	medical: optionalText,
	otherServices: optionalText,
});

/** The pupil block, without what the form does not ask for. What is missing stays empty for `completeness` to name. */
export function referredPupil(pupil: Pupil) {
	const { preferredForename, legalForename } = pupil;
	return {
		schoolPupilId: pupil.id,
		upn: pupil.upn,
		legalSurname: pupil.legalSurname,
		legalForename,
		knownAs: preferredForename === legalForename ? '' : preferredForename,
		dateOfBirth: pupil.dateOfBirth,
		yearGroup: pupil.yearGroup,
		registrationGroup: pupil.registrationGroup,
		onRollFrom: pupil.onRollFrom,
		address: pupil.address,
	};
}

export type Needs = z.infer<typeof needsSchema>;
