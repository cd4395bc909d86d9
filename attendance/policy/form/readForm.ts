import { didYouMean } from '../../text/nearest';
import { plainLetters } from '../../text/plainLetters';
import type { Policy } from '../schema';
import { oneLine } from '../table/cells';
import { titleOf, type Field, type RowKind } from '../table/columns';
import { idFromName } from '../table/names';
import { readRows } from '../table/readRows';
import type { WrittenRow } from '../table/writtenRow';
import type { FormEntry, PolicyForm } from './form';

const advice = 'Correct these fields in the node’s form and execute again.';

/** How the lists of the form are headed, for messages. */
const lists = { routes: 'Routes', steps: 'Steps', ways: 'Waits', conditions: 'Conditions', holds: 'Holds' } as const;
type List = keyof typeof lists;

/**
 * Reads a policy from a form: each way into a step becomes a row as a table has it, and is read as such.
 * Throws `PolicyError`, which names the list, the place in it and the field of everything that is wrong.
 */
export function readForm(form: PolicyForm): Policy {
	const astray: string[] = [];
	const ways = waysOfSteps(form, astray);
	const rows: WrittenRow[] = [
		rowOf('Policy', [form.policy], 'The policy', () => 'The policy'),
		...form.routes.map((entry, place) => rowOf('Route', [entry], placeIn('routes', place, entry), () => placeIn('routes', place, entry))),
		...form.steps.flatMap((entry, place) => stepRows(entry, place, ways[place] ?? [])),
		...form.holds.map((entry, place) => rowOf('Hold', [entry], placeIn('holds', place, entry), () => placeIn('holds', place, entry))),
	];
	return readRows(rows, advice, astray);
}

const placeIn = (list: List, place: number, { name }: FormEntry): string => `${lists[list]} ${place + 1}${text(name) === '' ? '' : ` ("${text(name)}")`}`;

/** One way into a step: what it waits for, and its conditions, as the form's lists hold them. */
interface WayEntries {
	readonly number: number;
	readonly waits: Array<{ readonly entry: FormEntry; readonly place: number }>;
	readonly conditions: FormEntry[];
}

/** The ways of each step, by the steps' places; entries that belong to no step go astray. */
function waysOfSteps({ steps, ways, conditions }: PolicyForm, astray: string[]): WayEntries[][] {
	const ofSteps: WayEntries[][] = steps.map(() => []);
	const names = steps.map(({ name, id }) => [text(id), idFromName(text(name)), plainLetters(text(name))]);
	const wayFor = (list: List, entry: FormEntry, place: number): WayEntries | null => {
		const called = text(entry.step);
		const at = places(names, called);
		const number = Number(entry.way ?? 1);
		if (at.length !== 1) astray.push(`${lists[list]} ${place + 1}, field "Step" ${whichStep(called, at.length, steps)}`);
		else if (!Number.isInteger(number) || number < 1) astray.push(`${lists[list]} ${place + 1}, field "Way" holds "${text(entry.way)}"; write 1 for the first way into the step, 2 for the next`);
		else return wayNumbered(ofSteps[at[0] as number] as WayEntries[], number);
		return null;
	};
	ways.forEach((entry, place) => wayFor('ways', entry, place)?.waits.push({ entry, place }));
	conditions.forEach((entry, place) => wayFor('conditions', entry, place)?.conditions.push(entry));
	for (const { waits } of ofSteps.flat()) for (const { place } of waits.slice(1)) astray.push(`${lists.ways} ${place + 1} is for the same step and way as ${lists.ways} ${(waits[0]?.place ?? 0) + 1}; keep one, or give it another number under "Way"`);
	return ofSteps.map((each) => each.sort((one, other) => one.number - other.number));
}

function places(names: readonly (readonly string[])[], called: string): number[] {
	const all = [...names.keys()];
	const byId = all.filter((place) => names[place]?.[0] === called && called !== '');
	return byId.length > 0 ? byId : all.filter((place) => called !== '' && (names[place]?.[1] === called || names[place]?.[2] === plainLetters(called)));
}

function whichStep(called: string, found: number, steps: readonly FormEntry[]): string {
	if (called === '') return 'is blank; write the name of the step that it is for';
	if (found > 1) return `holds "${called}", which is the name of several; write the ID of the one that is meant`;
	return `holds "${called}", which is no step of this form${didYouMean(called, steps.map(({ name }) => text(name)))}`;
}

function wayNumbered(ways: WayEntries[], number: number): WayEntries {
	const known = ways.find((way) => way.number === number);
	if (known) return known;
	const way: WayEntries = { number, waits: [], conditions: [] };
	ways.push(way);
	return way;
}

function stepRows(entry: FormEntry, place: number, ways: readonly WayEntries[]): WrittenRow[] {
	const step = placeIn('steps', place, entry);
	const all = ways.length > 0 ? ways : [{ number: 1, waits: [], conditions: [] }];
	return all.map(({ number, waits, conditions }, way) => {
		const wait = waits[0];
		const conditionsOfWay = `${lists.conditions} of ${step}, way ${number}`;
		const lead = { ...(text(wait?.entry.afterStep) === '' ? { ...wait?.entry, afterSchoolDays: '' } : wait?.entry), step: '', way: '', name: entry.name, id: entry.id };
		const worded: FormEntry = { dueWhen: conditions.map(conditionLine).join('\n'), reasons: conditions.map(({ reason }, index) => (text(reason) === '' ? '' : `${index + 1}. ${text(reason)}`)).join('\n') };
		return rowOf('Step', way === 0 ? [lead, entry, worded] : [lead, worded], step, (field) => {
			if (field === 'dueWhen' || field === 'reasons') return conditionsOfWay;
			return wait && field in wait.entry ? `${lists.ways} ${wait.place + 1}` : step;
		});
	});
}

/** Conditions are parted by line ends and semicolons, and a value holds neither. */
const conditionLine = ({ measure, comparison, value }: FormEntry): string => [measure, comparison, value].map((part) => text(part).replace(/;/g, ',')).join(' ');

function rowOf(kind: RowKind, entries: readonly FormEntry[], place: string, placeOf: (field: Field) => string): WrittenRow {
	const cells = Object.fromEntries(entries.flatMap((entry) => Object.entries(entry).map(([field, value]) => [field, field === 'what' || field === 'dueWhen' || /easons|When$/.test(field) ? lines(value) : text(value)])));
	return { cells: { ...cells, kind }, place, at: (field) => `${placeOf(field)}, field "${titleOf(field)}"` };
}

const lines = (value: unknown): string => (typeof value === 'string' ? value.trim() : text(value));

/** A field as text: a switch is yes or no. */
function text(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'boolean' ? (value ? 'yes' : 'no') : oneLine(String(value));
}
