import { createHash } from 'node:crypto';
import { attendanceSchema, ItemError, letterSchema, pupilLabel, readItem, type Attendance, type Decision, type Letter, type Pupil } from '../item';
import { stepIdAsWords } from '../text/stepIdAsWords';
import { periodOf } from './permitted';

/** Which steps a person is asked about: those whose policy asks for an approval, or every one. */
export type WhichSteps = 'needsApproval' | 'all';

/** One thing to decide: a step that is due for a pupil. It may have several items, such as a letter to each parent. */
export interface Entry {
	readonly pupil: Pupil;
	readonly decision: Decision;
	/** The step's id and name, and the period within which it is taken once. */
	readonly step: string;
	readonly stepName: string;
	readonly period: string;
	/** The measures, where the items carry them. */
	readonly attendance: Attendance | undefined;
	/** The places of its items among those given. */
	readonly items: readonly number[];
	/** By the place of an item, the letter that it carries. */
	readonly letters: ReadonlyMap<number, Letter>;
}

/** What is to be decided, and the places of the items of which nothing is. */
export interface Batch {
	readonly entries: readonly Entry[];
	readonly needNone: readonly number[];
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Puts the items of a run together by what there is to decide: one entry a pupil, step and period, in the order of the items.
 * Throws `ItemError` where an item has no step that is due, since nothing could be decided of it.
 */
export function batchOf(items: readonly Json[], which: WhichSteps): Batch {
	const entries = new Map<string, Entry & { items: number[]; letters: Map<number, Letter> }>();
	const needNone: number[] = [];
	items.forEach((json, place) => {
		const { pupil, decision } = readItem({ ...json }, ['pupil', 'decision']);
		if (decision.outcome !== 'due' || decision.step === null) {
			throw new ItemError(`${pupilLabel(json)}: no step is due, so there is nothing to decide`, 'Connect only the output Due of Attendance Escalation, or what was made of it.');
		}
		if (which === 'needsApproval' && !decision.requiresApproval) {
			needNone.push(place);
			return;
		}
		const { step } = decision;
		const period = periodOf(decision);
		const key = JSON.stringify([pupil.id, step, period]);
		const entry = entries.get(key) ?? {
			pupil,
			decision,
			step,
			stepName: decision.stepName ?? stepIdAsWords(step),
			period,
			attendance: attendanceSchema.safeParse(json.attendance).data,
			items: [],
			letters: new Map<number, Letter>(),
		};
		entries.set(key, entry);
		entry.items.push(place);
		const letter = letterSchema.safeParse(json.letter).data;
		if (letter) entry.letters.set(place, letter);
	});
	return { entries: [...entries.values()], needNone };
}

/** Entries of the same step, with their places in the batch. */
export interface EntryGroup {
	/** "Attendance: Meeting invitation" */
	readonly name: string;
	/** Whose approval the step wants, by role; null where the policy does not say. */
	readonly approvedBy: string | null;
	readonly entries: readonly { readonly entry: Entry; readonly place: number }[];
}

/** The entries by route and step, in the order in which the steps first come. */
export function groupsOf(entries: readonly Entry[]): EntryGroup[] {
	const groups = new Map<string, EntryGroup & { entries: { entry: Entry; place: number }[] }>();
	entries.forEach((entry, place) => {
		const { decision, step, stepName } = entry;
		const key = JSON.stringify([decision.route, step]);
		const route = decision.routeName ?? (decision.route ? stepIdAsWords(decision.route) : '');
		const group = groups.get(key) ?? { name: route ? `${route}: ${stepName}` : stepName, approvedBy: decision.approvedBy, entries: [] };
		groups.set(key, group);
		group.entries.push({ entry, place });
	});
	return [...groups.values()];
}

/**
 * What tells one batch from every other: a form of one is never taken for another, though both were open at the same
 * address. A hash, so that the page does not say more than it shows.
 */
export function batchMark({ entries }: Batch): string {
	const named = entries.map(({ pupil, step, period, items }) => [pupil.id, step, period, items]);
	return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 32);
}
