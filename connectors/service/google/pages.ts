import { ServiceError } from '../serviceError';
import type { GoogleAct } from './googleError';

interface Page {
	readonly nextPageToken?: string | null | undefined;
}

/**
 * The pages of a list, one after the other. A page may be empty and not the last. Throws `ServiceError` where Google sends
 * back to a page that was read already: what is asked for cannot be told from such a list, and reading would never end.
 */
export async function* pagesOf<Of extends Page>({ service, doing }: GoogleAct, ask: (pageToken: string | undefined) => Promise<Of>, first?: string): AsyncGenerator<Of> {
	const asked = new Set<string>();
	for (let pageToken = first; ; ) {
		const page = await ask(pageToken);
		yield page;
		if (!page.nextPageToken) return;
		pageToken = page.nextPageToken;
		if (asked.has(pageToken)) {
			throw new ServiceError(`${service} could not ${doing}: its list comes round again and has no end`, 'Run the workflow again in some minutes. If it stays so, tell Google by the support of your Google Workspace.', { service, happened: 'no' });
		}
		asked.add(pageToken);
	}
}
