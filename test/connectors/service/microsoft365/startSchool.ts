import type { ServiceAccess } from '../../../../connectors/service/access';
import type { User } from '../../../doubles/microsoft365/directory/people';
import { MicrosoftGraph } from '../../../doubles/microsoft365/graph';
import type { Json } from '../../../doubles/microsoft365/http/call';
import { MicrosoftSchool } from '../../../doubles/microsoft365/school';
import { Doubles } from '../../../doubles/core/doubles';
import { TokenBook } from '../../../doubles/core/tokens';

/** Waits of a thousandth: what is tried is the order of things, not the time between them. */
export const quick = { firstWait: 1, longestWait: 5_000 };

const everything = ['Calendars.ReadWrite', 'Mail.ReadWrite', 'Tasks.ReadWrite.All', 'ChannelMessage.Read.All', 'Group.Read.All', 'Sites.Read.All'];

export interface StartedSchool {
	readonly doubles: Doubles;
	readonly school: MicrosoftSchool;
	readonly tokens: TokenBook;
	/** Signed in by default; also a delegate of `shared`. */
	readonly office: User;
	/** A shared mailbox. */
	readonly shared: User;
	/** Access of `office`, with just these permissions. */
	signedIn(...scopes: readonly string[]): ServiceAccess;
	/** What Graph shows of the school at this path below the version, with all permissions and without any fault. */
	look(path: string): Promise<Json>;
	/** Access of an application that acts as this mailbox. */
	application(user: string | undefined, ...scopes: readonly string[]): ServiceAccess;
}

/** A school at the doubles of Microsoft 365. Whoever starts it closes `doubles`. */
export async function startSchool(): Promise<StartedSchool> {
	const school = new MicrosoftSchool();
	const tokens = new TokenBook();
	const graph = new MicrosoftGraph(school, tokens);
	const doubles = await Doubles.start(graph);
	const office = school.addUser('office@oakfield.example', 'Oakfield office');
	const shared = school.addUser('attendance@oakfield.example', 'Oakfield attendance', { delegates: [office.mail] });
	const access = (user: string, scopes: readonly string[]): ServiceAccess => {
		const token = tokens.issue(`token ${user} ${scopes.join(' ')}`.replaceAll(' ', '-'), { user, scopes });
		return { fetch: doubles.fetchAs(token), plainFetch: doubles.fetchUnsigned, patience: quick };
	};
	tokens.issue('all', { user: 'observer-app', scopes: everything });
	const look = async (path: string): Promise<Json> => {
		const request = { method: 'GET', url: new URL(`https://graph.microsoft.com/v1.0${path}`), headers: { authorization: 'Bearer all' }, body: Buffer.alloc(0) };
		const { status, body } = await graph.answer(request);
		if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
		return body as Json;
	};
	return {
		look,
		doubles,
		school,
		tokens,
		office,
		shared,
		signedIn: (...scopes) => access(office.mail, scopes),
		application: (user, ...scopes) => ({ ...access('app-id', scopes), user }),
	};
}
