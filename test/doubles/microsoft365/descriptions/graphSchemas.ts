import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A JSON Schema of one of Graph's types, with everything that it refers to under `definitions`. */
export interface GraphSchema {
	readonly properties?: Readonly<Record<string, object>>;
	readonly definitions?: Readonly<Record<string, object>>;
	readonly [keyword: string]: unknown;
}

/** Loads what is wanted only where nothing is kept (the generator brings the TypeScript compiler along), and versions. */
const load = createRequire(path.join(process.cwd(), 'package.json'));

const typesPackage = '@microsoft/microsoft-graph-types';
let all: Readonly<Record<string, GraphSchema>> | undefined;

/**
 * Graph's own description of a type ("Message"), made from the types that Microsoft publishes. Properties that the type does
 * not have are refused. Making them takes seconds, so they are kept on disk by the versions of both packages.
 */
export function graphSchema(type: string): GraphSchema {
	const definitions = prepareSchemas();
	const schema = definitions[type];
	if (!schema) throw new Error(`Microsoft Graph has no type ${type}`);
	return { ...schema, definitions };
}

/**
 * Reads or makes them. Done before a server listens: made while a request waits, they would stop the server for so long that
 * connections break.
 */
export function prepareSchemas(): Readonly<Record<string, GraphSchema>> {
	return (all ??= kept());
}

function kept(): Readonly<Record<string, GraphSchema>> {
	const file = path.join(process.cwd(), 'node_modules/.cache/graph-schemas', `${version(typesPackage)}-${version('ts-json-schema-generator')}.json`);
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, GraphSchema>>;
	} catch {
		const made = makeAll();
		mkdirSync(path.dirname(file), { recursive: true });
		// Tests run beside each other: nobody reads a half-written file.
		const draft = `${file}.${process.pid}`;
		writeFileSync(draft, JSON.stringify(made));
		renameSync(draft, file);
		return made;
	}
}

/** All types at once: the generator loses definitions where it is asked for one type after another. */
function makeAll(): Readonly<Record<string, GraphSchema>> {
	const { createGenerator } = load('ts-json-schema-generator') as typeof import('ts-json-schema-generator');
	const types = path.join(path.dirname(load.resolve(`${typesPackage}/package.json`)), 'microsoft-graph.d.ts');
	const generator = createGenerator({ path: types, type: '*', skipTypeCheck: true, additionalProperties: false, jsDoc: 'none' });
	return generator.createSchema('*').definitions as Readonly<Record<string, GraphSchema>>;
}

const version = (name: string) => (load(`${name}/package.json`) as { version: string }).version;
