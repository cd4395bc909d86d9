/** A permission that a service may give to an account, in a person's words. */
export interface Scope {
	/** As the service writes it. */
	readonly scope: string;
	/** What we do with it. Stands in the README and the pages for administrators. */
	readonly why: string;
}

/** One thing that an account may be used for, and all that it takes. */
export interface Use {
	/** Stands in the credentials of schools, so it never changes. */
	readonly value: string;
	/** As a person chooses it. */
	readonly name: string;
	/** What choosing it allows, and what it does not. */
	readonly description: string;
	/** The folders of `connectors/` that need it. */
	readonly ports: readonly string[];
	readonly scopes: readonly Scope[];
}

/** The scopes for the uses that were chosen, each once, in the order of the table. */
export function scopesFor(uses: readonly Use[], chosen: readonly string[]): string[] {
	return [...new Set(uses.filter(({ value }) => chosen.includes(value)).flatMap(({ scopes }) => scopes.map(({ scope }) => scope)))];
}

/**
 * The same as an n8n expression over a credential's own "Used For" field (`usedFor`), for n8n's OAuth 2 sign-in, which
 * takes scopes from a field. `always` are scopes that are asked for whatever is chosen.
 */
export function scopeExpression(uses: readonly Use[], always: readonly string[]): string {
	const usesByScope = new Map<string, string[]>();
	for (const { value, scopes } of uses) for (const { scope } of scopes) usesByScope.set(scope, [...(usesByScope.get(scope) ?? []), value]);
	const table = JSON.stringify([...usesByScope]);
	return `={{ ${JSON.stringify(always)}.concat(${table}.filter((one) => one[1].some((use) => $self["usedFor"].includes(use))).map((one) => one[0])).join(" ") }}`;
}
