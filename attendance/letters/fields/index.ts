import type { LetterFacts } from '../letterFacts';
import { absence } from './absence';
import { achievement } from './achievement';
import { basicFields, basicWords, type BasicFields } from './basics';
import { catchUp } from './catchUp';
import { expectations } from './expectations';
import { firstDay } from './firstDay';
import { halfTerm } from './halfTerm';
import { health } from './health';
import { illness } from './illness';
import { improvement } from './improvement';
import { lastAbsence } from './lastAbsence';
import { leave, leaveGranted, leavePartGranted, leaveRefused } from './leave';
import { meeting } from './meeting';
import { pupils } from './pupils';
import { authority } from './authority';
import { contract } from './contract';
import { earlierMeeting } from './earlierMeeting';
import { notice } from './notice';
import { noticeOutcome } from './noticeOutcome';
import { panel } from './panel';
import { penaltyNotice } from './penaltyNotice';
import { penaltyRequest } from './penaltyRequest';
import { record } from './record';
import { sickness } from './sickness';
import { support } from './support';
import { tenDays } from './tenDays';
import { twentyDays } from './twentyDays';
import { unauthorised } from './unauthorised';
import { Untold, type FieldSection, type FieldsOf } from './section';

export { Unfit, Untold, type FieldSection, type FieldValue, type FieldWords } from './section';

/** The sections of merge fields that a letter may need. A new one is a file beside this and a line here. */
export const fieldSections = {
	absence, meeting,
	achievement, catchUp, expectations, firstDay, halfTerm, health, illness, improvement, lastAbsence, leave, leaveGranted, leavePartGranted, leaveRefused, pupils,
	authority, contract, earlierMeeting, notice, noticeOutcome, panel, penaltyNotice, penaltyRequest, record, sickness, support, tenDays, twentyDays, unauthorised,
} as const;

export type LetterNeed = keyof typeof fieldSections;

/**
 * The merge fields that a letter's Word template may use, as `{{pupil.preferredForename}}`. Lists repeat what stands
 * between `{{#absence.spells}}` and `{{/absence.spells}}`; a true-or-false field shows it or leaves it out.
 * This type is the list of fields: a school's own template may use every one and no other.
 */
export type LetterFields = BasicFields & { [Need in LetterNeed]: FieldsOf<(typeof fieldSections)[Need]> };

type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What each merge field is, in words, by section. */
export const fieldWords: ReadonlyMap<string, Words> = new Map([
	...Object.entries<Words>(basicWords),
	...Object.entries(fieldSections).map(([need, { words }]): [string, Words] => [need, words]),
]);

/** The facts of one letter as plain merge fields, and the sections of them that the facts do not tell, with why. */
export function letterFields(facts: LetterFacts): { readonly fields: LetterFields; readonly unknown: ReadonlyMap<LetterNeed, Untold> } {
	const unknown = new Map<LetterNeed, Untold>();
	const sections = Object.entries(fieldSections).map(([need, section]: [string, FieldSection<unknown>]) => {
		const known = section.of(facts) ?? new Untold(section.missing, section.advice);
		if (!(known instanceof Untold)) return [need, known];
		unknown.set(need as LetterNeed, known);
		return [need, section.empty];
	});
	return { fields: { ...basicFields(facts), ...Object.fromEntries(sections) } as LetterFields, unknown };
}
