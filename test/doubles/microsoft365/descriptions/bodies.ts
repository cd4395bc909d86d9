import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { asGraphReads, kinds } from './adapted';
import { graphSchema } from './graphSchemas';

/** A type of Graph as a body: which of its properties a client may set in this request, and which it must. */
export interface GraphBody {
	/** As the published types name it ("Message"). */
	readonly type: string;
	/** Properties that the documentation of the request lets a client set. */
	readonly writable: readonly string[];
	readonly required?: readonly string[];
}

/** An action's parameters. Graph reads their names in any case, so that `message` and `Message` are the same. */
export interface ActionBody {
	readonly parameters: Readonly<Record<string, object | GraphBody>>;
	readonly required?: readonly string[];
}

const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
ajv.addKeyword({
	keyword: 'enumInAnyCase',
	type: 'string',
	compile: (names: readonly string[]) => {
		const known = new Set(names.map((name) => name.toLowerCase()));
		return (value: string) => known.has(value.toLowerCase());
	},
});
// Edm.DateTimeOffset and Edm.Binary: https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html
ajv.addFormat('date-time-offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/);
ajv.addFormat('local-date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?Z?$/);
ajv.addFormat('base64', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

/** By what they say, because each school of a test has routes of its own. */
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a body by the description; undefined where nothing is. Names the property, never its content. */
export function faultOfBody(body: unknown, rule: GraphBody | ActionBody): string | undefined {
	const said = JSON.stringify(rule);
	let validate = compiled.get(said);
	if (!validate) compiled.set(said, (validate = ajv.compile('type' in rule ? graphBodySchema(rule) : actionSchema(rule))));
	const read = 'parameters' in rule ? inOurSpelling(body, Object.keys(rule.parameters)) : body;
	return validate(read) ? undefined : explain(validate.errors![0]!);
}

/** An action's parameters under the names that the rule gives them. */
export function inOurSpelling(body: unknown, names: readonly string[]): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [names.find((own) => own.toLowerCase() === name.toLowerCase()) ?? name, value]));
}

/** The names of a type's properties, as `$select` and `$orderby` know them. */
export const propertiesOf = (type: string): ReadonlySet<string> => new Set(Object.keys(graphSchema(type).properties ?? {}));

function graphBodySchema({ type, writable, required = [] }: GraphBody): object {
	const needed = new Map<string, object>();
	const whole = asGraphReads(type, graphSchema(type) as Record<string, unknown>) as { properties?: Record<string, object> };
	// An open type: its properties are data.
	if (!whole.properties) return whole;
	const { properties: known } = whole;
	const unknown = writable.filter((name) => !(name in known));
	if (unknown.length > 0) throw new Error(`${type} has no ${unknown.join(', ')}`);
	const properties = Object.fromEntries(Object.entries(known).filter(([name]) => writable.includes(name) || name.startsWith('@')));
	const own = { ...whole, properties, required: [...new Set([...((whole as { required?: string[] }).required ?? []), ...required])] } as Record<string, unknown>;
	delete own.definitions;
	delete own.$schema;
	collect(own, graphSchema(type).definitions ?? {}, needed);
	return { ...own, definitions: Object.fromEntries(needed) };
}

/** Only what can be reached: a file's description leads to a thousand types by properties that nobody may set. */
function collect(node: unknown, definitions: Readonly<Record<string, object>>, into: Map<string, object>): void {
	if (Array.isArray(node)) return node.forEach((part) => collect(part, definitions, into));
	if (typeof node !== 'object' || node === null) return;
	const reference = (node as { $ref?: string }).$ref;
	const name = reference && decodeURIComponent(reference.replace('#/definitions/', ''));
	if (name && !into.has(name)) {
		const kindsOfIt = kinds(name);
		const definition = kindsOfIt ? oneOfKinds(kindsOfIt, into) : asGraphReads(name, definitions[name] as Record<string, unknown>);
		into.set(name, definition);
		collect(definition, definitions, into);
	}
	for (const part of Object.values(node)) collect(part, definitions, into);
}

function oneOfKinds(names: readonly string[], into: Map<string, object>): object {
	for (const kind of names) {
		if (into.has(kind)) continue;
		const { definitions = {}, ...own } = asGraphReads(kind, graphSchema(kind) as Record<string, unknown>) as { definitions?: Record<string, object> };
		into.set(kind, own);
		collect(own, definitions, into);
	}
	return { anyOf: names.map((kind) => ({ $ref: `#/definitions/${kind}` })) };
}

function actionSchema({ parameters, required = [] }: ActionBody): object {
	const definitions: Record<string, object> = {};
	const properties = Object.fromEntries(
		Object.entries(parameters).map(([name, rule]) => {
			if (!('writable' in rule)) return [name, rule];
			const { definitions: needed, ...own } = graphBodySchema(rule as GraphBody) as { definitions?: Record<string, object> };
			Object.assign(definitions, needed);
			return [name, own];
		}),
	);
	return { type: 'object', properties, required, additionalProperties: false, definitions };
}

function explain({ instancePath, message, params }: ErrorObject): string {
	const what = 'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : '';
	return `${instancePath || 'the body'} ${message}${what}`;
}
