import { contactIdentity } from '../../caseLog/keys';
import type { Case, ContactMade, Intervention, Plan, StepTaken } from '../../item';
import { stepIdAsWords } from '../../text/stepIdAsWords';
import { longDate } from '../../text/plainEnglish';
import { letterFamilyIds } from '../familyIds';
import type { LetterFacts } from '../letterFacts';
import type { FieldSection } from './section';

/** What was offered and done so far, a line each, oldest first. */
export interface SupportFields {
	isKnown: boolean;
	lines: Array<{ readonly line: string }>;
}

/**
 * What the case log tells of help for this pupil, in words for the person written to, and what a person adds. Notes are left out, and so are talks
 * with somebody else and all that is not an offer to the family: a referral may be another parent's, or nobody's business.
 */
export const support: FieldSection<SupportFields> = {
	words: {
		isKnown: 'whether anything is known',
		lines: { line: 'what was offered or done, with its date ("12 October 2026: Breakfast club")' },
	},
	empty: { isKnown: false, lines: [] },
	missing: 'nothing is known of the support that was offered so far',
	advice: 'Record the help, the plan and the talks in the case log and get the history before the letter is made, or give "Support So Far" in "Notice".',
	of: ({ case: history, details, recipient, asAt }) => {
		const dated = supportLines(history, contactIdentity(recipient.contact), asAt);
		const lines = [...dated.map(({ on, what }) => `${longDate(on)}: ${what}`), ...(details.notice?.supportSoFar ?? [])];
		return lines.length === 0 ? null : { isKnown: true, lines: lines.map((line) => ({ line })) };
	},
};

interface Offered {
	readonly on: string;
	readonly what: string;
}

function supportLines({ steps, plans, interventions, contactsMade }: Case, identity: string, asAt: LetterFacts['asAt']): Offered[] {
	return [
		...steps.flatMap(letterSent),
		...plans.map(planMade),
		...interventions.map(helpGiven),
		...contactsMade.filter(({ contact }) => contact === '' || contact === identity).map((made) => talk(made, identity)),
	]
		.filter(({ on }) => on <= asAt)
		.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

const families: ReadonlySet<string> = new Set(letterFamilyIds);

function letterSent({ step, state, documents, takenOn }: StepTaken): Offered[] {
	return state === 'done' && documents > 0 && families.has(step) ? [{ on: takenOn, what: `Letter (${stepIdAsWords(step).toLowerCase()})` }] : [];
}

function planMade({ madeOn, support: offered }: Plan): Offered {
	return { on: madeOn, what: offered.length === 0 ? 'Plan of support' : `Plan of support: ${offered.map(plannedSupport).join('; ')}` };
}

/** "A talk each Monday morning (Mr T. Bell)"; without the brackets where nobody is named. */
export const plannedSupport = ({ what, who }: Plan['support'][number]): string => (who.trim() ? `${what.trim()} (${who.trim()})` : what.trim());

const became = { helped: '', 'partly helped': '', 'did not help': '', 'not taken up': ' (offered, not taken up)', stopped: ' (stopped)' } as const;

function helpGiven({ startedOn, name, provider, outcome }: Intervention): Offered {
	return { on: startedOn, what: `${name}${provider && `, by ${provider}`}${outcome ? became[outcome] : ''}` };
}

const waysInWords = {
	meeting: 'Meeting', 'phone call': 'Phone call', 'home visit': 'Home visit', 'e-mail': 'E-mail', 'text message': 'Text message', letter: 'Letter', other: 'Talk',
} as const satisfies Record<ContactMade['way'], string>;

function talk({ on, way, reached, contact }: ContactMade, identity: string): Offered {
	const you = contact === identity;
	const tried = you ? ' (we tried to reach you)' : ' (nobody was reached)';
	return { on, what: `${waysInWords[way]}${reached ? (you ? ' with you' : '') : tried}` };
}
