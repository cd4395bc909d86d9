import { GraphRefusal } from './errors';

/** `$filter` as far as it is known here: comparisons and `startswith` joined by `and`, `any` over a collection. */
export type Condition =
	| { readonly kind: 'compare'; readonly property: string; readonly operator: Operator; readonly value: Literal }
	| { readonly kind: 'startswith'; readonly property: string; readonly value: string }
	| { readonly kind: 'any'; readonly property: string; readonly conditions: readonly Condition[] };

export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Literal = string | number | boolean | null;

const token = /\s*(?:('(?:[^']|'')*')|([A-Za-z_@][\w@.]*(?:\/[A-Za-z_]\w*)*)|(-?\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?|-?\d+(?:\.\d+)?)|([(),:/]))/y;

interface Token {
	readonly kind: 'text' | 'word' | 'number' | 'sign';
	readonly text: string;
}

/** Reads a filter. Bad syntax is refused as Graph refuses it. https://learn.microsoft.com/graph/filter-query-parameter */
export function parseFilter(filter: string): readonly Condition[] {
	const reader = new Reader(tokens(filter));
	const conditions = conjunction(reader);
	if (!reader.done) throw badFilter(`'${reader.next().text}' was not expected`);
	return conditions;
}

function conjunction(reader: Reader): Condition[] {
	const conditions = [condition(reader)];
	while (reader.take('word', 'and')) conditions.push(condition(reader));
	return conditions;
}

function condition(reader: Reader): Condition {
	const property = reader.expect('word');
	if (property.toLowerCase() === 'startswith' && reader.take('sign', '(')) {
		const of = reader.expect('word');
		reader.expect('sign', ',');
		const value = unquote(reader.expect('text'));
		reader.expect('sign', ')');
		return { kind: 'startswith', property: of, value };
	}
	if (property.endsWith('/any') && reader.take('sign', '(')) {
		const name = reader.expect('word');
		reader.expect('sign', ':');
		const within = conjunction(reader).map((one) => below(one, name));
		reader.expect('sign', ')');
		return { kind: 'any', property: property.slice(0, -'/any'.length), conditions: within };
	}
	const operator = reader.expect('word');
	if (!['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(operator)) throw badFilter(`'${operator}' is no operator`);
	return { kind: 'compare', property, operator: operator as Operator, value: literal(reader.next()) };
}

function below(condition: Condition, name: string): Condition {
	if (!condition.property.startsWith(`${name}/`)) throw badFilter(`'${condition.property}' is not of '${name}'`);
	return { ...condition, property: condition.property.slice(name.length + 1) };
}

function literal({ kind, text }: Token): Literal {
	if (kind === 'text') return unquote(text);
	if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
	if (text === 'true' || text === 'false') return text === 'true';
	if (text === 'null') return null;
	throw badFilter(`'${text}' is no value: text stands in single quotes`);
}

const unquote = (text: string) => text.slice(1, -1).replaceAll("''", "'");

function tokens(filter: string): Token[] {
	const found: Token[] = [];
	token.lastIndex = 0;
	while (token.lastIndex < filter.trimEnd().length) {
		const at = token.lastIndex;
		const [, text, word, number, sign] = token.exec(filter) ?? [];
		const one = text ?? word ?? number ?? sign;
		if (one === undefined) throw badFilter(`syntax error at position ${at}`);
		found.push({ kind: text ? 'text' : word ? 'word' : number ? 'number' : 'sign', text: one });
	}
	return found;
}

class Reader {
	private at = 0;
	constructor(private readonly tokens: readonly Token[]) {}
	get done(): boolean {
		return this.at >= this.tokens.length;
	}
	next(): Token {
		const one = this.tokens[this.at++];
		if (!one) throw badFilter('it ends too early');
		return one;
	}
	expect(kind: Token['kind'], text?: string): string {
		const one = this.next();
		if (one.kind !== kind || (text !== undefined && one.text !== text)) throw badFilter(`'${one.text}' was not expected`);
		return one.text;
	}
	take(kind: Token['kind'], text: string): boolean {
		const one = this.tokens[this.at];
		if (one?.kind !== kind || one.text !== text) return false;
		this.at += 1;
		return true;
	}
}

const badFilter = (why: string) => new GraphRefusal(400, 'BadRequest', `Invalid filter clause: ${why}.`);

/** Whether an object meets all conditions. Text is compared without regard to case, as Graph's services do. */
export function meets(object: Readonly<Record<string, unknown>>, conditions: readonly Condition[]): boolean {
	return conditions.every((condition) => {
		const value = condition.property.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], object);
		if (condition.kind === 'any') return Array.isArray(value) && value.some((one) => meets(one as Record<string, unknown>, condition.conditions));
		if (condition.kind === 'startswith') return typeof value === 'string' && fold(value).startsWith(fold(condition.value));
		return compare(value ?? null, condition.operator, condition.value);
	});
}

function compare(value: unknown, operator: Operator, asked: Literal): boolean {
	if (operator === 'eq') return fold(value) === fold(asked);
	if (operator === 'ne') return fold(value) !== fold(asked);
	if (value === null || asked === null) return false;
	const order = typeof value === 'number' ? value - Number(asked) : timeOr(value) < timeOr(asked) ? -1 : timeOr(value) > timeOr(asked) ? 1 : 0;
	return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

const fold = <Value>(value: Value) => (typeof value === 'string' ? value.toLowerCase() : value) as Value;
const timeOr = (value: unknown): string | number => (/^\d{4}-\d\d-\d\d/.test(String(value)) ? Date.parse(String(value)) : String(value).toLowerCase());
