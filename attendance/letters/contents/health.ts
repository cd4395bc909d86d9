import type { ForbiddenContent, RequiredContent } from '../family';
import { sources } from './sources';
import { firstMatch, includesAll, withoutNames } from './text';

export const daysOfIllness: RequiredContent = {
	id: 'days-of-illness',
	what: 'how many days were missed through illness ({{illness.days}})',
	source: sources.eefCommunication,
	isThere: ({ text, fields: { illness } }) => includesAll(text, [illness.days]),
};

export const whatIsOffered: RequiredContent = {
	id: 'what-is-offered',
	what: 'what the school offers ({{#health.support}} with {{what}})',
	source: sources.supportFirst,
	isThere: ({ text, fields: { health } }) => includesAll(text, health.support.map(({ what }) => what)),
};

export const nobodyIsToBlame: RequiredContent = {
	id: 'nobody-to-blame',
	what: 'that nobody is to blame for illness',
	source: sources.noDiscrimination,
	isThere: ({ text }) => /\b(nobody|no one|no-one)\b[^.!?]{0,20}\b(blame|fault)\b/i.test(text),
};

export const noProofNeeded: RequiredContent = {
	id: 'no-proof-needed',
	what: 'that no doctor’s note is needed as a matter of course',
	source: sources.noRoutineEvidence,
	isThere: ({ text }) => /\b(not|never|no|n[’']t)\b[^.!?]{0,40}\b(doctor[’']s note|note from (?:a|the|your) doctor|proof|medical evidence)\b/i.test(text),
};

export const healthcarePlan: RequiredContent = {
	id: 'healthcare-plan',
	what: 'that an individual healthcare plan can be made together',
	source: sources.conditionsAtSchool,
	isThere: ({ text }) => /\bindividual healthcare plan\b/i.test(text),
};

export const educationByTheCouncil: RequiredContent = {
	id: 'education-by-the-council',
	what: 'that the council arranges education where health keeps a pupil away for long ({{health.daysUntilCouncil}})',
	source: sources.healthNeeds,
	isThere: ({ text, fields: { health } }) => includesAll(text, [health.daysUntilCouncil]) && /\b(council|local authority)\b/i.test(text),
};

const proof = '(?:medical (?:evidence|proof|certificate|note|letter)s?|(?:doctor|GP|dentist|hospital|consultant)[’\']?s? (?:note|letter|certificate|evidence)s?|(?:note|letter|certificate|evidence)s? from (?:your |the |a )?(?:doctor|GP|dentist|hospital|consultant)|sick[- ]?notes?|fit[- ]notes?|proof of (?:illness|the illness|sickness|any appointment|appointments?)|appointment cards?|prescriptions?|(?:written )?evidence of (?:illness|sickness))';
/** "You do not need to send a doctor's note" is what families should read. */
const demanded = '(?<!\\b(?:not|never|n[’\']t|no longer)\\s)\\b(?:must|need to|needs to|have to|has to|are to|required|require|requires|expect(?:ed)?|insist on|ask(?:ed)? (?:you )?(?:to|for)|please|will need|provide|bring in|send in|supply)\\b';
const demands: readonly RegExp[] = [
	new RegExp(`(?<!\\b(?:not|never|n[’']t|no longer)\\s[^.!?]{0,25})${demanded}[^.!?]{0,60}\\b${proof}`, 'i'),
	new RegExp(`\\b(?:without|unless|until|only (?:be )?(?:authorised|if|with|when))\\b[^.!?]{0,60}\\b${proof}`, 'i'),
	new RegExp(`\\b${proof}\\b[^.!?]{0,30}(?<!\\b(?:not|never|n[’']t|no longer) (?:be )?)\\b(?:is|are|will be|must be) (?:required|needed|necessary|expected|provided|sent|supplied)\\b`, 'i'),
];

export const noProofDemanded: ForbiddenContent = {
	id: 'no-proof-demanded',
	what: 'asks for medical proof as a matter of course',
	source: sources.noRoutineEvidence,
	find: ({ text, fields }) => demands.reduce<string | null>((found, pattern) => found ?? firstMatch(withoutNames(text, fields), pattern), null),
};
