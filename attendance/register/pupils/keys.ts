import type { Columns } from '../columns/columns';
import { keyFields } from '../columns/fields';

export type KeyKind = keyof typeof keyFields;

/** What a row says about whose it is. Empty where it does not say. */
export type PupilKeys = Readonly<Record<KeyKind, string>>;

/** Strongest first: a system's own id never changes, and a UPN may be shared by mistake or missing. */
export const keyKinds = Object.keys(keyFields) as readonly KeyKind[];

/** The columns of a file, with a plain "ID" standing for the pupil's id where no other column names the pupil. */
export function withPlainId<Field extends string>(columns: Columns<Field | 'plainId' | KeyKind>): Columns<Field> {
	if (!columns.has('plainId') || keyKinds.some((kind) => columns.has(kind))) return columns;
	const known = (field: Field) => ((field as string) === 'misId' ? 'plainId' : field);
	return { has: (field) => columns.has(known(field)), get: (field) => columns.get(known(field)) };
}

/** The keys of a row. Takes the text of each column that names pupils. */
export function readKeys(text: (field: KeyKind) => string): PupilKeys {
	return {
		misId: wholeNumber(text('misId')),
		admissionNumber: wholeNumber(text('admissionNumber')),
		upn: text('upn').toUpperCase().replace(/\s/g, ''),
	};
}

/** Excel shortens long numbers ("1.23E+11"), and many pupils then share one: such a number says nothing about whose the row is. */
export const isShortened = (key: string): boolean => /^\s*\d(?:\.\d+)?E\+\d+\s*$/i.test(key);

const wholeNumber = (key: string): string => (isShortened(key) ? '' : key);

/** A key as files are compared by it: Excel drops the noughts before a number, and a workbook may add ".0". */
export function comparableKey(key: string): string {
	const text = key.trim().toUpperCase();
	return /^\d+(\.0+)?$/.test(text) ? text.replace(/\.0+$/, '').replace(/^0+(?=.)/, '') : text;
}
