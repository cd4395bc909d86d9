import { z } from 'zod/v4';
import { addressSchema, type Address, type Contact, type Pupil } from '../../item';
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

/** The pupil's parents in the school's order of call; those without a place in it come last. */
export function parentsOf(contacts: readonly Contact[]): Contact[] {
	const place = ({ priority }: Contact) => priority ?? Number.POSITIVE_INFINITY;
	return contacts.filter(isParent).sort((one, other) => compare(place(one), place(other)));
}

/** A parent's own address, or the pupil's where the parent lives with the pupil and the record gives none. */
export function addressOf(parent: Contact, pupil: Pupil): Address | null {
	if (parent.address && parent.address.lines.length > 0) return parent.address;
	return parent.livesWithPupil ? pupil.address : null;
}

export function referredParent(parent: Contact, pupil: Pupil): z.infer<typeof parentSchema> {
	const { title, name, relationship, parentalResponsibility, livesWithPupil, phone, email, language, interpreter, doNotContact } = parent;
	return {
		title, name, relationship, parentalResponsibility, livesWithPupil,
		address: addressOf(parent, pupil),
		phone, email, language, interpreter, doNotContact,
		doNotDiscloseAddress: doNotContact,
	};
}

const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);

export type ReferredParent = z.infer<typeof parentSchema>;
