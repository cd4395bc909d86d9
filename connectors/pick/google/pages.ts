import type { Choice, Choices } from '../../files/port';
import type { GoogleAct } from '../../service/google/googleError';
import { pagesOf } from '../../service/google/pages';

/** Which page of a list is wanted, and what a person has typed so far. */
export interface PickPage {
	readonly search?: string | undefined;
	/** `Choices.next` of the page before. */
	readonly page?: string | undefined;
}

interface Page {
	readonly choices: readonly Choice[];
	readonly nextPageToken?: string | null | undefined;
}

/**
 * A page of a list that the service cannot search: what does not match is left out. Pages without any match are passed over,
 * since a person who sees an empty list takes it for the end.
 */
export async function searched({ search, page }: PickPage, act: GoogleAct, ask: (page: string | undefined) => Promise<Page>): Promise<Choices> {
	const wanted = search?.trim().toLowerCase() ?? '';
	for await (const { choices, nextPageToken } of pagesOf(act, ask, page)) {
		const matching = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
		if (matching.length > 0) return nextPageToken ? { choices: matching, next: nextPageToken } : { choices: matching };
	}
	return { choices: [] };
}
