import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import type { Choice, Choices } from '../../files/port';

/** Asks for a page of what a person may pick from. */
export interface PickPage {
	/** What the person has typed so far. */
	readonly search?: string | undefined;
	/** What the page before gave as `next`. */
	readonly page?: string | undefined;
}

interface Asking<T> extends PickPage {
	/** "The sites could not be listed" */
	readonly doing: string;
	/** The first page: path and query. */
	readonly from: (graph: Graph) => Parameters<Graph['api']> | Promise<Parameters<Graph['api']>>;
	/** Undefined for what cannot be picked. */
	readonly choice: (one: T) => Choice | undefined;
}

/**
 * One page of a list of the service as choices. What the person has typed is looked for in the names again, because most
 * lists of Graph cannot be searched, and those that can look into documents as well.
 */
export async function choicesOf<T>(access: ServiceAccess, { doing, from, choice, search, page }: Asking<T>): Promise<Choices> {
	const graph = graphClient(access);
	return await graph.run(doing, async () => {
		const { value, next } = page ? await graph.pageAt<T>(page) : await graph.page<T>(graph.api(...(await from(graph))));
		const choices = value.map(choice).filter((one) => one !== undefined).filter(({ name }) => holds(name, search));
		return { choices, ...(next ? { next } : {}) };
	});
}

/** Whether a name has all the words, wherever. */
const holds = (name: string, search = ''): boolean => search.toLowerCase().split(/\s+/).every((word) => name.toLowerCase().includes(word));

/** A choice, if it has an id and a name. */
export const named = (id: string | null | undefined, name: string | null | undefined, link?: string | null): Choice | undefined =>
	id && name ? { id, name, ...(link ? { link } : {}) } : undefined;

/** A part of an address as people read it; as it stands where a bare "%" is in it. */
export function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
