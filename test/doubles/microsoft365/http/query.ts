import { propertiesOf } from '../descriptions/bodies';
import { GraphRefusal } from './errors';
import { parseFilter, type Condition } from './filter';

/** What a request may ask for behind the question mark. https://learn.microsoft.com/graph/query-parameters */
export interface QueryRules {
	/** The type whose properties `$select` may name; left out, there is no `$select`. */
	readonly select?: string;
	/** What `$expand` may name, without what follows in brackets. */
	readonly expand?: readonly string[];
	/** Properties that `$filter` may name. "fields/*" stands for all columns of a list. */
	readonly filter?: readonly string[];
	readonly orderby?: readonly string[];
	/** The most that `$top` may ask for; left out, there is no `$top`. */
	readonly top?: number;
	readonly skip?: boolean;
	readonly count?: boolean;
	/** Parameters of this request alone. */
	readonly own?: Readonly<Record<string, { readonly required?: boolean; readonly pattern?: RegExp }>>;
}

/** The question as it was understood. */
export interface Query {
	readonly select?: readonly string[];
	readonly expand: readonly string[];
	readonly filter?: readonly Condition[];
	readonly orderby: ReadonlyArray<{ readonly property: string; readonly descending: boolean }>;
	readonly top?: number;
	readonly skip: number;
	readonly own: Readonly<Record<string, string>>;
}

/** Reads the query and refuses what the request does not know. */
export function readQuery(url: URL, rules: QueryRules = {}): Query {
	const given = new Map<string, string>();
	for (const [name, value] of parameters(url)) {
		if (given.has(name)) throw bad(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
		given.set(name, value);
	}
	const take = (name: string): string | undefined => {
		const value = given.get(name);
		given.delete(name);
		return value;
	};
	const select = take('$select')?.split(',').map((name) => name.trim());
	const expand = splitOutside(take('$expand') ?? '');
	const filter = take('$filter');
	const orderby = take('$orderby');
	const top = wholeNumber('$top', take('$top'));
	const skip = wholeNumber('$skip', take('$skip'));
	const count = take('$count');
	// Our own mark of the next page, as opaque to clients as Graph's.
	const skiptoken = wholeNumber('$skiptoken', take('$skiptoken'));
	const own: Record<string, string> = {};
	for (const [name, rule] of Object.entries(rules.own ?? {})) {
		const value = take(name);
		if (value === undefined && rule.required) throw bad(`This request requires the query parameter '${name}'.`);
		if (value === undefined) continue;
		if (rule.pattern && !rule.pattern.test(value)) throw bad(`The value of the query parameter '${name}' is invalid.`);
		own[name] = value;
	}
	for (const name of given.keys()) throw bad(`The query parameter '${name}' is not supported.`);

	if (select) checkSelect(select, rules.select);
	for (const one of expand) {
		if (!rules.expand?.includes(one.replace(/\(.*$/s, ''))) throw bad(`Could not find a property named '${one}' to expand.`);
	}
	if (top !== undefined && (rules.top === undefined || top < 1 || top > rules.top)) throw bad(`Invalid value '${top}' for $top: 1 to ${rules.top ?? 0}.`);
	if (skip !== undefined && !rules.skip) throw bad(`The query parameter '$skip' is not supported.`);
	if (count !== undefined && (!rules.count || !/^(true|false)$/.test(count))) throw bad(`The query parameter '$count' is not supported.`);
	return {
		select,
		expand,
		filter: filter === undefined ? undefined : checkFilter(parseFilter(filter), rules.filter),
		orderby: (orderby ? orderby.split(',') : []).map((one) => checkOrder(one.trim(), rules.orderby)),
		top,
		skip: skiptoken ?? skip ?? 0,
		own,
	};
}

/** Decoded by hand, so that a wrong "%" is refused. A bare "+" is a space, as everybody learns who filters by an address. */
function* parameters(url: URL): Generator<readonly [string, string]> {
	for (const part of url.search.slice(1).split('&').filter(Boolean)) {
		const [name, ...value] = part.split('=');
		try {
			yield [decodeURIComponent(name!), decodeURIComponent(value.join('=').replaceAll('+', ' '))];
		} catch {
			throw bad('The query is not encoded as it should be.');
		}
	}
}

function checkSelect(select: readonly string[], type: string | undefined): void {
	if (!type) throw bad(`The query parameter '$select' is not supported.`);
	const known = propertiesOf(type);
	for (const name of select) {
		// https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes: an attribute that can be selected.
		if (name === '*' || (type === 'DriveItem' && /^(@microsoft\.graph\.downloadUrl|content\.downloadUrl)$/.test(name))) continue;
		if (!known.has(name.split('/')[0]!)) throw bad(`Could not find a property named '${name}' on type 'microsoft.graph.${lowerFirst(type)}'.`);
	}
}

function checkFilter(conditions: readonly Condition[], known: readonly string[] = []): readonly Condition[] {
	for (const { property } of conditions) {
		if (!known.some((one) => one === property || (one.endsWith('/*') && property.startsWith(one.slice(0, -1))))) {
			throw bad(`The property '${property}' cannot be used in $filter here.`);
		}
	}
	return conditions;
}

function checkOrder(clause: string, known: readonly string[] = []): { property: string; descending: boolean } {
	const [, property = '', direction] = /^(\S+?)(?: +(asc|desc))?$/.exec(clause) ?? [];
	if (!known.includes(property)) throw bad(`'${clause}' cannot be used in $orderby here.`);
	return { property, descending: direction === 'desc' };
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (!/^\d{1,9}$/.test(value)) throw bad(`Invalid value '${value}' for ${name} query option found.`);
	return Number(value);
}

function splitOutside(list: string): string[] {
	return list === '' ? [] : list.split(/,(?![^(]*\))/).map((one) => one.trim());
}

const lowerFirst = (text: string) => text[0]!.toLowerCase() + text.slice(1);
const bad = (message: string) => new GraphRefusal(400, 'BadRequest', message);
