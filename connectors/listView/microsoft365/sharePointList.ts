import type { ServiceAccess } from '../../service/access';
import type { BatchAnswer, BatchRequest } from '../../service/microsoft365/batch';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { graphError } from '../../service/microsoft365/graphError';
import { thrownThroughSdk } from '../../service/microsoft365/graphFailure';
import { ServiceError } from '../../service/serviceError';
import type { ListRow, ListView, Mirrored } from '../port';
import { keyColumn, listColumns, mostOnOneLine, type ListColumn } from './listColumns';
import { listText } from './listText';
import { storedRows, type StoredRow } from './storedRows';

const service = 'SharePoint';
const doing = 'The list could not be written';

/** How often the list is read and what differs is written, where others write to it at the same time or answers are lost. */
const rounds = 5;

/** Answers after which the list is read again to see what is so: somebody was faster, or the service did not say. */
const readAgain = new Set([404, 408, 409, 412, 423, 429, 500, 502, 503, 504]);

/**
 * A list of Microsoft Lists or SharePoint that shows cases to staff. The key stands in the column Title; ours are found by the
 * names that staff see, and made where they are missing. Columns of staff's own are neither read nor written.
 *
 * It is read, what differs is written (20 rows a request), and it is read again until it shows the rows: so a lost answer, a
 * row that somebody changes meanwhile (412 by its ETag) and another run that adds the same case all end in one row a case.
 *
 * Permissions: Sites.Selected with the role "write" for the one site, or Sites.ReadWrite.All; to make columns
 * Sites.Manage.All, or "manage" on the one site. https://learn.microsoft.com/graph/api/list-post-columns
 */
export class SharePointList implements ListView {
	private readonly graph: Graph;
	private readonly list: string;

	constructor(access: ServiceAccess, { siteId, listId }: { readonly siteId: string; readonly listId: string }) {
		this.graph = graphClient(access, service);
		this.list = `/sites/${encodeURIComponent(siteId)}/lists/${encodeURIComponent(listId)}`;
	}

	async mirror(columns: readonly string[], rows: readonly ListRow[]): Promise<Mirrored> {
		checkKeys(rows);
		const ours = await listColumns(this.graph, this.list, columns.map((shown) => ({ shown, texts: rows.map(({ cells }) => cells[shown] ?? '') })));
		const added = new Set<string>();
		const changed = new Set<string>();
		/** What was confirmed is not written again, even where the list shows it late or in another form. */
		const confirmed = new Set<string>();
		let unconfirmed: BatchAnswer | undefined;

		for (let round = 1; ; round += 1) {
			const stored = await storedRows(this.graph, this.list, ours);
			await this.keepOldest(stored, added);
			const writes = rows.flatMap((row) => this.write(row, stored.get(row.key)?.[0], ours)).filter(({ key }) => !confirmed.has(key));
			if (writes.length === 0) return { added: added.size, changed: changed.size, unchanged: rows.length - added.size - changed.size };
			if (round > rounds && unconfirmed) throw failure(unconfirmed);

			const answers = await this.send(writes.map(({ request }) => request));
			for (const [at, { key, isNew }] of writes.entries()) {
				const answer = answers[at]!;
				if (answer.status < 300) confirmed.add(key);
				else unconfirmed = answer;
				if (isNew) added.add(key);
				else if (answer.status < 300 && !added.has(key)) changed.add(key);
			}
		}
	}

	/** What brings one row of the list to what it has to show. */
	private write(row: ListRow, stored: StoredRow | undefined, columns: readonly ListColumn[]): readonly Write[] {
		const fields = Object.fromEntries(columns.map(({ shown, name }) => [name, listText(row.cells[shown] ?? '')]));
		if (!stored) {
			const request = { method: 'POST', url: `${this.list}/items`, body: { fields: { [keyColumn]: row.key, ...fields } } };
			return [{ key: row.key, isNew: true, request }];
		}
		const differing = Object.fromEntries(Object.entries(fields).filter(([name, text]) => stored.fields[name] !== text));
		if (Object.keys(differing).length === 0) return [];
		const headers: Record<string, string> = stored.eTag === undefined ? {} : { 'If-Match': stored.eTag };
		return [{ key: row.key, isNew: false, request: { method: 'PATCH', url: `${this.list}/items/${stored.id}/fields`, headers, body: differing, repeatable: true } }];
	}

	/** Sends writes together. Throws what no further reading mends. */
	private async send(requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]> {
		const answers = await this.graph
			.run(doing, () => this.graph.batch(requests))
			.catch((error: unknown) => {
				if (error instanceof ServiceError && error.happened === 'unknown') return requests.map(() => ({ status: 504, headers: {}, body: undefined }));
				throw error;
			});
		const refused = answers.find(({ status }) => status >= 300 && !readAgain.has(status));
		if (refused) throw failure(refused);
		return answers;
	}

	/**
	 * Of rows with the same key that have come since this run began, made by runs at the same time, only the oldest stays. Each
	 * such run decides the same. Rows that were there before are not ours to delete.
	 */
	private async keepOldest(stored: ReadonlyMap<string, readonly StoredRow[]>, added: ReadonlySet<string>): Promise<void> {
		const surplus = [...added].flatMap((key) => stored.get(key)?.slice(1) ?? []);
		if (surplus.length > 0) await this.send(surplus.map(({ id }) => ({ method: 'DELETE', url: `${this.list}/items/${id}` })));
	}
}

interface Write {
	readonly key: string;
	readonly isNew: boolean;
	readonly request: BatchRequest;
}

function checkKeys(rows: readonly ListRow[]): void {
	const seen = new Set<string>();
	for (const [at, { key }] of rows.entries()) {
		if (key !== '' && key.length <= mostOnOneLine && key === listText(key) && !/[\n\t]/.test(key) && !seen.has(key)) seen.add(key);
		else throw new ServiceError(`Row ${at + 1} for the list has no key of its own in one line of up to ${mostOnOneLine} characters`, 'Send each case once.', { service, happened: 'no' });
	}
}

function failure({ status, headers, body }: BatchAnswer): unknown {
	const code = (body as { readonly error?: { readonly code?: string } } | undefined)?.error?.code;
	return graphError(thrownThroughSdk({ status, code, requestId: headers['request-id'], happened: status >= 500 ? 'unknown' : 'no' }), doing, service);
}
