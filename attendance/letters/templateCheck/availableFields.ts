import { nearest } from '../../text/nearest';
import { fieldWords } from '../fields';
import { sampleFields } from './sampleFields';

/** A merge field that a template may use. */
export interface AvailableField {
	/** As it is written: `{{absence.days}}`, or `{{when}}` between `{{#absence.spells}}` and `{{/absence.spells}}`. */
	readonly field: string;
	/** What it is, in words. */
	readonly is: string;
}

/** Every merge field, in the order of the sections, with what it is. */
export function availableFields(): AvailableField[] {
	return [...fieldWords].flatMap(([section, words]) =>
		Object.entries(words).flatMap(([field, told]): AvailableField[] => {
			const name = `${section}.${field}`;
			if (typeof told !== 'string') return Object.entries(told).map(([key, is]) => ({ field: `{{#${name}}} {{${key}}} {{/${name}}}`, is }));
			return [{ field: isCondition(name) ? `{{#${name}}} … {{/${name}}}` : `{{${name}}}`, is: told }];
		}),
	);
}

/** Where a field of a template stands, as far as it matters for what it may be called. */
export interface FieldPlace {
	readonly name: string;
	readonly isRepeatOrCondition: boolean;
	/** Names of the repeats and conditions around it, the innermost last. */
	readonly within: readonly string[];
}

/** What is wrong with a field's name or use, in words; undefined where it is right. */
export function wrongField({ name, isRepeatOrCondition, within }: FieldPlace): string | undefined {
	const lists = within.map(valueOf).filter(Array.isArray).reverse() as Array<ReadonlyArray<Readonly<Record<string, string>>>>;
	const inRecords = lists.flatMap(([record]) => Object.keys(record ?? {}));
	if (inRecords.includes(name)) return undefined;
	const value = valueOf(name);
	if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) {
		const listOf = [...names()].find((each) => Array.isArray(valueOf(each)) && Object.hasOwn((valueOf(each) as Array<object>)[0] ?? {}, name));
		if (listOf) return `is known only between {{#${listOf}}} and {{/${listOf}}}`;
		const meant = nearest(name, [...names(), ...inRecords]);
		return `is no merge field${meant ? `; did you mean {{${meant}}}?` : ''}`;
	}
	if (isRepeatOrCondition) return undefined;
	if (Array.isArray(value)) return `is a list: write {{#${name}}} … {{/${name}}} around what is to be repeated`;
	if (typeof value === 'boolean') return `is true or false: write {{#${name}}} … {{/${name}}} around what is to be said then`;
	return undefined;
}

const all = sampleFields(true) as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function valueOf(name: string): unknown {
	const [section = '', field, ...more] = name.split('.');
	if (more.length > 0 || !Object.hasOwn(all, section)) return undefined;
	if (field === undefined) return all[section];
	return Object.hasOwn(all[section] as object, field) ? all[section]?.[field] : undefined;
}

const isCondition = (name: string): boolean => typeof valueOf(name) === 'boolean';

const names = (): string[] => Object.entries(all).flatMap(([section, fields]) => Object.keys(fields).map((field) => `${section}.${field}`));
