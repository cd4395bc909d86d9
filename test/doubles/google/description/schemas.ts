import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { googleapisVersion, moduleOf, versions, type ApiName } from './apiModule';
import { methodsOf } from './methods';

/** As much of JSON Schema as the generator writes. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly description?: string;
}

/** JSON Schemas of an API's types, made from the types in the installed `googleapis` package: nothing of them is kept here. */
export class Schemas {
	private readonly ajv: Ajv;

	private constructor(
		private readonly definitions: Readonly<Record<string, Schema>>,
		private readonly prefix: string,
	) {
		this.ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
		this.ajv.addSchema({ $id: 'api', definitions });
	}

	private static readonly made = new Map<ApiName, Schemas>();

	/** Made once a process, and once a version of the package: making one takes about a second. */
	static of(api: ApiName): Schemas {
		const known = this.made.get(api);
		if (known) return known;
		const schemas = new Schemas(definitionsOf(api), `${api}_${versions[api]}.Schema$`);
		this.made.set(api, schemas);
		return schemas;
	}

	/** What is wrong with a body, by the schema of this name (`File`); empty where nothing is. */
	faults(name: string, body: unknown): readonly ErrorObject[] {
		const check = this.ajv.getSchema(`api#/definitions/${encodeURIComponent(this.prefix + name)}`);
		if (!check) throw new Error(`The googleapis package has no schema ${name}`);
		if (check(body)) return [];
		// "Must be null" and "fits none" follow from a fault elsewhere that says more.
		const errors = (check.errors ?? []).filter(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null');
		return errors.length > 0 ? errors : (check.errors ?? []);
	}

	named(name: string): Schema | undefined {
		return this.definitions[this.prefix + name];
	}

	/** The schema that is meant: references and "or null" followed. */
	resolve(schema: Schema): Schema {
		if (schema.$ref) return this.resolve(this.definitions[decodeURIComponent(schema.$ref.replace('#/definitions/', ''))] ?? {});
		const real = schema.anyOf?.find(({ type }) => type !== 'null');
		return real ? this.resolve(real) : schema;
	}
}

function definitionsOf(api: ApiName): Record<string, Schema> {
	// Made anew where the package or the way of making has changed.
	const way = createHash('sha256').update(readFileSync(__filename)).digest('hex').slice(0, 8);
	const folder = path.join(tmpdir(), 'school-attendance-doubles', `googleapis-${googleapisVersion}-${way}`);
	const kept = path.join(folder, `${api}.json`);
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Schema>;
	mkdirSync(folder, { recursive: true });
	const definitions = generate(api, path.join(folder, `${api}-${process.pid}.ts`));
	// Renamed into place, because several test processes may make it at once.
	writeFileSync(`${kept}.${process.pid}`, JSON.stringify(definitions));
	renameSync(`${kept}.${process.pid}`, kept);
	return definitions;
}

function generate(api: ApiName, sourceFile: string): Record<string, Schema> {
	const names = new Set(methodsOf(api).flatMap(({ body, answer }) => [body, answer].filter((name) => name !== undefined)));
	writeFileSync(sourceFile, [
		`import type { ${api}_${versions[api]} as api } from ${JSON.stringify(moduleOf(api))};`,
		...[...names].map((name) => `export type Used_${name} = api.Schema$${name};`),
	].join('\n'));
	try {
		// Loaded only where there is something to make: it brings the TypeScript compiler.
		const { createGenerator } = createRequire(__filename)('ts-json-schema-generator') as typeof import('ts-json-schema-generator');
		const schema = createGenerator({ path: sourceFile, type: '*', skipTypeCheck: true, additionalProperties: false, expose: 'all', jsDoc: 'extended', topRef: false }).createSchema('*');
		return withoutTags(schema.definitions) as Record<string, Schema>;
	} finally {
		rmSync(sourceFile);
	}
}

/** The comments' `@required` becomes a text where JSON Schema wants a list: taken out. */
function withoutTags(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutTags);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([key, inner]) => key !== 'required' || typeof inner !== 'string').map(([key, inner]) => [key, withoutTags(inner)]));
}
