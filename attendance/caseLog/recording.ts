import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { itemSchemas, ItemError, pupilLabel, readItem } from '../item';
import { absenceOf } from '../measures/counts';
import { plainLetters } from '../text/plainLetters';
import type { NewRecord } from './event';
import { joined } from './keys';
import { caseRecordSchema, type CaseRecord, type CaseRecordOf, type CaseRecordType } from './record';
import { actReference } from './reference';

/** What a person said, before the log gives it the id by which later records name it. */
export type Said = { [Type in CaseRecordType]: Omit<CaseRecordOf<Type>, 'id'> }[CaseRecordType];

type SaidOf<Type extends CaseRecordType> = Omit<CaseRecordOf<Type>, 'id'>;

/**
 * What makes two records the same, by type: a node that is tried again, or a button pressed twice, records once.
 * What can truly happen twice in a day (a phone call, a plan put right) is told apart by all that was said of it.
 */
const sameBy: { readonly [Type in CaseRecordType]: (said: SaidOf<Type>) => readonly string[] } = {
	approval: ({ step, period, on, outcome }) => [step, period, on, outcome],
	hold: ({ kind, on }) => [kind, on],
	'hold ended': ({ hold }) => [hold],
	plan: (said) => [said.on, contentOf(said)],
	'plan review': ({ plan, on }) => [plan, on],
	intervention: ({ name, on }) => [plainLetters(name), on],
	'intervention outcome': ({ intervention, on }) => [intervention, on],
	contact: (said) => [said.on, contentOf(said)],
	notice: ({ kind, contact, issuedOn }) => [kind, contact, issuedOn],
	'notice outcome': ({ notice, outcome }) => [notice, outcome],
};

/** The types that other records name by an id of the log. */
const identified: readonly CaseRecordType[] = ['hold', 'plan', 'intervention', 'contact', 'notice'];

/**
 * What a person said of an item's pupil, as the log takes it: with its key, its id and the absence of the day.
 * Takes the item's JSON (`school`, `pupil`, `attendance` where there is one), what was said, the date of the run, and
 * whatever else tells two records apart (the instant of an approval). Throws `ItemError` naming the pupil and the field.
 */
export function recordOf(json: Record<string, unknown>, said: Said, asAt: string, ...more: readonly string[]): NewRecord {
	const { school, pupil } = readItem(json, ['school', 'pupil']);
	const key = joined(pupil.id, said.type, ...(sameBy[said.type] as (said: Said) => readonly string[])(said), ...more);
	const read = caseRecordSchema.safeParse(identified.includes(said.type) ? { ...said, id: actReference(school.urn || school.name, key) } : said);
	if (!read.success) {
		const issue = read.error.issues[0];
		throw new ItemError(`${pupilLabel(json)}: "${fieldWords(issue?.path[0])}" ${issue?.message ?? 'is not right'}`, 'Fill in the field of that name and execute again.');
	}
	return { key, pupilId: pupil.id, asAt, ...countsNow(json), record: read.data };
}

/** Absence of the year so far, where the item tells it: the "before" of whatever comes after. */
export function countsNow(json: Record<string, unknown>): { absentSessions: number | null; possibleSessions: number | null } {
	const attendance = itemSchemas.attendance.safeParse(json.attendance).data;
	if (json.attendance !== undefined && !attendance) readItem(json, ['attendance']);
	return attendance ? absenceOf(attendance) : { absentSessions: null, possibleSessions: null };
}

const hashLength = 16;

/** A short hash of all that was said, whatever the order of its fields (RFC 8785). */
const contentOf = (said: Partial<CaseRecord>): string => createHash('sha256').update(canonicalize(said) as string).digest('hex').slice(0, hashLength);

/** `reviewOn` as "review on". */
const fieldWords = (field: PropertyKey | undefined): string => String(field ?? 'record').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
