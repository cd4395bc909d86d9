import type { Choice, Choices } from '../../files/port';

/** Which page of a list is wanted, and what a person has typed so far. */
export interface PickPage {
	readonly search?: string | undefined;
	/** `Choices.next` of the page before. */
	readonly page?: string | undefined;
}

interface Page {
	readonly choices: readonly Choice[];
	readonly next?: string | null | undefined;
}

/**
 * A page of a list that the service cannot search: what does not match is left out. Pages without any match are passed over,
 * since a person who sees an empty list takes it for the end.
 */
export async function searched({ search, page }: PickPage, ask: (page: string | undefined) => Promise<Page>): Promise<Choices> {
	const wanted = search?.trim().toLowerCase() ?? '';
	for (let token = page; ; ) {
		const { choices, next } = await ask(token);
		const matching = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
		if (!next) return { choices: matching };
		if (matching.length > 0) return { choices: matching, next };
		token = next;
	}
}
