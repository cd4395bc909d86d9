import * as z from 'zod/v4';
import { isoDate, schoolSchema } from '../../item';
import { chronologyEntrySchema } from '../form/chronology';
import { figuresSchema } from '../form/figures';
import { parentSchema } from '../form/parents';
import { needsSchema, referredPupilSchema } from '../form/pupil';
import { referrerSchema } from '../form/referrer';
import { registerExtractSchema } from '../form/registerExtract';
import { optionalText, writtenText } from '../form/text';

export const supportFormVersion = '1.1';

/** A statement that only a person can make. The form carries the question, never the answer. */
export const confirmationSchema = z.strictObject({ id: writtenText, statement: writtenText });

/**
 * A school's request that the authority's attendance team help a family: the union of what authorities' forms ask for
 * (la-forms §3.2) without what serves enforcement alone (offence, leave request, notices). It goes out complete or not at all.
 */
export const supportFormSchema = z.strictObject({
	kind: z.literal('local-authority-support'),
	schemaVersion: z.literal(supportFormVersion),
	/** Names the referral between school and authority; says nothing of the pupil. */
	reference: z.string().regex(/^[\da-f]{8}$/),
	date: isoDate,
	localAuthority: z.strictObject({ name: writtenText, team: writtenText }),
	school: z.strictObject({ name: writtenText, urn: z.string().regex(/^\d{6}$/), phase: schoolSchema.shape.phase }),
	referrer: referrerSchema,
	pupil: referredPupilSchema,
	needs: needsSchema,
	parents: z.array(parentSchema).min(1),
	/** What the school did to find details of a parent that it does not have; empty where it has them all. */
	effortsToFindDetails: optionalText,
	/** Why the school asks now, as its policy states it. */
	reasonsForReferral: z.array(z.string()),
	attendance: figuresSchema,
	/** Patterns worth a conversation about support. */
	patterns: z.array(z.string()),
	register: registerExtractSchema,
	chronology: z.array(chronologyEntrySchema),
	/** The next four are the school's own words; empty where it left them for a person to write in the pack. */
	reasonsAndBarriers: optionalText,
	views: optionalText,
	supportSoFar: optionalText,
	requested: writtenText,
	confirmations: z.array(confirmationSchema),
});

export type SupportForm = z.infer<typeof supportFormSchema>;
export type Confirmation = z.infer<typeof confirmationSchema>;

/** The machine form as JSON Schema (2020-12), for an authority that reads it without this package. */
export function supportFormJsonSchema(): Record<string, unknown> {
	return {
		...z.toJSONSchema(supportFormSchema),
		title: 'Request for attendance support from a local authority',
	};
}
