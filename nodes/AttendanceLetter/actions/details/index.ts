import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readItem, type LetterDetails } from '../../../../attendance/item';
import { everydayDetails } from './everyday';
import { everydayProperties } from './everyday.properties';
import { formalDetails } from './formal';
import { formalProperties } from './formal.properties';

/** What a person may fill in of `letterDetails`: a collection of fields for each kind of letter. */
export const detailsProperties: INodeProperties[] = [...everydayProperties, ...formalProperties];

/** Each gives parts of `letterDetails`, where nothing was filled in without fields or with undefined ones. */
const readers: ReadonlyArray<(context: IExecuteFunctions, itemIndex: number) => Record<string, unknown>> = [everydayDetails, formalDetails];

/**
 * What the letter tells that no register knows: the item's `letterDetails`, and over it what a person filled in.
 * Throws `ItemError` that names the field where one is missing or wrong.
 */
export function readDetails(context: IExecuteFunctions, itemIndex: number, json: IDataObject): LetterDetails {
	const told = readers.reduce<unknown>((known, reader) => over(known, reader(context, itemIndex)), json.letterDetails ?? {});
	return readItem({ ...json, letterDetails: told }, ['letterDetails']).letterDetails;
}

/** What was filled in stands over what was known, field by field. */
function over(known: unknown, filled: Record<string, unknown>): unknown {
	if (known !== undefined && !isRecord(known)) return known;
	const result: Record<string, unknown> = isRecord(known) ? { ...known } : {};
	for (const [field, value] of Object.entries(filled)) {
		const merged = isRecord(value) ? over(result[field], value) : value;
		if (isRecord(merged) ? Object.keys(merged).length > 0 : merged !== undefined) result[field] = merged;
	}
	return result;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
