import * as z from 'zod/v4';

const words = z.string().trim().min(1, 'must not be empty');
const weeks = z.number().int('must be a whole number').positive('must be 1 or more');

/** How sure a value is: `2+` two or more independent sources agree, `1` one source, `M` general knowledge, to be confirmed. */
export const evidenceMarks = ['2+', '1', 'M'] as const;

/** A value with where it stands, how sure it is, and the month in which it was read. Null: not known, and said so. */
const known = <Value extends z.ZodType>(value: Value) =>
	z.strictObject({ value, source: z.url('must be an address'), evidence: z.enum(evidenceMarks), readOn: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a month or a date, such as 2026-11') }).nullable();

/**
 * What a local authority asks for beyond the national framework, as data. A school is bound by its own authority's code of
 * conduct: a pack says what was read there and when, and a person checks it before a family is told.
 */
export const authorityPackSchema = z.strictObject({
	id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be written in small letters, digits and hyphens, such as north-shire'),
	name: words,
	noticeToImprove: z.strictObject({
		/** Who issues it. */
		issuer: known(z.enum(['school', 'local authority', 'legal panel'])),
		/** For how long it runs: school weeks, and where the code counts them, school days at most. */
		period: known(
			z.strictObject({ schoolWeeks: z.strictObject({ least: weeks, most: weeks }), schoolDays: weeks.optional() }).refine(({ schoolWeeks }) => schoolWeeks.least <= schoolWeeks.most, 'must have its least no larger than its most'),
		),
		/** After how many school weeks a penalty notice may be considered before its end. */
		penaltyNoticeFromSchoolWeek: known(weeks),
		/** What else the code says of it, as sentences. */
		notes: known(words),
	}),
	/** Who warns a family of the consequences of leave in term, and how. */
	warningLetter: known(words),
	/** Within how many school days a referral must reach the authority. */
	referralWithin: z.strictObject({
		/** Counted from the pupil's return from a holiday in term. */
		afterReturnFromHoliday: known(weeks),
		/** Counted from telling parents that the matter is referred, after support. */
		afterTellingParents: known(weeks),
	}),
	/** How letters must be shown to have gone. */
	postalProof: known(words),
	/** What holds for looked-after children. */
	lookedAfter: known(words),
	/** What goes with a referral. */
	attachments: known(z.array(words).min(1, 'must name at least one')),
	/** What else a referral is asked for. */
	referralNotes: known(words),
});

export type AuthorityPack = z.infer<typeof authorityPackSchema>;
type Known<Value> = { readonly value: Value; readonly source: string; readonly evidence: (typeof evidenceMarks)[number]; readonly readOn: string };

/** State of knowledge of the shipped packs. */
export const readOn = '2026-11';

/** A value that one source gives. */
export const fromOne = <Value>(value: Value, source: string): Known<Value> => ({ value, source, evidence: '1', readOn });

/** A pack of which nothing is known yet, to be filled. */
export const nothingKnown = {
	noticeToImprove: { issuer: null, period: null, penaltyNoticeFromSchoolWeek: null, notes: null },
	warningLetter: null,
	referralWithin: { afterReturnFromHoliday: null, afterTellingParents: null },
	postalProof: null,
	lookedAfter: null,
	attachments: null,
	referralNotes: null,
} as const satisfies Omit<AuthorityPack, 'id' | 'name'>;
