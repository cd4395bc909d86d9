import type { RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

/** What the short messages say: of the first day, of a half term, of the day of return. */

export const firstName: RequiredContent = {
	id: 'first-name',
	what: 'the pupil’s first name ({{pupil.preferredForename}})',
	source: sources.firstDayContact,
	isThere: ({ text, fields: { pupil } }) => includesAll(text, [pupil.preferredForename]),
};

export const sessionAway: RequiredContent = {
	id: 'session-away',
	what: 'the day and the part of it that was missed ({{firstDay.date}} and {{firstDay.session}})',
	source: sources.firstDayContact,
	isThere: ({ text, fields: { firstDay } }) => includesAll(text, [firstDay.date, firstDay.session]),
};

export const noReasonYet: RequiredContent = {
	id: 'no-reason-yet',
	what: 'that the school has been given no reason yet',
	source: sources.firstDayContact,
	isThere: ({ text }) => /\b(no|not|don[’']t|haven[’']t|without)\b[^.!?]{0,60}\b(reason|heard|told|know why)\b|\bplease (tell|let) us (know )?why\b/i.test(text),
};

export const daysInHalfTerm: RequiredContent = {
	id: 'days-in-half-term',
	what: 'how many days were missed in the last half term ({{halfTerm.days}})',
	source: sources.halfTermUpdates,
	isThere: ({ text, fields: { halfTerm } }) => includesAll(text, [halfTerm.days]),
};

export const halfTermDates: RequiredContent = {
	id: 'half-term-dates',
	what: 'from when to when that half term was ({{halfTerm.when}})',
	source: sources.halfTermUpdates,
	isThere: ({ text, fields: { halfTerm } }) => includesAll(text, [halfTerm.when]),
};

export const welcomeBack: RequiredContent = {
	id: 'welcome-back',
	what: 'that it is good to have the pupil back',
	source: sources.supportFirst,
	isThere: ({ text }) => /\bwelcome back\b|\b(good|glad|happy|pleased|lovely|delighted)\b[^.!?]{0,60}\bback\b/i.test(text),
};

export const whatWasMissed: RequiredContent = {
	id: 'what-was-missed',
	what: 'how much was missed and when ({{lastAbsence.howLong}} and {{lastAbsence.when}})',
	source: sources.eefCommunication,
	isThere: ({ text, fields: { lastAbsence } }) => includesAll(text, [lastAbsence.howLong, lastAbsence.when]),
};

export const whoHelpsToCatchUp: RequiredContent = {
	id: 'who-helps',
	what: 'who helps to catch up ({{catchUp.who}})',
	source: sources.supportFirst,
	isThere: ({ text, fields: { catchUp } }) => includesAll(text, [catchUp.who]),
};
