import { readFileSync } from 'node:fs';
import { moduleOf, type ApiName } from './apiModule';

export type ParameterType = 'string' | 'number' | 'boolean' | 'string[]';

/** A method of an API as the `googleapis` package describes it. */
export interface ApiMethod {
	/** `files.create`, `users.messages.send` */
	readonly id: string;
	readonly verb: string;
	/** `https://www.googleapis.com/drive/v3/files/{fileId}` */
	readonly address: URL;
	readonly route: Route;
	/** Where media is uploaded to, for methods that take any. */
	readonly uploadRoute: Route | undefined;
	readonly required: readonly string[];
	/** Query parameters of the method's own and those that every method has. */
	readonly query: ReadonlyMap<string, ParameterType>;
	/** One of these lets the method be called. */
	readonly scopes: readonly string[];
	/** Name of the schema of the body (`File`); undefined where the method takes none. */
	readonly body: string | undefined;
	/** Name of the schema of the answer. */
	readonly answer: string | undefined;
}

export interface Route {
	readonly host: string;
	readonly pattern: RegExp;
	readonly names: readonly string[];
	/** Characters that are not variable: the more, the more exact. */
	readonly literal: number;
}

const read = new Map<ApiName, readonly ApiMethod[]>();

/** All methods of an API, the most exact address first. Read once a process. */
export function methodsOf(api: ApiName): readonly ApiMethod[] {
	const known = read.get(api);
	if (known) return known;
	const types = readFileSync(`${moduleOf(api)}.d.ts`, 'utf8');
	const code = readFileSync(`${moduleOf(api)}.js`, 'utf8');
	const standard = parametersIn(blockAfter(types, 'interface StandardParameters {'));
	standard.delete('auth');
	const methods = [...classesIn(code)].flatMap(([resource, block]) =>
		[...block.matchAll(/^ {8}(\w+)\(paramsOrCallback[\s\S]*?^ {8}\}$/gm)].map(([text, name]) =>
			methodFrom({ resource, name: String(name), code: text, types, standard })),
	);
	methods.sort((a, b) => b.route.literal - a.route.literal);
	read.set(api, methods);
	return methods;
}

interface MethodText {
	readonly resource: string;
	readonly name: string;
	readonly code: string;
	readonly types: string;
	readonly standard: ReadonlyMap<string, ParameterType>;
}

function methodFrom({ resource, name, code, types, standard }: MethodText): ApiMethod {
	const root = firstOf(code, /rootUrl = options\.rootUrl \|\|\s*'([^']+)'/);
	const template = firstOf(code, /url: \(rootUrl \+\s*'([^']+)'/);
	const upload = /mediaUrl: \(rootUrl \+\s*'([^']+)'/.exec(code)?.[1];
	const pathNames = listIn(code, /pathParams: \[([^\]]*)\]/);
	const capital = name.slice(0, 1).toUpperCase() + name.slice(1).toLowerCase();
	const parameters = blockAfter(types, `interface Params$Resource$${resource}$${capital} extends StandardParameters {`);
	if (!parameters) throw new Error(`The googleapis package names no parameters of ${resource}.${name}`);
	const own = parametersIn(parameters);
	const comment = commentOf(types, resource, name);
	const samples = samplesIn(comment);
	return {
		id: [...resource.split('$').map(lowerFirst), name].join('.'),
		verb: firstOf(code, /method: '(\w+)'/),
		address: new URL(template, root),
		route: routeOf(root, template, samples),
		uploadRoute: upload === undefined ? undefined : routeOf(root, upload, samples),
		required: listIn(code, /requiredParams: \[([^\]]*)\]/),
		query: new Map([...standard, ...[...own].filter(([parameter]) => !pathNames.includes(parameter))]),
		scopes: listIn(comment, /scopes: \[([^\]]*)\]/),
		body: /requestBody\?: Schema\$(\w+);/.exec(parameters)?.[1],
		answer: new RegExp(`\\b${name}\\(params\\?: Params\\$Resource\\$${resource.replaceAll('$', '\\$')}\\$${capital}, options\\?: MethodOptions\\): Promise<GaxiosResponseWithHTTP2<Schema\\$(\\w+)>>`).exec(types)?.[1],
	};
}

/**
 * A pattern for an address. A variable `{+name}` may hold slashes; which, only the sample beside the method shows
 * (`name: 'spaces/my-space/messages/my-message'`): Chat tells its methods apart by that.
 */
function routeOf(root: string, template: string, samples: ReadonlyMap<string, string>): Route {
	const names: string[] = [];
	const pattern = template.replaceAll(/\{(\+?)(\w+)\}|[.*+?^${}()|[\]\\]/g, (found, plus: string | undefined, name: string | undefined) => {
		if (!name) return `\\${found}`;
		names.push(name);
		if (!plus) return '([^/]+)';
		const sample = samples.get(name);
		return sample ? `(${sample.split('/').map((part) => (part.startsWith('my-') ? '[^/:]+' : part)).join('/')})` : '(.+?)';
	});
	return { host: new URL(root).host, pattern: new RegExp(`^${pattern}$`), names, literal: pattern.replaceAll(/\(.*?\)/g, '').length };
}

function* classesIn(code: string): Generator<[string, string]> {
	for (const [, resource, block] of code.matchAll(/^ {4}class Resource\$([\w$]+) \{$([\s\S]*?)^ {4}\}$/gm)) yield [String(resource), String(block)];
}

function parametersIn(block: string): Map<string, ParameterType> {
	const found = [...block.matchAll(/^ {8}'?([\w.$]+)'?\?: (string|number|boolean|string\[\])(?: \|.*)?;$/gm)];
	return new Map(found.map(([, name, type]) => [String(name), type as ParameterType]));
}

/** The comment right before a method, in which a sample lists the scopes. */
function commentOf(types: string, resource: string, name: string): string {
	const start = types.indexOf(`    export class Resource$${resource} {`);
	const method = types.indexOf(`\n        ${name}(params: `, start);
	return types.slice(types.lastIndexOf('/**', method), method);
}

const samplesIn = (comment: string) => new Map([...comment.matchAll(/^ +\* +(\w+): '([^']+)',$/gm)].map(([, name, value]) => [String(name), String(value)]));
const listIn = (text: string, pattern: RegExp): string[] => [...(pattern.exec(text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, item]) => String(item));
const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function blockAfter(text: string, opening: string): string {
	const start = text.indexOf(opening);
	return start === -1 ? '' : text.slice(start, text.indexOf('\n    }', start));
}

function firstOf(text: string, pattern: RegExp): string {
	const found = pattern.exec(text)?.[1];
	if (found === undefined) throw new Error(`The googleapis package looks otherwise than expected: no ${pattern}`);
	return found;
}
