import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** Schools in England keep London time; a run just after midnight UTC in summer is still that school day. */
const schoolTimeZone = 'Europe/London';

/** The one place where a node learns which day it is; `asAtDate` reads it, and no other code asks the clock for a date. */
export const asAtProperty: INodeProperties = {
	displayName: 'As At',
	name: 'asAt',
	type: 'dateTime',
	default: '',
	placeholder: 'Today',
	description: 'The date to work from. Leave empty for today.',
};

/**
 * The date that a node reasons from, as `YYYY-MM-DD`.
 * Takes the `asAt` parameter of the item: empty (today in London), a date, or a date and time.
 * Throws a NodeOperationError where it is no date.
 */
export function asAtDate(context: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = context.getNodeParameter('asAt', itemIndex, '');
	const date = chosenDate(context, given, itemIndex, { label: 'As At', whenEmpty: 'today' });
	return date ?? (DateTime.now().setZone(schoolTimeZone).toISODate() as string);
}

/**
 * A date that a person chose in a field, as `YYYY-MM-DD`; null where the field is empty.
 * Takes the field's value, its label, and what an empty field stands for. Throws a NodeOperationError where it is no date.
 */
export function chosenDate(
	context: IExecuteFunctions,
	given: unknown,
	itemIndex: number,
	{ label, whenEmpty }: { label: string; whenEmpty: string },
): string | null {
	if (given === '' || given === undefined || given === null) return null;
	const date = asDateTime(given);
	if (!date.isValid) {
		throw new NodeOperationError(context.getNode(), `"${label}" is not a date`, {
			itemIndex,
			description: `Choose a date, write it as 2026-11-23, or leave the field empty for ${whenEmpty}.`,
		});
	}
	return date.toISODate() as string;
}

function asDateTime(given: unknown): DateTime {
	if (DateTime.isDateTime(given)) return given.setZone(schoolTimeZone);
	if (given instanceof Date) return DateTime.fromJSDate(given).setZone(schoolTimeZone);
	return DateTime.fromISO(String(given).trim(), { zone: schoolTimeZone });
}
