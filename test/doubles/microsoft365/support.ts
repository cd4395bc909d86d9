import { Client } from '@microsoft/microsoft-graph-client';
import { TokenBook } from '../core/tokens';
import { Doubles } from '../core/doubles';
import type { Json } from './http/call';
import { MicrosoftGraph } from './graph';
import { MicrosoftSchool } from './school';
import type { User } from './directory/people';

export const graphUrl = 'https://graph.microsoft.com/v1.0';

/** What a request of a test holds beside its address. */
export interface Sent {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly json?: unknown;
	readonly body?: string | Uint8Array;
	/** The token; the office's with all permissions if not said. */
	readonly as?: string;
}

/** A school with an office, a shared mailbox and a head, and the doubles over it, as the tests of this folder use it. */
export class TestSchool {
	readonly school = new MicrosoftSchool();
	readonly tokens = new TokenBook();
	readonly graph = new MicrosoftGraph(this.school, this.tokens);
	readonly office: User;
	readonly shared: User;
	readonly head: User;
	private doubles!: Doubles;

	constructor() {
		this.office = this.school.addUser('office@oakfield.example', 'School Office');
		this.head = this.school.addUser('head@oakfield.example', 'Head Teacher');
		this.shared = this.school.addUser('attendance@oakfield.example', 'Attendance', { delegates: [this.office.mail] });
		this.as('office', ...this.allPermissions('delegated'));
		this.tokens.issue('app', { user: 'app-1', scopes: this.allPermissions('application') });
	}

	async start(): Promise<Doubles> {
		return (this.doubles = await Doubles.start(this.graph));
	}

	/** A token of the office with these permissions alone. Gives it back. */
	as(token: string, ...scopes: string[]): string {
		return this.tokens.issue(token, { user: this.office.mail, scopes, app: 'app-1' });
	}

	/** A token of an application with these permissions alone. */
	asApp(token: string, ...scopes: string[]): string {
		return this.tokens.issue(token, { user: 'app-1', scopes });
	}

	/** Asks by plain HTTP. `path` is below the version, or a whole address. */
	send(path: string, { json, body, headers, method, as = 'office' }: Sent = {}): Promise<Response> {
		const url = path.startsWith('https:') ? path : `${graphUrl}${path}`;
		const given = json === undefined ? body : JSON.stringify(json);
		return this.doubles.fetchAs(as)(url, { method, body: given, headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers } });
	}

	async json<Body = Json>(path: string, sent?: Sent): Promise<Body> {
		const answer = await this.send(path, sent);
		if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
		return (await answer.json()) as Body;
	}

	/** Microsoft's own client, whose requests go to the double. */
	client(as = 'office'): Client {
		return Client.initWithMiddleware({
			middleware: {
				execute: async (context) => {
					const { method, headers, body } = context.options ?? {};
					context.response = await this.doubles.fetchAs(as)(String(context.request), { method, headers: headers as Record<string, string>, body: body as string });
				},
			},
		});
	}

	private allPermissions(kind: 'delegated' | 'application'): string[] {
		return [...new Set(this.graph.routes.flatMap(({ needs }) => needs[kind]))];
	}
}
