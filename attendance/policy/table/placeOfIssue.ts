import { columnOf, type Field } from './columns';
import type { WrittenRow } from './writtenRow';

/** The rows that a document was made of, in the document's order. */
export interface Sources {
	readonly policy: WrittenRow | null;
	readonly routes: readonly WrittenRow[];
	readonly steps: ReadonlyArray<{ readonly rows: readonly WrittenRow[]; readonly rowOf: (field: Field) => WrittenRow }>;
	readonly holds: readonly WrittenRow[];
}

export interface IssuePlace {
	readonly row: WrittenRow | null;
	readonly field: Field;
	/** Which of the cell's conditions: "condition 2 ". */
	readonly of: string;
}

/** The cell that an issue of the schema is about: `steps, 1, dueWhen, 0, conditions, 1, value` is the column Due When of that way's row. */
export function placeOfIssue([list, index, key, ...rest]: readonly PropertyKey[], sources: Sources): IssuePlace {
	const place = (row: WrittenRow | null | undefined, field: Field | undefined, of = ''): IssuePlace => ({ row: row ?? null, field: field ?? 'kind', of });
	if (list === 'routes' && typeof index === 'number') {
		const row = sources.routes[index];
		return key === 'endsWhen' ? inCondition(row, 'endsWhen', 'reasons', rest) : place(row, part(columnOf.route, key));
	}
	if (list === 'holds' && typeof index === 'number') return place(sources.holds[index], part(columnOf.hold, key) ?? 'name');
	if (list === 'steps' && typeof index === 'number') {
		const step = sources.steps[index];
		if (key === 'improvedWhen') return inCondition(step?.rowOf('improvedWhen'), 'improvedWhen', 'improvedReasons', rest);
		if (key === 'dueWhen' && typeof rest[0] === 'number') {
			const row = step?.rows[rest[0]];
			return rest[1] === 'conditions' ? inCondition(row, 'dueWhen', 'reasons', rest.slice(2)) : place(row, part(columnOf.way, rest[1]));
		}
		const field = part(columnOf.step, key) ?? 'name';
		return place(step?.rowOf(field), field);
	}
	return place(sources.policy, part(columnOf.policy, list));
}

const part = (of: Readonly<Record<string, Field>>, key: PropertyKey | undefined): Field | undefined => of[String(key)];

function inCondition(row: WrittenRow | undefined, field: Field, reasons: Field, [number, key]: readonly PropertyKey[]): IssuePlace {
	return { row: row ?? null, field: key === 'reason' ? reasons : field, of: typeof number === 'number' ? `in condition ${number + 1} ` : '' };
}
