import * as z from 'zod/v4';
import { caseSchema, contactSchema, isoDate, pupilSchema, schoolSchema } from '../item';

const sessions = z.number().int().nonnegative().nullable();
const absenceThen = { absentSessions: sessions, possibleSessions: sessions };

/** One thing that happened, in plain words. */
export const chronologyEntrySchema = z.strictObject({
	/** When it happened. */
	date: isoDate,
	/** When the log was told (ISO 8601 in UTC). */
	recordedAt: z.string(),
	/** `step`, or the type of the record (attendance/caseLog/record.ts). */
	type: z.string(),
	what: z.string(),
	detail: z.array(z.string()),
	/** Who said so; empty for what the software did. */
	by: z.string(),
	/** Absence in the year when it was recorded; null where the item did not tell. */
	...absenceThen,
});

export const checkOutcomes = ['met', 'not met', 'does not apply'] as const;

/** One question of the check list (completeness.ts) with its answer for this case. */
export const checkedItemSchema = z.strictObject({
	id: z.string(),
	/** What a good case file has. */
	item: z.string(),
	outcome: z.enum(checkOutcomes),
	/** What is missing, or what was found. */
	detail: z.string(),
	source: z.string(),
});

/** How complete a case file is. The score counts the items that apply: `met` of `applies`. */
export const completenessSchema = z.strictObject({
	met: z.number().int().nonnegative(),
	applies: z.number().int().nonnegative(),
	/** What is missing, in the order of the check list. */
	missing: z.array(z.string()),
	items: z.array(checkedItemSchema),
});

/**
 * The case file of one pupil, as JSON: all that the case log holds, with the pupil and the people it is about. The PDF
 * says the same in the same order. It is the school's own: it holds both parents' details and goes to neither.
 */
export const caseFileSchema = z.strictObject({
	schemaVersion: z.literal('1'),
	/** Names the file without naming the pupil: the same on every export. */
	reference: z.string(),
	asAt: isoDate,
	school: schoolSchema,
	pupil: pupilSchema,
	/** As far as the item has them. */
	contacts: z.array(contactSchema.extend({ /** By which records of the log name this person. */ identity: z.string() })),
	/** Absence in the year so far, as at the date above; null where the item has no measures. */
	absenceNow: z.strictObject(absenceThen),
	/** The same when the first thing was recorded. */
	absenceAtStart: z.strictObject({ date: isoDate.nullable(), ...absenceThen }),
	chronology: z.array(chronologyEntrySchema),
	/** Steps by their id, as people call them. */
	stepNames: z.record(z.string(), z.string()),
	/** The case as the nodes read it: steps, plans, interventions, notices, approvals, holds, talks. */
	case: caseSchema,
	/** Where the ledger holds a notice: how the law on penalty notices stands of each parent on the date above, and what the law says against single notices. */
	noticeLaw: z.strictObject({
		standings: z.array(z.strictObject({ contact: z.string(), sentence: z.string() })),
		warnings: z.array(z.strictObject({ notice: z.string(), sentence: z.string() })),
	}),
	/** Begun and not known to be finished. */
	openReservations: z.array(z.strictObject({ key: z.string(), step: z.string(), asAt: isoDate, at: z.string() })),
	completeness: completenessSchema,
});

export type ChronologyEntry = z.infer<typeof chronologyEntrySchema>;
export type CheckedItem = z.infer<typeof checkedItemSchema>;
export type Completeness = z.infer<typeof completenessSchema>;
export type CaseFile = z.infer<typeof caseFileSchema>;
