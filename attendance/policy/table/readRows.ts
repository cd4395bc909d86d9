import { letterFamilies, letterFamilyIds } from '../../letters';
import { stepActions } from '../../item';
import { referralKindNames, referralKinds } from '../../referrals/kinds';
import { plainLetters } from '../../text/plainLetters';
import type { Condition } from '../condition';
import { fault as faultOf, PolicyError } from '../readPolicy';
import { policySchema, stepPeriods, type Policy } from '../schema';
import { oneLine, readChoice, readConditions, readReasons, readSchoolDays, readYearGroups, readYesOrNo } from './cells';
import { belongsTo, fields, rowKinds, titleOf, type Field, type RowKind } from './columns';
import { isFault, type Fault } from './conditionWords';
import { readHold } from './readHold';
import { NamedThings } from './names';
import { inOrder } from './order';
import { placeOfIssue, type Sources } from './placeOfIssue';
import { blank, cell, RowFaults, type WrittenRow } from './writtenRow';

/**
 * Makes a policy of rows: one of kind Policy, any of kind Route and Hold, and one of kind Step for each way into a step.
 * What belongs to a step stands in any of its rows; where several say it they must agree. A way's own cells stand in its
 * row alone. Steps keep the order in which they first appear, or that of the column Order where it is filled.
 * `alsoWrong` is what the writer's own way of writing left open. Throws `PolicyError` with everything that is wrong;
 * `advice` is what to do next.
 */
export function readRows(rows: readonly WrittenRow[], advice: string, alsoWrong: readonly string[] = []): Policy {
	const faults = new RowFaults(rows);
	const ofKind = sorted(rows, faults);
	const stepSources: Array<Sources['steps'][number]> = [];
	const sources: Sources = { policy: ofKind.Policy[0] ?? null, routes: ofKind.Route, steps: stepSources, holds: ofKind.Hold };
	const document = {
		...policyOf(ofKind.Policy, faults),
		...(ofKind.Route.length > 0 ? { routes: routesOf(ofKind.Route, faults) } : {}),
		steps: stepsOf(ofKind, stepSources, faults),
		holds: ofKind.Hold.map((row) => readHold(row, faults)),
	};
	const result = policySchema.safeParse(document);
	for (const issue of result.error?.issues ?? []) {
		const { row, field, of } = placeOfIssue(issue.path, sources);
		// What a blank or unread cell leads to is said already.
		if (!faults.has(row, field)) faults.add(row, field, `${of}${faultOf(issue)}`);
	}
	const all = [...faults.list(), ...alsoWrong];
	if (result.success && all.length === 0) return result.data;
	throw new PolicyError(`The policy cannot be used: ${inOneMessage(all)}`, advice);
}

/** More than a person corrects at one sitting would hide the first. */
const mostSaid = 200;
const inOneMessage = (all: readonly string[]): string => (all.length > mostSaid ? `${all.slice(0, mostSaid).join('; ')}; and ${all.length - mostSaid} more` : all.join('; '));

function sorted(rows: readonly WrittenRow[], faults: RowFaults): Record<RowKind, WrittenRow[]> {
	const ofKind: Record<RowKind, WrittenRow[]> = { Policy: [], Route: [], Step: [], Hold: [] };
	for (const row of inOrder(rows, faults)) {
		const written = cell(row, 'kind');
		const kind = written === '' ? { fault: blank(`one of ${rowKinds.join(', ')}, in each row`) } : readChoice(written, rowKinds);
		if (typeof kind !== 'string') {
			faults.add(row, 'kind', kind.fault);
			continue;
		}
		ofKind[kind].push(row);
		for (const field of fields) if (cell(row, field) !== '' && !belongsTo(field, kind)) faults.add(row, field, `does not belong to a ${kind} row; clear it`);
	}
	return ofKind;
}

/** A cell that must hold something, as `read` reads it; undefined, with the fault kept, where it cannot be read. */
function need<Value>(row: WrittenRow, field: Field, expected: string, faults: RowFaults, read: (text: string) => Value | Fault): Value | undefined {
	if (cell(row, field) !== '') return may(row, field, faults, read);
	faults.add(row, field, blank(expected));
	return undefined;
}

/** The same of a cell that may be blank. */
function may<Value>(row: WrittenRow, field: Field, faults: RowFaults, read: (text: string) => Value | Fault): Value | undefined {
	const text = cell(row, field);
	if (text === '') return undefined;
	const value = read(text);
	if (!isObjectFault(value)) return value;
	faults.add(row, field, value.fault);
	return undefined;
}

const isObjectFault = (value: unknown): value is Fault => typeof value === 'object' && value !== null && isFault(value);

function policyOf([row, ...others]: readonly WrittenRow[], faults: RowFaults) {
	if (!row) {
		faults.add(null, 'kind', 'no row is of the kind Policy; one must give the Name, the Version and the Wait Between Steps');
		return {};
	}
	for (const other of others) faults.add(other, 'kind', `says Policy, and ${row.place} does already; a table is one policy`);
	const waitBetween = need(row, 'waitBetweenSteps', 'such as 10, or 0 for none', faults, readSchoolDays);
	const yearGroups = may(row, 'yearGroups', faults, readYearGroups);
	return {
		name: need(row, 'name', 'what the policy is called', faults, oneLine),
		version: need(row, 'version', 'such as 2026.1, which the record keeps with each decision', faults, oneLine),
		...(yearGroups ? { yearGroups } : {}),
		waitBetweenSteps: { schoolDays: waitBetween },
	};
}

function routesOf(rows: readonly WrittenRow[], faults: RowFaults) {
	const seen = new Set<string>();
	return new NamedThings('Route', rows, faults).all.map(({ id, row }) => {
		if (seen.has(id)) faults.add(row, 'id', `gives the route the id "${id}", which an earlier route has; write another in ID`);
		seen.add(id);
		return withoutBlanks({
			id,
			name: need(row, 'name', 'what the route is called', faults, oneLine),
			purpose: may(row, 'purpose', faults, oneLine),
			endsWhen: conditionsOf(row, 'endsWhen', 'reasons', faults),
			goesBeforeHeld: may(row, 'goesBeforeHeld', faults, readYesOrNo),
		});
	});
}

function stepsOf(ofKind: Record<RowKind, readonly WrittenRow[]>, sources: Array<Sources['steps'][number]>, faults: RowFaults) {
	const routes = new NamedThings('Route', ofKind.Route, faults, { quiet: true });
	const named = new NamedThings('Step', ofKind.Step, faults);
	const waysOf = Map.groupBy(named.all, ({ id }) => id);
	const places = new Map([...waysOf.keys()].map((id, place) => [id, place]));
	return [...waysOf].map(([id, entries], place) => {
		const rows = entries.map(({ row }) => row);
		const said = <Value>(field: Field, read: (text: string) => Value | Fault) => agreed(rows, field, faults, read);
		const must = <Value>(field: Field, expected: string, read: (text: string) => Value | Fault) => {
			if (rows.every((row) => cell(row, field) === '')) faults.add(rows[0] as WrittenRow, field, blank(expected));
			return said(field, read);
		};
		sources.push({ rows, rowOf: (field) => rows.find((row) => cell(row, field) !== '') ?? (rows[0] as WrittenRow) });
		const action = must('action', `one of ${stepActions.join(', ')}`, (text) => readChoice(text, stepActions));
		const improved = rows.find((row) => cell(row, 'improvedWhen') !== '') ?? (rows[0] as WrittenRow);
		said('improvedWhen', oneLine);
		return withoutBlanks({
			id,
			name: must('name', 'what the step is called', oneLine),
			action,
			route: said('route', (text) => routes.find(text)),
			audience: must('audience', 'such as each parent', oneLine),
			...(action === undefined ? {} : whatItDoes[action](must)),
			requiresApproval: said('approval', readYesOrNo),
			approvedBy: said('approvedBy', oneLine),
			oncePer: said('oncePer', (text) => readChoice(text.replace(/^once (?:an?|per|every|each) /i, ''), stepPeriods)),
			dueWhen: rows.map((row) => wayOf(row, (text) => earlier(named, text, place, places), faults)),
			improvedWhen: conditionsOf(improved, 'improvedWhen', 'improvedReasons', faults),
		});
	});
}

type Must = <Value>(field: Field, expected: string, read: (text: string) => Value | Fault) => Value | undefined;

/** The column that names the letter, the referral or the task, by the step's action. */
const whatItDoes: Record<(typeof stepActions)[number], (must: Must) => object> = {
	letter: (must) => ({ letterTemplate: must('what', `one of ${letterFamilyIds.join(', ')}`, (text) => readChoice(text, letterFamilyIds, (id) => letterFamilies[id].name)) }),
	referral: (must) => ({ referralKind: must('what', `one of ${referralKinds.join(', ')}`, (text) => readChoice(text, referralKinds, (kind) => referralKindNames[kind])) }),
	task: (must) => ({ task: must('what', 'what somebody is to do, in words', oneLine) }),
};

/** What several rows of one step say, which must be the same; blank in those that leave it out. */
function agreed<Value>(rows: readonly WrittenRow[], field: Field, faults: RowFaults, read: (text: string) => Value | Fault): Value | undefined {
	const [first, ...others] = rows.filter((row) => cell(row, field) !== '');
	if (!first) return undefined;
	for (const other of others) {
		if (plainLetters(cell(other, field)) !== plainLetters(cell(first, field))) faults.add(other, field, `differs from ${first.place}, which is a way into the same step; say it in one of them, or the same in both`);
	}
	return may(first, field, faults, read);
}

function wayOf(row: WrittenRow, earlierStep: (text: string) => string | Fault, faults: RowFaults) {
	const after = may(row, 'afterStep', faults, earlierStep);
	const schoolDays = may(row, 'afterSchoolDays', faults, readSchoolDays);
	if (cell(row, 'afterStep') !== '' && cell(row, 'afterSchoolDays') === '') faults.add(row, 'afterSchoolDays', `is blank; write how many school days after the step named in "${titleOf('afterStep')}", 0 for none`);
	if (cell(row, 'afterStep') === '' && cell(row, 'afterSchoolDays') !== '') faults.add(row, 'afterStep', `is blank; name the step after which the school days in "${titleOf('afterSchoolDays')}" are counted`);
	if (cell(row, 'dueWhen') === '') faults.add(row, 'dueWhen', blank('when it is due: each way into a step has conditions of its own'));
	const conditions = conditionsOf(row, 'dueWhen', 'reasons', faults) ?? [];
	for (const { measure } of cell(row, 'afterStep') === '' ? conditions : []) {
		if (measure.startsWith('since.')) faults.add(row, 'dueWhen', `counts "since then", so "${titleOf('afterStep')}" must name the step to count from`);
	}
	return withoutBlanks({
		after: after === undefined || schoolDays === undefined ? undefined : { step: after, schoolDays },
		onlyWithout: may(row, 'onlyWithout', faults, earlierStep),
		doesNotWaitBecause: may(row, 'doesNotWait', faults, oneLine),
		conditions,
	});
}

/** A step that another names must stand before it. */
function earlier(named: NamedThings, text: string, place: number, places: ReadonlyMap<string, number>): string | Fault {
	const id = named.find(text);
	if (typeof id !== 'string' || (places.get(id) as number) < place) return id;
	return { fault: `names "${text}", which is ${places.get(id) === place ? 'the step itself' : 'a later step'}; name one that stands before it` };
}

function conditionsOf(row: WrittenRow, field: 'dueWhen' | 'improvedWhen' | 'endsWhen', reasonsField: 'reasons' | 'improvedReasons', faults: RowFaults): Condition[] | undefined {
	const read = readConditions(cell(row, field));
	const conditions = read.filter((each) => !isFault(each)) as Condition[];
	for (const each of read) if (isFault(each)) faults.add(row, field, each.fault);
	const reasons = may(row, reasonsField, faults, (text) => readReasons(text, read.length)) ?? [];
	if (read.length === 0) return undefined;
	return conditions.map((condition, place) => withoutBlanks({ ...condition, reason: reasons[place] }));
}

/** Without the keys that nobody filled: the schema tells a key that is left out from one that is empty. */
const withoutBlanks = <Value extends object>(value: Value): Value => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value;

