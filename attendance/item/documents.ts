import * as z from 'zod/v4';
import { isoDate } from './isoDate';
import { letterOutcomeSchema } from './letterOutcome';

/** Where each document was put, once it has been. */
const savedAs = z.array(z.string()).optional();

/** By which service a letter went out, and by what that service knows it. Left out where it was only filed. */
const sentAs = z
	.object({
		service: z.string(),
		/** What it is found by at the service: a Message-ID, a reference. */
		identity: z.string(),
		/** True where an earlier run had sent it, and this one found that out. */
		sentBefore: z.boolean(),
	})
	.optional();

/** A letter that was made: for whom, from which template. The documents themselves travel as binary data. */
export const letterSchema = z.object({
	/** Pupil, step, contact and period in one: the case log lets it happen once (design §6). */
	key: z.string().min(1),
	step: z.string(),
	family: z.string(),
	templateVersion: z.string(),
	date: isoDate,
	addressee: z.object({
		name: z.string(),
		relationship: z.string(),
		postable: z.boolean(),
		/** Where an e-mail with it goes; empty where none may go. */
		email: z.string().default(''),
		/** Where a text message that tells of it goes; empty where none may go. */
		phone: z.string().default(''),
	}),
	channel: z.enum(['post', 'email', 'sms', 'phone']),
	language: z.string(),
	interpreter: z.boolean(),
	/** File name without ending; holds no name of a person. */
	fileName: z.string(),
	/** The person would rather be called: the office rings, and the letter is the record. */
	asksForCall: z.literal(true).optional(),
	/** Subject of an e-mail with it, which discloses nothing on a locked screen. */
	subject: z.string().optional(),
	/** The same as a text message, where there is one: what goes where the channel is `sms`, and in how many parts a phone gets it. */
	textMessage: z.object({ text: z.string(), encoding: z.enum(['GSM-7', 'UCS-2']).optional(), parts: z.number().int() }).optional(),
	/** The brothers and sisters whom one letter is about as well, each with the act that it does for them: all are recorded, or none. */
	alsoAbout: z.array(z.object({ pupilId: z.string().min(1), key: z.string().min(1) })).optional(),
	/** For a reader of another language: whether the letter says it in that language beside the English, or why not. */
	otherLanguage: z.object({ used: z.boolean(), note: z.string() }).optional(),
	savedAs,
	sentAs,
	/** It went to an address of the school and to no family, and is not to be recorded as done. */
	testRun: z.literal(true).optional(),
	/** What became of it, once somebody has looked. */
	outcome: letterOutcomeSchema.optional(),
});

/** What a referral lacks, who can supply it and where. */
export const missingFieldSchema = z.object({ field: z.string(), label: z.string(), whoCanSupply: z.string(), where: z.string() });

/** A referral that was made ready, or what still keeps it from being ready. */
export const referralSchema = z.object({
	key: z.string().min(1),
	step: z.string(),
	kind: z.string(),
	schemaVersion: z.string(),
	date: isoDate,
	ready: z.boolean(),
	missing: z.array(missingFieldSchema),
	/** What is left to do, in words for the school's office. */
	summary: z.string(),
	/** Names the referral between school and authority; says nothing of the pupil. */
	reference: z.string(),
	/** File name without ending; holds no name of a person. Empty where nothing was made. */
	fileName: z.string(),
	savedAs,
});

export type Letter = z.infer<typeof letterSchema>;
export type MissingField = z.infer<typeof missingFieldSchema>;
export type Referral = z.infer<typeof referralSchema>;
