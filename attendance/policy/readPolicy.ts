import type { z } from 'zod/v4';
import { policySchema, type Policy } from './schema';

/** A policy that cannot be used. The message names the step and the field; the advice says what to do next. */
export class PolicyError extends Error {
	override readonly name = 'PolicyError';
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

const advice = 'Correct it in the policy and execute again. The shipped policy "Support first" shows every field.';

/**
 * Reads a policy.
 * Takes a document, or the JSON text of one; gives the policy with its defaults filled in.
 * Throws `PolicyError`, which names every step and field that is wrong.
 */
export function readPolicy(given: unknown): Policy {
	const document = typeof given === 'string' ? fromJson(given) : given;
	const result = policySchema.safeParse(document);
	if (result.success) return result.data;
	const faults = result.error.issues.map((issue) => `${place(issue.path, document)} ${fault(issue)}`);
	throw new PolicyError(`The policy cannot be used: ${faults.join('; ')}`, advice);
}

function fromJson(text: string): unknown {
	let fault: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		fault = (error as SyntaxError).message;
	}
	throw new PolicyError(`The policy is not valid JSON (${fault})`, 'Look for a comma or a quotation mark that is missing or too many, and execute again.');
}

const listWords: Record<string, string> = { steps: 'step', holds: 'hold', dueWhen: 'way', conditions: 'condition', improvedWhen: 'improvement', routes: 'route', endsWhen: 'end', yearGroups: 'year group' };

/** `['steps', 1, 'dueWhen', 0, 'after', 'schoolDays']` as: step 2 ("meeting-invitation"), way 1, "after.schoolDays". */
function place(path: PropertyKey[], document: unknown): string {
	const parts: string[] = [];
	const fields: string[] = [];
	for (const key of path) {
		if (typeof key === 'number') {
			const list = fields.pop() ?? '';
			parts.push(`${listWords[list] ?? list} ${key + 1}${list === 'steps' || list === 'routes' ? idOf(document, list, key) : ''}`);
		} else fields.push(String(key));
	}
	if (fields.length > 0) parts.push(`field "${fields.join('.')}"`);
	return parts.join(', ') || 'it';
}

function idOf(document: unknown, list: 'steps' | 'routes', place: number): string {
	const id = (document as Partial<Record<typeof list, Array<{ id?: unknown } | null>>>)[list]?.[place]?.id;
	return typeof id === 'string' && id ? ` ("${id}")` : '';
}

/** What is wrong, in words that follow the name of the place: "must be a number". */
export function fault(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.message.endsWith('received undefined') ? 'is missing' : `must be ${typeWords[issue.expected] ?? issue.expected}`;
		case 'invalid_value':
			return `must be one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}`;
		case 'invalid_union':
			return issue.errors.length === 0 ? 'is not one of the rules for holding a step' : 'must be a number, a text, or true or false';
		case 'unrecognized_keys':
			return `holds ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is no field there`;
		default:
			return issue.message;
	}
}

const typeWords: Record<string, string> = {
	string: 'a text in quotation marks', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list in [ ]', object: 'an object in { }',
};
