import type { ApiMethod } from '../description/methods';
import { invalidParameter, refuse } from './googleError';

/** The query parameters of a call, each of its type, and only such as the method knows. */
export class Query {
	private constructor(private readonly values: URLSearchParams) {}

	/** @param extra Parameters of uploads, which are no method's own. */
	static read(method: ApiMethod, given: URLSearchParams, extra: readonly string[] = []): Query {
		for (const name of new Set(given.keys())) {
			if (extra.includes(name)) continue;
			const type = method.query.get(name);
			if (!type || name === 'uploadType' || name === 'upload_protocol') throw invalidParameter(name, `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`);
			// Tokens in addresses end up in logs; Google closed this way (https://developers.google.com/identity/protocols/oauth2#expiration).
			if (name === 'access_token' || name === 'oauth_token') throw invalidParameter(name, 'Access tokens belong in the Authorization header');
			const values = given.getAll(name);
			if (type !== 'string[]' && values.length > 1) throw invalidParameter(name, `Proto field is not repeating, cannot start list: ${name}`);
			for (const value of values) {
				if (type === 'boolean' && !/^(true|false)$/.test(value)) throw invalidParameter(name, `Invalid value at '${name}' (TYPE_BOOL), "${value}"`);
				if (type === 'number' && !/^-?\d+$/.test(value)) throw invalidParameter(name, `Invalid value at '${name}' (TYPE_INT32), "${value}"`);
			}
		}
		for (const name of method.required) {
			if (method.query.has(name) && !given.get(name)) throw refuse('required', `Required parameter: ${name}`, { location: name });
		}
		if (given.has('alt') && !['json', 'media'].includes(String(given.get('alt')))) throw invalidParameter('alt', `Invalid value "${given.get('alt')}" for alt`);
		return new Query(given);
	}

	text(name: string): string | undefined {
		return this.values.get(name) ?? undefined;
	}

	flag(name: string): boolean {
		return this.values.get(name) === 'true';
	}

	list(name: string): readonly string[] {
		return this.values.getAll(name);
	}

	/** A number within bounds, both within; the default where it is not given. */
	whole(name: string, fallback: number, from: number, to: number): number {
		const value = this.values.get(name);
		if (value === null) return fallback;
		const number = Number(value);
		if (number < from || number > to) throw invalidParameter(name, `Invalid value '${value}'. Values must be within the range: [${from}, ${to}]`);
		return number;
	}

	/** One of the words that the documentation lists; types alone lose them. */
	oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
		const value = this.values.get(name);
		if (value === null) return undefined;
		if (!(words as readonly string[]).includes(value)) throw invalidParameter(name, `Invalid value at '${name}', "${value}"`);
		return value as Word;
	}

	/** A moment with its offset, which Calendar and Tasks ask for (RFC 3339). */
	instant(name: string): Date | undefined {
		const value = this.values.get(name);
		if (value === null) return undefined;
		return instantOf(value, name);
	}
}

/** @throws where the text is no RFC 3339 moment with an offset. */
export function instantOf(value: string, name: string): Date {
	const date = new Date(value);
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(date.getTime())) throw invalidParameter(name, `Bad Request: ${name} is not an RFC 3339 timestamp with a time zone offset`);
	return date;
}
