import { longDate } from '../text/plainEnglish';
import { capitalised, theNamed } from '../text/named';
import type { CaseRecord, CaseRecordOf, CaseRecordType } from './record';

/** What turns the ids of a record into words: of steps, parents, and the records that it is about. */
export interface RecordNames {
	/** The step as the policy names it: "Meeting invitation". */
	readonly step: (id: string) => string;
	/** The parent, by `contactIdentity`: "Ines Marlowe (mother)"; empty where nobody is named. */
	readonly parent: (contact: string) => string;
	/** The record that gave itself this id; undefined where it is not known (erased, or of another log). */
	readonly recordWithId: (id: string) => CaseRecord | undefined;
}

/** A record in words: what it was, as a heading of a few words, and what was said. */
export interface RecordInWords {
	readonly what: string;
	readonly detail: readonly string[];
}

const told = (...lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');

const until = (date: string | null, otherwise: string): string => (date ? `until ${longDate(date)}` : otherwise);

const approvals = { approved: 'approved', held: 'held back', 'not appropriate': 'found not appropriate' } as const;

const words: { readonly [Type in CaseRecordType]: (record: CaseRecordOf<Type>, names: RecordNames) => RecordInWords } = {
	approval: ({ step, outcome, reason, until: heldUntil }, names) => ({
		what: `${capitalised(theNamed(names.step(step)))} was ${approvals[outcome]}${outcome === 'held' ? ` ${until(heldUntil, 'until a person says so')}` : ''}`,
		detail: told(reason),
	}),
	hold: ({ kind, reason, until: heldUntil }) => ({ what: `Nothing is to go to the family (${kind}), ${until(heldUntil, 'until a person ends it')}`, detail: told(reason) }),
	'hold ended': ({ hold, reason }, names) => ({ what: `The hold${ofKind(names.recordWithId(hold))} was ended`, detail: told(reason) }),
	plan: ({ barriers, targets, support, owner, reviewOn, agreedWith }) => ({
		what: `A plan was made; ${owner} looks after it; review on ${longDate(reviewOn)}`,
		detail: told(
			`In the way: ${barriers.join('; ')}`,
			`Aims: ${targets.join('; ')}`,
			`Support: ${support.map(({ what, who }) => `${what} (${who})`).join('; ')}`,
			agreedWith && `Agreed with: ${agreedWith}`,
		),
	}),
	'plan review': ({ outcome, notes, nextReviewOn }) => ({
		what: `The plan was reviewed: ${outcome}; ${nextReviewOn ? `next review on ${longDate(nextReviewOn)}` : 'it is closed'}`,
		detail: told(notes),
	}),
	intervention: ({ name, provider, aim }) => ({ what: `Help was begun: ${name}${provider && ` (${provider})`}`, detail: told(aim && `Aim: ${aim}`) }),
	'intervention outcome': ({ intervention, outcome, notes }, names) => ({ what: `${helpCalled(names.recordWithId(intervention))}: ${outcome}`, detail: told(notes) }),
	contact: ({ way, contact, reached, notes }, names) => ({
		what: `${capitalised(way)}${names.parent(contact) && ` with ${names.parent(contact)}`}${reached ? '' : ': tried, nobody was reached'}`,
		detail: told(notes),
	}),
	notice: ({ kind, contact, issuedOn, issuedBy, authority, forTermTimeHoliday, periodEndsOn }, names) => ({
		what: `A ${kind} was issued by the ${issuedBy}${names.parent(contact) && ` to ${names.parent(contact)}`} on ${longDate(issuedOn)}`,
		detail: told(authority && `Authority: ${authority}`, forTermTimeHoliday ? 'For a holiday in term time' : '', periodEndsOn ? `Its period ends on ${longDate(periodEndsOn)}` : ''),
	}),
	'notice outcome': ({ notice, outcome, notes }, names) => ({ what: `The ${noticeCalled(names.recordWithId(notice))}: ${outcome}`, detail: told(notes) }),
};

/** A record in plain words. Pure: the same record and names give the same words. */
export function recordInWords(record: CaseRecord, names: RecordNames): RecordInWords {
	return (words[record.type] as (record: CaseRecord, names: RecordNames) => RecordInWords)(record, names);
}

const ofKind = (record: CaseRecord | undefined): string => (record?.type === 'hold' ? ` (${record.kind})` : '');
const helpCalled = (record: CaseRecord | undefined): string => (record?.type === 'intervention' ? record.name : 'Help');
const noticeCalled = (record: CaseRecord | undefined): string => (record?.type === 'notice' ? `${record.kind} of ${longDate(record.issuedOn)}` : 'notice');

/** What a record is about, for a message that tells nothing of the child: "a hold", "the review of the plan". */
export const recordCalled: { readonly [Type in CaseRecordType]: string } = {
	approval: 'the decision',
	hold: 'the hold',
	'hold ended': 'the end of the hold',
	plan: 'the plan',
	'plan review': 'the review of the plan',
	intervention: 'the help',
	'intervention outcome': 'the outcome of the help',
	contact: 'the talk',
	notice: 'the notice',
	'notice outcome': 'the outcome of the notice',
};
