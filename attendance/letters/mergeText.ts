import { ItemError } from '../item';
import type { LetterFields } from './fields';

const condition = /\{\{#([\w.]+)\}\}(.*?)\{\{\/\1\}\}/gs;
const field = /\{\{([^{}]*)\}\}/g;

/**
 * Merges a plain text by the syntax of the Word templates: `{{pupil.preferredForename}}` is the field's value, and
 * `{{#absence.allForIllness}} … {{/absence.allForIllness}}` is there or not. Lists are not repeated: a text has no room for them.
 * Values are put in once and never read as fields; each becomes one line. Throws `ItemError` for a field that there is not.
 */
export function mergeText(template: string, fields: LetterFields): string {
	return template
		.replace(condition, (_, name: string, inner: string) => (holds(valueOf(name, fields)) ? inner : ''))
		.replace(field, (tag, name: string) => {
			const value = valueOf(name.trim(), fields);
			if (typeof value !== 'string') throw noField(tag);
			return oneLine(value);
		})
		// What a condition left out stood between two spaces.
		.replace(/ {2,}/g, ' ');
}

const holds = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

function valueOf(name: string, fields: LetterFields): unknown {
	let value: unknown = fields;
	for (const key of name.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) throw noField(`{{${name}}}`);
		value = (value as Record<string, unknown>)[key];
	}
	return value;
}

const noField = (tag: string) => new ItemError(`The text asks for ${tag}, which is no field of this letter`, 'Use the merge fields that Check Template lists.');

/** A name with a line break in it must not start a line of its own. */
const oneLine = (value: string): string => value.replace(/\p{Cc}+/gu, ' ').replace(/\s+/g, ' ').trim();
