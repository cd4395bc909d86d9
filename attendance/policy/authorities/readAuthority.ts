import { fault, PolicyError } from '../readPolicy';
import { authorityPackSchema, type AuthorityPack } from './pack';

const advice = 'Correct it under "My Authority" and execute again. What is not known is null.';

/**
 * Reads a school's own pack for its authority: a document, or the JSON text of one.
 * Throws `PolicyError`, which names every field that is wrong.
 */
export function readAuthority(given: unknown): AuthorityPack {
	const result = authorityPackSchema.safeParse(typeof given === 'string' ? fromJson(given) : given);
	if (result.success) return result.data;
	throw new PolicyError(`The local authority’s pack cannot be used: ${result.error.issues.map((issue) => `field "${issue.path.join('.')}" ${fault(issue)}`).join('; ')}`, advice);
}

function fromJson(text: string): unknown {
	let unread: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		unread = (error as SyntaxError).message;
	}
	throw new PolicyError(`The local authority’s pack is not valid JSON (${unread})`, advice);
}
