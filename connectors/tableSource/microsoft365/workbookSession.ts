import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import { ServiceError } from '../../service/serviceError';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import type { Graph } from '../../service/microsoft365/graphClient';

/** https://learn.microsoft.com/graph/workbook-error-handling, where one is told to make another session. */
const sessionIsGone = /^(?:invalidSession(?:ReCreatable|Unexpected)?|invalidOrExpiredSession|sessionExpired)$/i;

/**
 * A session with a workbook: all that is asked in it is answered from one copy, which nobody else changes and which is not
 * saved. A session that has run out (some minutes after the last request) is made anew.
 * https://learn.microsoft.com/graph/api/workbook-createsession
 */
export class WorkbookSession {
	private id: string | undefined;

	/**
	 * @param workbook Path of the workbook: `/drives/…/items/…/workbook`.
	 * @param onRenewed Called when another session had to be made; throws where the workbook is another by now.
	 */
	constructor(
		private readonly graph: Graph,
		private readonly workbook: string,
		private readonly onRenewed: () => Promise<void>,
	) {}

	/** Sends a request within the session. */
	async get<T>(path: string, query: Readonly<Record<string, string>>): Promise<T> {
		const request = () => this.graph.api(`${this.workbook}${path}`, query);
		const inSession = async (made: GraphRequest) => (await made.header('workbook-session-id', await this.opened()).get()) as T;
		try {
			return await inSession(request());
		} catch (error) {
			const caught = caughtFromSdk(error);
			if (caught === undefined || !sessionIsGone.test(caught.code ?? '')) throw error;
			this.id = undefined;
			await this.onRenewed();
			return await inSession(request());
		}
	}

	/** Tells the service that nothing more is asked. A session that is not closed runs out by itself, so a failure is none. */
	async close(): Promise<void> {
		const id = this.id;
		this.id = undefined;
		if (id === undefined) return;
		await this.graph
			.api(`${this.workbook}/closeSession`, {}, { repeatable: true })
			.header('workbook-session-id', id)
			.post({})
			.catch(() => undefined);
	}

	private async opened(): Promise<string> {
		// Repeatable: a session more than one changes nothing, and the documentation asks for it after a 504.
		this.id ??= ((await this.graph.api(`${this.workbook}/createSession`, {}, { repeatable: true }).post({ persistChanges: false })) as { readonly id?: string }).id;
		if (this.id) return this.id;
		throw new ServiceError('Excel opened no session', 'Run the workflow again.', { service: 'Excel', happened: 'no' });
	}
}
