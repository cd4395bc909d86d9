import type { DoubleAnswer } from '../../core/types';
import type { Call } from './call';
import { meets } from './filter';

/** An object with the properties that were selected; `id` and notes of Graph's always come along. */
export function selected<Item extends object>(item: Item, call: Pick<Call, 'query'>): object {
	const { select, expand } = call.query;
	const expanded = expand.map((one) => one.replace(/\(.*$/s, ''));
	if (!select || select.includes('*')) return item;
	return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || name.startsWith('@') || expanded.includes(name) || select.some((one) => one.split('/')[0] === name)));
}

/**
 * A page of a collection: filtered, ordered, and with the address of the next page where there is more.
 * https://learn.microsoft.com/graph/paging
 * @param usual How many there are on a page if `$top` does not say.
 */
export function page(items: readonly object[], call: Call, usual: number, context = 'Collection'): DoubleAnswer {
	const { filter, orderby, skip, top } = call.query;
	const met = filter ? items.filter((item) => meets(item as Record<string, unknown>, filter)) : [...items];
	for (const { property, descending } of [...orderby].reverse()) {
		met.sort((one, other) => (descending ? -1 : 1) * order(valueAt(one, property), valueAt(other, property)));
	}
	const size = top ?? usual;
	const value = met.slice(skip, skip + size).map((item) => selected(item, call));
	const more = skip + size < met.length;
	return {
		status: 200,
		headers: jsonHeaders,
		body: { '@odata.context': `${call.url.origin}/v1.0/$metadata#${context}`, value, ...(more && { '@odata.nextLink': nextLink(call.url, skip + size) }) },
	};
}

export const jsonHeaders = { 'content-type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8' };

export const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): DoubleAnswer => ({ status, headers: { ...jsonHeaders, ...headers }, body });

function nextLink(url: URL, skip: number): string {
	const rest = url.search.slice(1).split('&').filter((part) => part !== '' && !/^(\$|%24)skip(token)?=/i.test(part));
	return `${url.origin}${url.pathname}?${[...rest, `$skiptoken=${skip}`].join('&')}`;
}

const valueAt = (item: object, property: string) => property.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], item);
const order = (one: unknown, other: unknown) => (typeof one === 'number' && typeof other === 'number' ? one - other : String(one ?? '').localeCompare(String(other ?? ''), 'en'));
