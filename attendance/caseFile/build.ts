import type { CaseEvent } from '../caseLog/event';
import { caseOf } from '../caseLog/history';
import { contactIdentity } from '../caseLog/keys';
import type { RecordNames } from '../caseLog/recordWords';
import { countsNow } from '../caseLog/recording';
import { actReference } from '../caseLog/reference';
import { eachPersonOnce } from '../contacts/people';
import { itemSchemas, readItem, type Contact, type Decision, type Notice, type Pupil } from '../item';
import { noticeWarnings } from '../law/noticeWarnings';
import { parentsStanding } from '../law/parentsStanding';
import { supportFirst } from '../policy/supportFirst';
import { stepIdAsWords } from '../text/stepIdAsWords';
import { chronologyOf, isRecord } from './chronology';
import { completenessOf, openReservations } from './completeness';
import type { CaseFile } from './schema';

/**
 * The case file of an item's pupil.
 * Takes the item's JSON (`school` and `pupil`; `contacts`, `attendance` and `decision` as far as it has them), the pupil's
 * events from the log in any order, and the date. Throws `ItemError` where a key of the item is not right.
 */
export function caseFileOf(json: Record<string, unknown>, events: readonly CaseEvent[], asAt: string): CaseFile {
	const { school, pupil } = readItem(json, ['school', 'pupil']);
	const contacts = json.contacts === undefined ? undefined : eachPersonOnce(readItem(json, ['contacts']).contacts);
	const history = caseOf(events);
	const names = namesOf(events, contacts ?? [], itemSchemas.decision.safeParse(json.decision).data);
	const chronology = chronologyOf(events, names);
	const first = chronology.find(({ absentSessions }) => absentSessions !== null);
	return {
		schemaVersion: '1',
		reference: caseFileReference(school.urn, pupil.id),
		asAt,
		school,
		pupil,
		contacts: (contacts ?? []).map((contact) => ({ ...contact, identity: contactIdentity(contact) })),
		absenceNow: countsNow(json),
		absenceAtStart: { date: first?.date ?? null, absentSessions: first?.absentSessions ?? null, possibleSessions: first?.possibleSessions ?? null },
		chronology,
		stepNames: Object.fromEntries([...new Set([...history.steps, ...history.approvals, ...openReservations(events)].map(({ step }) => step))].map((step) => [step, names.step(step)])),
		case: history,
		noticeLaw: noticeLawOf(history.notices, contacts ?? [], pupil, asAt),
		openReservations: openReservations(events).map(({ key, step, asAt: begun, at }) => ({ key, step, asAt: begun, at })),
		completeness: completenessOf({
			history, events, asAt, stepName: names.step, contacts,
			attendance: json.attendance === undefined ? undefined : readItem(json, ['attendance']).attendance,
		}),
	};
}

function noticeLawOf(notices: readonly Notice[], contacts: readonly Contact[], pupil: Pupil, asAt: string): CaseFile['noticeLaw'] {
	if (notices.length === 0) return { standings: [], warnings: [] };
	return {
		standings: parentsStanding({ notices, contacts, pupil, asAt }).map(({ contact, standing: { sentence } }) => ({ contact, sentence })),
		warnings: notices.flatMap((notice) => noticeWarnings(notice, notices, pupil).map((sentence) => ({ notice: notice.id, sentence }))),
	};
}

/** Names the case file of a pupil without naming the pupil: the same on every export. */
export const caseFileReference = (urn: string, pupilId: string): string => actReference(urn, `${pupilId}|case file`);

/** `2026-11-23_case-file_3f9a21c0`: sorts by date and discloses nobody. Without ending. */
export const caseFileName = ({ asAt, reference }: Pick<CaseFile, 'asAt' | 'reference'>): string => `${asAt}_case-file_${reference}`;

function namesOf(events: readonly CaseEvent[], contacts: readonly Contact[], decision: Decision | undefined): RecordNames {
	const records = events.filter(isRecord).map(({ record }) => record);
	const byId = new Map(records.flatMap((record) => ('id' in record ? [[record.id, record] as const] : [])));
	const people = new Map(contacts.map((contact) => [contactIdentity(contact), personWords(contact)]));
	return {
		step: (id) => (decision?.step === id && decision.stepName ? decision.stepName : (supportFirst.steps.find((step) => step.id === id)?.name ?? stepIdAsWords(id))),
		parent: (contact) => (contact === '' ? '' : (people.get(contact) ?? 'a parent who is no longer on record')),
		recordWithId: (id) => byId.get(id),
	};
}

/** "Ms Ines Marlowe (mother)" */
export const personWords = ({ title, name, relationship }: Contact): string =>
	[[title, name].filter(Boolean).join(' '), relationship && `(${relationship.charAt(0).toLowerCase()}${relationship.slice(1)})`].filter(Boolean).join(' ');
