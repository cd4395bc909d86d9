import { fault, PolicyError } from '../readPolicy';
import { authorityPackSchema, type AuthorityPack } from './pack';

/**
 * Reads a school's own pack for its authority: a document, or the JSON text of one.
 * Throws `PolicyError`, which names every field that is wrong.
 */
export function readAuthority(given: unknown): AuthorityPack {
	const advice = 'Correct it under "My Authority" and execute again. What is not known is null.';
	let document = given;
	if (typeof given === 'string') {
		try {
			document = JSON.parse(given);
		} catch (error) {
			throw new PolicyError(`The local authority’s pack is not valid JSON (${(error as SyntaxError).message})`, advice);
		}
	}
	const result = authorityPackSchema.safeParse(document);
	if (result.success) return result.data;
	throw new PolicyError(`The local authority’s pack cannot be used: ${result.error.issues.map((issue) => `field "${issue.path.join('.')}" ${fault(issue)}`).join('; ')}`, advice);
}
