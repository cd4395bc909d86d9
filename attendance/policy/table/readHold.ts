import type * as z from 'zod/v4';
import { holdKinds } from '../../caseLog/record';
import { holdRuleSchema } from '../schema';
import { groupIds, groupWords, oneLine, readChoice, readCodes, readSchoolDays, readShare } from './cells';
import { columnOf, type Field } from './columns';
import { isFault, type Fault } from './conditionWords';
import { blank, cell, type RowFaults, type WrittenRow } from './writtenRow';

type HoldPart = keyof typeof columnOf.hold;

/** The parts of each kind of hold, by its words, as the schema has them. */
const holdShapes: ReadonlyMap<string, Readonly<Record<string, z.ZodType>>> = new Map(
	holdRuleSchema.options.map(({ shape }) => [shape.when.value as string, shape]),
);
export const holdsInWords: readonly string[] = [...holdShapes.keys()];
const mayBeBlank = (when: string, part: HoldPart): boolean => holdShapes.get(when)?.[part]?.safeParse(undefined).success === true;

interface HoldCell {
	readonly read: (text: string) => unknown;
	/** What the cell may hold, where it is blank and must not be. */
	readonly expected: string;
}

const holdCells: Record<Exclude<HoldPart, 'when'>, HoldCell> = {
	reason: { read: oneLine, expected: 'the sentence that says why it waits for a person' },
	kind: { read: (text) => readChoice(text, holdKinds), expected: `one of ${holdKinds.join(', ')}` },
	group: { read: (text) => readChoice(text, groupIds, groupWords), expected: `one of ${groupIds.map(groupWords).join(', ')}` },
	codes: { read: readCodes, expected: 'such as C1, C2' },
	percentOfAbsence: { read: readShare, expected: 'such as 50' },
	illnessPercentOfAbsence: { read: readShare, expected: 'such as 80' },
	longestSpellSchoolDays: { read: readSchoolDays, expected: 'such as 10' },
	schoolDays: { read: readSchoolDays, expected: 'such as 20' },
};

/** Reads a row of kind Hold: its name says when, and the columns are those of that kind of hold. */
export function readHold(row: WrittenRow, faults: RowFaults): object {
	const when = cell(row, 'name') === '' ? { fault: blank(`one of ${holdsInWords.map((kind) => `"${kind}"`).join(', ')}`) } : readChoice(cell(row, 'name'), holdsInWords);
	if (typeof when !== 'string') {
		faults.add(row, 'name', when.fault);
		return {};
	}
	const parts = (Object.keys(holdShapes.get(when) ?? {}) as HoldPart[]).filter((part) => part !== 'when');
	const own = new Set<Field>(parts.map((part) => columnOf.hold[part]));
	for (const field of new Set<Field>(Object.values(columnOf.hold))) {
		if (field !== 'name' && !own.has(field) && cell(row, field) !== '') faults.add(row, field, `does not belong to the hold "${when}"; clear it`);
	}
	const read = parts.flatMap((part) => {
		const field = columnOf.hold[part];
		if (cell(row, field) === '') {
			if (!mayBeBlank(when, part)) faults.add(row, field, blank(holdCells[part].expected));
			return [];
		}
		const value = holdCells[part].read(cell(row, field));
		if (typeof value !== 'object' || value === null || !isFault(value)) return [[part, value] as const];
		faults.add(row, field, (value as Fault).fault);
		return [];
	});
	return { when, ...Object.fromEntries(read) };
}
