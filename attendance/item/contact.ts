import * as z from 'zod/v4';
import { addressSchema } from './pupil';

export const contactChannels = ['post', 'email', 'sms', 'phone'] as const;

/** A person the school may write to or call about a pupil. */
export const contactSchema = z.object({
	/** The MIS's own id for the person, where the export has one: the same parent of two pupils has one id. */
	id: z.string().optional(),
	name: z.string().min(1),
	title: z.string().default(''),
	relationship: z.string().default(''),
	/** Parental responsibility decides who is written to (rules §2.2 "Unit"). Null: the export does not say. */
	parentalResponsibility: z.boolean().nullable(),
	/** 1 is called first. Null: the export does not say. */
	priority: z.number().int().positive().nullable(),
	livesWithPupil: z.boolean().nullable(),
	address: addressSchema.nullable(),
	email: z.string().default(''),
	phone: z.string().default(''),
	preferredChannel: z.enum(contactChannels).nullable().default(null),
	/** Language for contact, in English words as exports write it ("Polish"). Empty means English. */
	language: z.string().default(''),
	interpreter: z.boolean().default(false),
	/** Court order, refuge, no-contact request: nothing may go to this person, and nobody else may learn the address. */
	doNotContact: z.boolean().default(false),
});

export const contactsSchema = z.array(contactSchema);

export type Contact = z.infer<typeof contactSchema>;
