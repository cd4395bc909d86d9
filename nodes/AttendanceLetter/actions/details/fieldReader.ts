import type { IExecuteFunctions } from 'n8n-workflow';
import { chosenDate } from '../../../shared/asAt';

/** Reads what a person filled in of a collection of fields; what is left empty is left out, and the item's own stands. */
export interface FieldReader {
	readonly text: (name: string) => string | undefined;
	/** `YYYY-MM-DD`. Throws a NodeOperationError that names the field. */
	readonly date: (name: string, label: string) => string | undefined;
	/** A text of several lines, each of them one entry. */
	readonly lines: (name: string) => string[] | undefined;
	readonly number: (name: string) => number | undefined;
	readonly yes: (name: string) => true | undefined;
}

/** Takes the collection's name as the node's parameter, and the item. */
export function fieldReader(context: IExecuteFunctions, itemIndex: number, collection: string): FieldReader {
	const filled = (name: string): unknown => context.getNodeParameter(`${collection}.${name}`, itemIndex, '');
	const text = (name: string) => String(filled(name) ?? '').trim() || undefined;
	return {
		text,
		date: (name, label) => chosenDate(context, filled(name), itemIndex, { label, whenEmpty: 'what the item says' }) ?? undefined,
		lines: (name) => {
			const lines = (text(name) ?? '').split('\n').map((line) => line.replace(/^[-•]\s*/, '').trim()).filter((line) => line !== '');
			return lines.length > 0 ? lines : undefined;
		},
		number: (name) => {
			const given = filled(name);
			return given === '' || given === undefined || given === null ? undefined : Number(given);
		},
		yes: (name) => (filled(name) === true ? true : undefined),
	};
}
