import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Schema, SchemaGenerator } from 'ts-json-schema-generator';

/** A JSON Schema of one of Graph's types, with everything that it refers to under `definitions`. */
export interface GraphSchema {
	readonly properties?: Readonly<Record<string, object>>;
	readonly definitions?: Readonly<Record<string, object>>;
	readonly [keyword: string]: unknown;
}

/** Loads what is wanted only where nothing is kept (the generator brings the TypeScript compiler along), and versions. */
const load = createRequire(path.join(process.cwd(), 'package.json'));

const typesPackage = '@microsoft/microsoft-graph-types';
const known = new Map<string, GraphSchema>();
let generator: SchemaGenerator | undefined;

/**
 * Graph's own description of a type ("Message"), made from the types that Microsoft publishes. Properties that the type does
 * not have are refused. Making them takes seconds, so they are kept on disk by the versions of both packages.
 */
export function graphSchema(type: string): GraphSchema {
	const schema = known.get(type) ?? kept(type);
	known.set(type, schema);
	return schema;
}

function kept(type: string): GraphSchema {
	const folder = path.join(process.cwd(), 'node_modules/.cache/graph-schemas', `${version(typesPackage)}-${version('ts-json-schema-generator')}`);
	const file = path.join(folder, `${type}.json`);
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as GraphSchema;
	} catch {
		const schema = made(type);
		mkdirSync(folder, { recursive: true });
		// Tests run beside each other: nobody reads a half-written file.
		const draft = `${file}.${process.pid}`;
		writeFileSync(draft, JSON.stringify(schema));
		renameSync(draft, file);
		return schema;
	}
}

function made(type: string): GraphSchema {
	if (!generator) {
		const { createGenerator } = load('ts-json-schema-generator') as typeof import('ts-json-schema-generator');
		const types = path.join(path.dirname(load.resolve(`${typesPackage}/package.json`)), 'microsoft-graph.d.ts');
		generator = createGenerator({ path: types, skipTypeCheck: true, additionalProperties: false, topRef: false, jsDoc: 'none' });
	}
	return generator.createSchema(type) as Schema as GraphSchema;
}

const version = (name: string) => (load(`${name}/package.json`) as { version: string }).version;
