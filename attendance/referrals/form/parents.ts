import * as z from 'zod/v4';
import { eachPersonOnce, postalAddress } from '../../contacts/people';
import { addressSchema, type Contact, type Pupil } from '../../item';
import { optionalText, writtenText } from './text';

/** One parent (la-forms §3.2 "Each parent separately"). */
export const parentSchema = z.strictObject({
	title: optionalText,
	name: writtenText,
	relationship: writtenText,
	/** Null: the school's record does not say; the pack then asks a person to confirm it. */
	parentalResponsibility: z.boolean().nullable(),
	livesWithPupil: z.boolean().nullable(),
	/** Null only where the school has written what it did to find it. */
	address: addressSchema.nullable(),
	phone: optionalText,
	email: optionalText,
	/** Language for contact; empty is English. */
	language: optionalText,
	interpreter: z.boolean(),
	/** Court order, refuge or no-contact request: the authority must not write to or call this person before it has spoken to the school. */
	doNotContact: z.boolean(),
	/** Nobody but the authority may learn the address. */
	doNotDiscloseAddress: z.boolean(),
});

const parentWords = /\b(?:step|foster|adoptive)?[ -]?(?:mother|father|mum|dad|parent|guardian|carer)s?\b/i;
const siblingWords = /\b(?:brother|sister|sibling)\b/i;

/**
 * Whether a contact is a parent in education law: a natural parent, whoever has parental responsibility, and whoever
 * has care of the child (Education Act 1996, section 576). Grandparents, neighbours and brothers or sisters who are only
 * there to be called are not, and a referral does not carry their details.
 */
export function isParent(contact: Contact): boolean {
	if (contact.parentalResponsibility === true || parentWords.test(contact.relationship)) return true;
	return contact.livesWithPupil === true && !siblingWords.test(contact.relationship);
}

/** The pupil's parents, each once, in the school's order of call. */
export const parentsOf = (contacts: readonly Contact[]): Contact[] => eachPersonOnce(contacts).filter(isParent);

/** The parent block, without what the form does not ask for. What is missing stays empty for `parentsCompleteness` to name. */
export function referredParent(parent: Contact, pupil: Pupil): z.infer<typeof parentSchema> {
	const { title, name, relationship, parentalResponsibility, livesWithPupil, phone, email, language, interpreter, doNotContact } = parent;
	return {
		title, name, relationship, parentalResponsibility, livesWithPupil,
		address: postalAddress(parent, pupil),
		phone, email, language, interpreter, doNotContact,
		doNotDiscloseAddress: doNotContact,
	};
}

export type ReferredParent = z.infer<typeof parentSchema>;
