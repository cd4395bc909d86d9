import { contactIdentity } from '../caseLog/keys';
import { eachPersonOnce } from '../contacts/people';
import type { Contact } from '../item';
import { isParent } from '../referrals/form/parents';
import { penaltyNoticeStanding, type PenaltyNoticeStanding, type StandingAsked } from './penaltyNoticeLimit';

/** How penalty notices stand of one of a pupil's parents, since the limit is of a parent and a child. */
export interface ParentStanding {
	/** By `contactIdentity`. */
	readonly contact: string;
	readonly standing: PenaltyNoticeStanding;
}

export interface ParentsAsked extends Pick<StandingAsked, 'notices' | 'asAt' | 'pupil'> {
	readonly contacts: readonly Contact[];
}

/**
 * How penalty notices stand of each parent on a date, in the school's order of call; those whom the ledger names stand among them
 * where they are not parents by the contacts, or not among the contacts any more. The sentences name nobody: a person is told by relationship.
 * Whether an earlier school was asked is in no record, so of a pupil who joined lately they ask for it.
 */
export function parentsStanding({ contacts, notices, asAt, pupil }: ParentsAsked): ParentStanding[] {
	const ofLedger = new Set(notices.filter(({ kind }) => kind === 'penalty notice').map(({ contact }) => contact));
	const people = eachPersonOnce(contacts).map((contact) => ({ contact, identity: contactIdentity(contact) }));
	const parents = people.filter(({ contact, identity }) => isParent(contact) || ofLedger.has(identity));
	const stands = (contact: string, called: string): ParentStanding => ({ contact, standing: penaltyNoticeStanding({ notices, contact, asAt, pupil, earlierNoticesAsked: false, called }) });
	const noLongerThere = [...ofLedger].filter((identity) => !people.some((person) => person.identity === identity)).map((identity) => stands(identity, notAmongContacts));
	return [
		...parents.map(({ contact, identity }, place) => stands(identity, calledAmong(parents.map((parent) => parent.contact), contact, place))),
		...noLongerThere.filter(({ standing }) => standing.counted.length > 0),
	];
}

const notAmongContacts = 'a parent who is not among the contacts (look whether it is one of them)';

/** "the mother"; with the place in the order of call where two are called the same, or nothing is known of one. */
function calledAmong(parents: readonly Contact[], { relationship }: Contact, place: number): string {
	const words = relationship.trim().toLowerCase();
	if (words === '') return `parent ${place + 1} of the contacts`;
	const isOnlyOne = parents.filter((other) => other.relationship.trim().toLowerCase() === words).length === 1;
	return isOnlyOne ? `the ${words}` : `the ${words} (parent ${place + 1} of the contacts)`;
}

export const limitIsReached = ({ standing: { outcome } }: ParentStanding): boolean => outcome === 'limit reached';
