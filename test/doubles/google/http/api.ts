import type { DoubleAnswer, DoubleRequest } from '../../core/types';
import type { Grant, TokenBook } from '../../core/tokens';
import { type ApiName } from '../description/apiModule';
import { methodsOf, type ApiMethod, type Route } from '../description/methods';
import { Schemas } from '../description/schemas';
import { applyMask, checkMask, parseMask, type Mask } from './fields';
import { GoogleError, invalidArgument, invalidParameter, refuse } from './googleError';
import { Query } from './query';
import { RateLimit, type Limit } from './rateLimit';
import { ResumableUploads } from './resumable';
import { parseMultipart, type Media } from './upload';

/** A request that the published description allows, taken apart. */
export interface Call {
	readonly method: ApiMethod;
	/** Path parameters, decoded. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: Query;
	/** The resource that was sent; its fields are those of its schema. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- checked by the schema; each handler knows its own
	readonly body: any;
	readonly media: Media | undefined;
	readonly headers: Readonly<Record<string, string>>;
	readonly grant: Grant;
	/** `alt=media`: the content is asked for, not the resource. */
	readonly wantsMedia: boolean;
	/** What the `fields` parameter asks for. */
	readonly mask: Mask | undefined;
}

/** Bytes or a status of its own instead of a resource. */
export class Raw {
	constructor(readonly answer: DoubleAnswer) {}
}

export type Handler = (call: Call) => object | Raw | undefined | Promise<object | Raw | undefined>;

/** One API's double: checks each request against the description, then lets its handler do it. */
export abstract class GoogleApi {
	protected abstract readonly handlers: Readonly<Record<string, Handler>>;
	readonly uploads = new ResumableUploads();
	private limits: RateLimit[] = [];

	constructor(
		readonly api: ApiName,
		protected readonly tokens: TokenBook,
	) {}

	/** From now on only so many requests pass in a window. */
	limit(limit: Limit): void {
		this.limits.push(new RateLimit(limit));
	}

	/** What is answered of a resource, by the name of its schema, where no `fields` are given; all of it if not said. */
	protected readonly defaultMasks: Readonly<Record<string, Mask>> = {};

	/** The method that an address belongs to; undefined where it is none of this API's. */
	find(request: DoubleRequest): { method: ApiMethod; path: Record<string, string>; upload: boolean } | undefined {
		for (const method of methodsOf(this.api)) {
			const plain = pathFor(method.route, request.url);
			const upload = method.uploadRoute && pathFor(method.uploadRoute, request.url);
			const verbFits = method.verb === request.method || (upload !== undefined && request.url.searchParams.has('upload_id'));
			if (verbFits && plain) return { method, path: plain, upload: false };
			if (verbFits && upload) return { method, path: upload, upload: true };
		}
		return undefined;
	}

	async answer(request: DoubleRequest): Promise<DoubleAnswer> {
		const found = this.find(request);
		if (!found) throw refuse('notFound', `No method of ${this.api} has this address: ${request.method} ${request.url.pathname}`, { status: 404 });
		const { method, path, upload } = found;
		const handler = this.handlers[method.id];
		if (!handler) throw refuse('notImplemented', `The double of ${this.api} does not know ${method.id}; it was not expected to be used`, { status: 501 });
		if (upload && request.url.searchParams.has('upload_id')) return this.uploads.answer(request);
		const grant = this.authorise(method, request);
		for (const limit of this.limits) limit.pass(method.id);
		const query = Query.read(method, request.url.searchParams, upload ? ['uploadType'] : []);
		const mask = this.maskOf(method, query);
		const common = { method, path, query, headers: request.headers, grant, wantsMedia: query.text('alt') === 'media', mask };
		const run = async (body: unknown, media?: Media): Promise<object | Raw | undefined> => {
			if (method.body && body !== undefined) this.checkBody(method.body, body);
			const answer = await handler({ ...common, body: body ?? {}, media });
			return answer instanceof Raw || !answer ? answer : (applyMask(answer, mask ?? this.defaultMasks[method.answer ?? ''] ?? { '*': true }) as object);
		};
		if (upload && query.text('uploadType') === 'resumable') {
			const body = readJson(request);
			if (method.body && body !== undefined) this.checkBody(method.body, body);
			return this.uploads.begin(request, async (media) => (await run(body, media)) as object);
		}
		const { body, media } = upload ? readUpload(query, request) : { body: readBody(method, request), media: undefined };
		const answer = await run(body, media);
		if (answer instanceof Raw) return answer.answer;
		return answer ? { status: 200, body: answer } : { status: 204 };
	}

	private authorise(method: ApiMethod, request: DoubleRequest): Grant {
		const token = this.tokens.read(request.headers.authorization);
		if (token.state !== 'valid') {
			throw new GoogleError(401, 'authError', 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.', {
				location: 'Authorization',
				locationType: 'header',
				headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
				refused: true,
			});
		}
		if (!method.scopes.some((scope) => token.grant.scopes.includes(scope))) {
			throw refuse('insufficientPermissions', `Request had insufficient authentication scopes. ${method.id} needs one of ${method.scopes.join(' ')}`, {
				status: 403,
				headers: { 'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${method.scopes.join(' ')}"` },
			});
		}
		return token.grant;
	}

	private maskOf(method: ApiMethod, query: Query): Mask | undefined {
		const fields = query.text('fields');
		if (fields === undefined) return undefined;
		const mask = parseMask(fields);
		const schemas = Schemas.of(this.api);
		const schema = method.answer && schemas.named(method.answer);
		if (schema) checkMask(mask, schema, schemas, fields);
		return mask;
	}

	/** Names what is wrong as Google does (`Invalid JSON payload received. Unknown name …`). */
	protected checkBody(schema: string, body: unknown): void {
		const fault = Schemas.of(this.api).faults(schema, body)[0];
		if (!fault) return;
		const place = fault.instancePath.slice(1).replaceAll('/', '.');
		if (fault.keyword === 'additionalProperties') throw invalidArgument(`Invalid JSON payload received. Unknown name "${fault.params.additionalProperty}" at '${place}': Cannot find field.`);
		throw invalidArgument(`Invalid value at '${place}': ${fault.message}`);
	}
}

function pathFor({ host, pattern, names }: Route, url: URL): Record<string, string> | undefined {
	if (url.host !== host) return undefined;
	const found = pattern.exec(url.pathname);
	return found ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')])) : undefined;
}

function readBody(method: ApiMethod, request: DoubleRequest): unknown {
	if (request.body.length === 0) return undefined;
	if (!method.body) throw invalidArgument(`${method.id} takes no body`);
	return readJson(request);
}

function readJson({ headers, body }: DoubleRequest): unknown {
	if (body.length === 0) return undefined;
	const type = headers['content-type'] ?? '';
	if (!/^application\/json\b/i.test(type)) throw refuse('badContent', `Invalid content type: "${type}". It must be application/json.`);
	return parseJson(body.toString('utf8'));
}

function readUpload(query: Query, { headers, body }: DoubleRequest): { body: unknown; media: Media } {
	const type = headers['content-type'] ?? '';
	switch (query.text('uploadType')) {
		case 'media':
			if (!type) throw refuse('badContent', 'Media without a Content-Type');
			return { body: undefined, media: { type, content: body } };
		case 'multipart': {
			const { metadata, media } = parseMultipart(type, body);
			return { body: parseJson(metadata), media };
		}
		default:
			throw invalidParameter('uploadType', 'uploadType must be media, multipart or resumable');
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw refuse('parseError', 'Parse Error: the body is not JSON');
	}
}
