import type { IDataObject, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { caseOf, recordCalled, recordOf, type CaseEvent, type CaseRecord, type NewRecord, type Said } from '../../attendance/caseLog';
import { ItemError, pupilLabel, readItem, type Case, type RecordedAnswer, type School } from '../../attendance/item';
import { capitalised } from '../../attendance/text/named';
import { counted } from '../../attendance/text/plainEnglish';
import { asAtDate, asAtProperty, chosenDate } from '../shared/asAt';
import { perItem, toNodeError } from '../shared/perItem';
import { askCaseLog } from './askCaseLog';
import { runOf } from './run';

/** What the field is called that says who answers for a record. */
export const memberOfStaff = 'Member of Staff';

/** The field that says who answers for what is recorded. */
export const byProperty = (displayOptions: IDisplayOptions, displayName = memberOfStaff): INodeProperties => ({
	displayName,
	name: 'by',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. P. Adeyemi, attendance officer',
	description: 'Who said or did it, by name or by role. It stands in the log for good.',
	displayOptions,
});

/** What a person must know before anything is recorded: a register that is connected here would be recorded of as a whole. */
export const forEveryPupil = (displayOptions: IDisplayOptions): INodeProperties => ({
	displayName: 'This is recorded for every pupil that comes in. For one pupil, put a Filter before this node that lets no other through.',
	name: 'everyPupilNotice',
	type: 'notice',
	default: '',
	displayOptions,
});

/** The fields that every record has: who says so, when it was, and the date of the run. */
export const saidProperties = (displayOptions: IDisplayOptions): INodeProperties[] => [
	byProperty(displayOptions),
	{ displayName: 'Date', name: 'on', type: 'dateTime', default: '', placeholder: 'The same as As At', description: 'The day on which it was said or done. Leave empty for the date of As At.', displayOptions },
	{ ...asAtProperty, description: 'The date of this run. Leave empty for today.', displayOptions },
];

/** The node's fields as one item fills them in. */
export interface Fields {
	readonly json: IDataObject;
	/** The date of the run, and the day on which it was said or done. */
	readonly asAt: string;
	readonly on: string;
	readonly by: string;
	/** A text without spaces around it; empty where nothing is written. */
	readonly text: (name: string) => string;
	/** The lines of a text that are not empty. */
	readonly lines: (name: string) => string[];
	readonly chosen: <Value extends string>(name: string) => Value;
	readonly ticked: (name: string) => boolean;
	/** A date as `YYYY-MM-DD`; null where the field is empty. */
	readonly date: (name: string, label: string, whenEmpty: string) => string | null;
	/** A text that must be there. Throws `ItemError` naming the pupil and the field. */
	readonly needed: (name: string, label: string) => string;
}

export function fieldsOf(context: IExecuteFunctions, json: IDataObject, itemIndex: number): Fields {
	const given = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const text = (name: string) => String(given(name) ?? '').trim();
	const date: Fields['date'] = (name, label, whenEmpty) => chosenDate(context, given(name), itemIndex, { label, whenEmpty });
	const needed = (name: string, label: string) => {
		if (text(name)) return text(name);
		throw new ItemError(`${pupilLabel(json)}: "${label}" is empty`, `Fill in "${label}", or the field of the item that it is taken from, and execute again.`);
	};
	const asAt = asAtDate(context, itemIndex);
	const on = date('on', 'Date', 'the date of As At') ?? asAt;
	return {
		json, asAt, on, text, date, needed,
		by: text('by'),
		lines: (name) => text(name).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''),
		chosen: <Value extends string>(name: string) => text(name) as Value,
		ticked: (name) => given(name) === true || given(name) === 'true',
	};
}

/** What one item has to say, worked out from its fields and, where `about` says so, from what stands in the log. */
export interface Saying {
	readonly json: IDataObject;
	readonly asAt: string;
	/** Throws `ItemError` where the log does not hold what this is about. */
	readonly said: (events: readonly CaseEvent[]) => readonly Said[];
	/** What else tells two records apart: the instant of an approval. */
	readonly more?: readonly string[];
	/** What a person is told of a record as it stands in the case with all that was recorded beside it, a sentence each. */
	readonly warnings?: (record: CaseRecord, history: Case) => readonly string[];
	/** Why there is nothing to record; left out where there is. */
	readonly nothing?: string;
}

interface Read extends Saying {
	readonly school: School;
	readonly pupilId: string;
	readonly itemIndex: number;
}

type Answer = { readonly recorded: RecordedAnswer } | { readonly failed: unknown };

/**
 * Records what each item has to say, all of a school in one transaction, and adds `recorded` to the item.
 * Nothing is recorded of any item where one of them cannot be read and the node is to stop at it.
 */
export async function recordSayings(context: IExecuteFunctions, sayingOf: (fields: Fields, itemIndex: number) => Saying, looksBack: boolean) {
	const run = runOf(context);
	const answerOf = await askCaseLog(
		context,
		(json, itemIndex): Read => {
			const { school, pupil } = readItem(json, ['school', 'pupil']);
			return { ...sayingOf(fieldsOf(context, json, itemIndex), itemIndex), school, pupilId: pupil.id, itemIndex };
		},
		async (store, school, reads): Promise<Answer[]> => {
			const history = looksBack ? await store.history(school, [...new Set(reads.map(({ pupilId }) => pupilId))]) : new Map<string, CaseEvent[]>();
			const prepared = reads.map((read) => prepare(context, read, history.get(read.pupilId) ?? []));
			const records = prepared.flatMap((one) => ('failed' in one ? [] : one.records));
			const written = records.length > 0 ? await store.record(school, records, run) : [];
			const looksAfter = reads.filter(({ warnings }) => warnings).map(({ pupilId }) => pupilId);
			const after = looksAfter.length > 0 ? await store.history(school, [...new Set(looksAfter)]) : new Map<string, CaseEvent[]>();
			let place = 0;
			return prepared.map((one, index): Answer => {
				if ('failed' in one) return one;
				const { nothing, warnings, pupilId } = reads[index] as Read;
				const answers = one.records.map(() => written[place++]?.alreadyRecorded === true);
				const warned = warnings ? one.records.flatMap(({ record }) => warnings(record, caseOf(after.get(pupilId) ?? []))) : [];
				return { recorded: { ...inWords(one.records, answers, nothing), ...(warned.length > 0 ? { warnings: warned } : {}) } };
			});
		},
	);
	let warned = 0;
	const outputs = await perItem(context, 1, ({ json, binary }, itemIndex) => {
		const { answer } = answerOf(itemIndex);
		if ('failed' in answer) throw answer.failed;
		if (answer.recorded.warnings) warned += 1;
		return [{ output: 0, json: { ...json, recorded: answer.recorded }, binary }];
	});
	if (warned > 0) {
		context.addExecutionHints({
			message: `The law says something against ${counted(warned, 'notice')} recorded here: read "recorded.warnings" of each, and take it up with whoever issued it. The log holds what happened all the same.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return outputs;
}

/** One item that the log cannot take is told apart, so that the others are recorded where the node is to go on. */
function prepare(context: IExecuteFunctions, { json, said, asAt, more, nothing, itemIndex }: Read, events: readonly CaseEvent[]): { readonly records: NewRecord[] } | { readonly failed: unknown } {
	try {
		return { records: nothing ? [] : said(events).map((one) => recordOf(json, one, asAt, ...(more ?? []))) };
	} catch (failed) {
		if (!context.continueOnFail()) throw toNodeError(context, failed, itemIndex);
		return { failed };
	}
}

function inWords(records: readonly NewRecord[], alreadyRecorded: readonly boolean[], nothing: string | undefined): RecordedAnswer {
	const [first] = records;
	if (!first) return { type: null, id: null, alreadyRecorded: false, reason: nothing ?? 'There was nothing to record.' };
	const already = alreadyRecorded.every((one) => one);
	const called = recordCalled[first.record.type];
	return {
		type: first.record.type,
		id: 'id' in first.record ? first.record.id : null,
		alreadyRecorded: already,
		reason: already ? `${capitalised(called)} stands in the log already; nothing was written again.` : `Recorded: ${called}${records.length > 1 ? ` (${records.length})` : ''}.`,
	};
}
