import { createHash } from 'node:crypto';
import { schoolYearName } from '../calendar/weeks';
import type { Contact } from '../item';
import { plainLetters } from '../text/plainLetters';

/**
 * The names of acts in the case log (design §6). An act happens once under its key, so a key holds what makes two acts
 * the same and nothing else: no run, no file name, no channel, no date within the period.
 *
 *   decision, referral   pupil|step|period            1042|meeting-invitation|2026/27
 *                                                     1042|attendance-return|episode from 2026-11-02
 *   letter               pupil|step|contact|period    1042|meeting-invitation|id:7731|2026/27
 *
 * The period is that of the decision (`policy/period.ts`), and the school year where there is none: of an act that a person asked for, and
 * in logs of before there were others.
 * The date to pass is always the run's `asAt` (`decision.asAt`), never the date of the machine. Keys say nothing of the
 * school: the case log keeps the keys of each school apart.
 */
export interface PupilStep {
	readonly pupilId: string;
	/** The step's id in the policy: `decision.step`. */
	readonly step: string;
	/** The run's `asAt`, `YYYY-MM-DD`; without a period, the school year it lies in is the period of the key. */
	readonly date: string;
	/** `decision.period`: within which the step is taken once. */
	readonly period?: string | null;
}

/** Key of a step decided for a pupil: `pupil|step|period`. */
export function decisionKey(act: PupilStep): string {
	return joined(act.pupilId, act.step, periodOfKey(act));
}

/** Key of a referral. One referral is one step of one pupil, so it is the decision's own key. */
export function referralKey(act: PupilStep): string {
	return decisionKey(act);
}

/** Key of a letter to one contact: `pupil|step|contact|period`. Two parents at one address have a key each. */
export function letterKey(act: PupilStep, contact: ContactIdentity): string {
	return joined(act.pupilId, act.step, contactIdentity(contact), periodOfKey(act));
}

/** The period in a letter's key; null where it is no key of a letter. */
export function periodOfLetterKey(key: string): string | null {
	const parts = key.split('|');
	return parts.length === 4 ? (parts[3] as string).replaceAll('%7C', '|').replaceAll('%25', '%') : null;
}

/** What ties the acts of one letter about several pupils (`ActEvent.together`): the same for the same keys in any order. */
export function togetherOf(keys: readonly string[]): string {
	return createHash('sha256').update([...keys].sort().join('\n')).digest('hex').slice(0, 16);
}

/** The contact that a letter's key names, as `contactIdentity` gives it; empty where the key is none of a letter's. */
export function contactOfLetterKey(key: string): string {
	const parts = key.split('|');
	return parts.length === 4 ? (parts[2] as string).replaceAll('%7C', '|').replaceAll('%25', '%') : '';
}

const periodOfKey = ({ period, date }: PupilStep): string => period ?? schoolYearName(date);

export type ContactIdentity = Pick<Contact, 'id' | 'name' | 'relationship'>;

/**
 * What a contact is known by from one export to the next: `id:` and the MIS's own id, or, where the export has none,
 * `who:` and a short hash of the name and relationship. Letter case, accents, spacing and punctuation do not count,
 * nor does anything that changes while the person stays the same (address, e-mail, phone, order of call).
 * The hash keeps the name out of the log.
 */
export function contactIdentity({ id, name, relationship }: ContactIdentity): string {
	if (id?.trim()) return `id:${id.trim()}`;
	return `who:${createHash('sha256').update(`${plainLetters(name)}|${plainLetters(relationship)}`).digest('hex').slice(0, 16)}`;
}

/** Parts with `|` between; a `|` inside a part is written `%7C`, so that two different acts never share a key. */
export function joined(...parts: string[]): string {
	return parts.map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}
