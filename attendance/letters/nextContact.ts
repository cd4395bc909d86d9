import { contactIdentity } from '../caseLog/keys';
import { eachPersonOnce } from '../contacts/people';
import type { Contact, Letter, NextContact, Pupil } from '../item';
import { capitalised } from '../text/named';
import { channelFor, type Reach } from './channel';
import { letterFamilies } from './families';
import type { LetterFamilyId } from './familyIds';
import type { LetterStage } from './family';
import { recipientCalled } from './recipientCalled';
import { reachOf } from './recipients';

export interface Failed {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly letter: Pick<Letter, 'family' | 'channel'>;
	/** Whom it was for. */
	readonly to: Contact;
}

/** A proposal for a person; where there is none, what they do instead. */
export type Proposal = { readonly next: NextContact; readonly advice: '' } | { readonly next: null; readonly advice: string };

type Way = NextContact['channel'];

const inWords: Readonly<Record<Way, string>> = { post: 'by post', email: 'by e-mail', sms: 'by text message', phone: 'by phone' };

/**
 * Whom to turn to next where a letter did not arrive, and how. Only a proposal: nothing is sent by it.
 *
 * - First the same person by another way: by post, by e-mail, by phone.
 * - Then the next person with parental responsibility in the school's order of call; where the school knows of nobody with it,
 *   those who live with the pupil. Their letter is their own; they are asked how the first can be reached.
 * - Never anybody marked do-not-contact.
 * - A formal letter goes by post to the person it is for and to nobody in their place (channel.ts); a looked-after child's letter
 *   is for the carer and the authority together. There a person decides.
 */
export function nextContact({ pupil, contacts, letter, to }: Failed): Proposal {
	const stage = stageOf(letter.family);
	if (pupil.groups.lookedAfter) return decide('The pupil is looked after: agree with the carer and the social worker how it is to reach them.');
	const people = eachPersonOnce(contacts);
	const failed = people.find((person) => contactIdentity(person) === contactIdentity(to)) ?? to;
	const other = failed.doNotContact ? undefined : otherWay(reachOf(failed, pupil, contacts), letter.channel, stage);
	if (other) return propose(failed, other, `${capitalised(recipientCalled(failed.relationship))} can be reached ${inWords[other]}`);
	if (stage === 'formal') return decide('A formal letter goes by post to the person it is for: check the address, or have it delivered by hand.');
	for (const person of mayBeAsked(people)) {
		const way = contactIdentity(person) === contactIdentity(failed) ? undefined : usualWay(person, reachOf(person, pupil, contacts), stage);
		if (way) return propose(person, way, `There is no other way to reach ${recipientCalled(failed.relationship)}; ${recipientCalled(person.relationship)} is next in the order of call`);
	}
	return decide('There is no other way and nobody else to reach: correct the contacts in the management information system, or visit the home.');
}

const stageOf = (family: string): LetterStage => (Object.hasOwn(letterFamilies, family) ? letterFamilies[family as LetterFamilyId].stage : 'support');

function otherWay({ address, email, phone }: Reach, tried: Way, stage: LetterStage): Way | undefined {
	const open: Readonly<Record<Exclude<Way, 'sms'>, boolean>> = { post: address !== null, email: stage !== 'formal' && email.includes('@'), phone: stage !== 'formal' && phone !== '' };
	return (Object.keys(open) as Array<keyof typeof open>).find((way) => way !== tried && open[way]);
}

/** A call finds out at once whether the first can be reached. */
const usualWay = (contact: Contact, reach: Reach, stage: LetterStage): Way | undefined => (reach.phone ? 'phone' : (channelFor(contact, reach, { stage, texts: false }) ?? undefined));

function mayBeAsked(people: readonly Contact[]): readonly Contact[] {
	const responsible = people.filter(({ parentalResponsibility }) => parentalResponsibility === true);
	const wanted = responsible.length > 0 ? responsible : people.filter(({ livesWithPupil }) => livesWithPupil === true);
	return wanted.filter(({ doNotContact }) => !doNotContact);
}

const propose = ({ relationship }: Contact, channel: Way, why: string): Proposal => ({ next: { relationship, channel, why }, advice: '' });
const decide = (advice: string): Proposal => ({ next: null, advice });

