import type { DoubleRequest } from '../../core/types';
import { faultOfBody, inOurSpelling } from '../descriptions/bodies';
import type { Json, Route } from './call';
import { GraphRefusal } from './errors';

/** The most that Graph takes as JSON: 4 MB for Outlook, no service takes more. https://learn.microsoft.com/graph/throttling-limits and the 413 in https://learn.microsoft.com/graph/api/user-post-messages */
const jsonBytes = 4 * 1024 * 1024;
/** "Files up to 250 MB." https://learn.microsoft.com/graph/api/driveitem-put-content */
const uploadBytes = 250 * 1024 * 1024;

/** The JSON of a request, checked by the description of its route; undefined where there is none. */
export function readBody({ body, headers }: DoubleRequest, route: Route): Json | undefined {
	const rule = route.body ?? 'none';
	if (rule === 'bytes') {
		if (body.length > uploadBytes) throw tooLarge(uploadBytes);
		if (!headers['content-type']) throw new GraphRefusal(400, 'invalidRequest', 'This request requires the header \'content-type\'.');
		return undefined;
	}
	if (body.length > jsonBytes) throw tooLarge(jsonBytes);
	// An action without parameters may be sent an empty object, as Graph's own SDKs do.
	if (rule === 'none') {
		if (body.length > 0 && !(route.method === 'POST' && body.toString().trim() === '{}')) throw new GraphRefusal(400, 'BadRequest', 'This request takes no body.');
		return undefined;
	}
	if (body.length === 0) {
		if (route.bodyOptional) return undefined;
		throw new GraphRefusal(400, 'BadRequest', 'Empty Payload. JSON content expected.');
	}
	const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
	if (type !== 'application/json') throw new GraphRefusal(415, 'BadRequest', `The content type '${type}' is not supported: application/json is.`);
	const json = parse(body);
	const fault = faultOfBody(json, rule);
	if (fault) throw new GraphRefusal(400, 'BadRequest', `The body does not fit ${'type' in rule ? `microsoft.graph.${rule.type}` : 'the action'}: ${fault}.`);
	return ('parameters' in rule ? inOurSpelling(json, Object.keys(rule.parameters)) : json) as Json;
}

function parse(body: Buffer): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		throw new GraphRefusal(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.');
	}
}

const tooLarge = (most: number) => new GraphRefusal(413, 'RequestEntityTooLarge', `The request is larger than ${most / 1024 / 1024} MB.`);
