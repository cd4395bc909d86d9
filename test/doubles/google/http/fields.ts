import type { Schema, Schemas } from '../description/schemas';
import { invalidParameter } from './googleError';

/** Which fields of an answer were asked for; `true` means a field with all within it. */
export type Mask = { readonly [field: string]: Mask | true };

/** Reads `a,b(c,d/e),f.g` (https://developers.google.com/workspace/drive/api/guides/fields-parameter). */
export function parseMask(text: string): Mask {
	let at = 0;
	const wrong = () => invalidParameter('fields', `Invalid field selection ${text}`);
	const list = (): Mask => {
		const mask: Record<string, Mask | true> = {};
		for (;;) {
			path(mask);
			if (text[at] !== ',') return mask;
			at += 1;
		}
	};
	const path = (into: Record<string, Mask | true>): void => {
		const name = /^(\*|[\w$-]+)/.exec(text.slice(at))?.[0];
		if (!name) throw wrong();
		at += name.length;
		const before = into[name];
		if (text[at] === '/' || text[at] === '.') {
			at += 1;
			const inner: Record<string, Mask | true> = typeof before === 'object' ? { ...before } : {};
			path(inner);
			into[name] = before === true ? true : inner;
		} else if (text[at] === '(') {
			at += 1;
			const inner = list();
			if (text[at] !== ')') throw wrong();
			at += 1;
			into[name] = before === true ? true : { ...(before ?? {}), ...inner };
		} else into[name] = true;
	};
	const mask = list();
	if (at !== text.length) throw wrong();
	return mask;
}

/** @throws where the mask names a field that the answer's schema does not have. */
export function checkMask(mask: Mask, schema: Schema, schemas: Schemas, whole: string): void {
	const real = schemas.resolve(schema);
	const inner = real.items ? schemas.resolve(real.items) : real;
	for (const [field, below] of Object.entries(mask)) {
		// A map (`appProperties`) has whatever keys it has.
		const next = field === '*' ? inner : (inner.properties?.[field] ?? (typeof inner.additionalProperties === 'object' ? inner.additionalProperties : undefined));
		if (!next) throw invalidParameter('fields', `Invalid field selection ${field} (of ${whole})`);
		if (below === true) continue;
		if (field === '*') for (const each of Object.values(inner.properties ?? {})) checkMask(below, each, schemas, whole);
		else checkMask(below, next, schemas, whole);
	}
}

/** The answer with as much as the mask lets through. */
export function applyMask(value: unknown, mask: Mask): unknown {
	if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
	if (typeof value !== 'object' || value === null) return value;
	const all = mask['*'];
	return Object.fromEntries(Object.entries(value).flatMap(([field, inner]) => {
		const below = mask[field] ?? all;
		if (below === undefined || inner === undefined) return [];
		return [[field, below === true ? inner : applyMask(inner, below)]];
	}));
}
