import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Doubles } from '../doubles/core/doubles';
import { TokenBook } from '../doubles/core/tokens';
import { GoogleDouble } from '../doubles/google/google';
import { MicrosoftGraph } from '../doubles/microsoft365/graph';
import { MicrosoftSchool } from '../doubles/microsoft365/school';
import { documentOf, letter } from './letters';
import type { ServicePlace } from './worker/job';
import { identityOf, sentUnder, silence } from './worker/outbox';

/** A service as the judge sees it: from the other side. */
export interface TestedService {
	readonly name: string;
	readonly place: ServicePlace;
	/** How often the letter of a pupil has left the school. */
	sent(pupil: number): number;
	/** Until it is called with `false`, the service cannot say what became of some letters. */
	silent?(on: boolean): void;
	/** Requests that the double refused by the published description of the service. */
	refused(): number;
	close(): Promise<void>;
}

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'faults-sent-'));
const identityOfPupil = (pupil: number): string => identityOf(letter(pupil, '2026-11-23').key);

export function outbox(): TestedService {
	const folder = newFolder();
	return {
		name: 'outbox',
		place: { kind: 'outbox', folder },
		sent: (pupil) => sentUnder(folder, identityOfPupil(pupil)),
		silent: (on) => (on ? writeFileSync(path.join(folder, silence), '') : rmSync(path.join(folder, silence), { force: true })),
		refused: () => 0,
		close: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

export function localFolder(): TestedService {
	const folder = path.join(newFolder(), 'letters');
	mkdirSync(folder);
	return {
		name: 'local folder',
		place: { kind: 'folder', folder },
		sent: (pupil) => (existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : []).filter((file) => path.basename(file).startsWith(documentOf(String(pupil))) && file.endsWith('.pdf')).length,
		refused: () => 0,
		close: async () => rmSync(path.dirname(folder), { recursive: true, force: true }),
	};
}

/** `forgetful`: Gmail puts a Message-ID of its own in place of ours, and its search lags behind, as it may (connectors/mail/google/lookUp.ts). */
export async function gmail({ forgetful = false } = {}): Promise<TestedService> {
	const google = new GoogleDouble();
	const doubles = await Doubles.start(google);
	const token = google.signIn(['gmail.compose', 'gmail.readonly'].map((scope) => `https://www.googleapis.com/auth/${scope}`));
	const mailbox = google.gmail.mailbox();
	if (forgetful) Object.assign(google.gmail, { replacesMessageIds: true, searchLag: 3 });
	return {
		name: forgetful ? 'Gmail that replaces our Message-ID' : 'Gmail',
		place: { kind: 'gmail', port: doubles.port, token },
		sent: (pupil) => mailbox.sent.filter(({ headers }) => headers.some(({ name, value }) => name.toLowerCase() === 'x-school-attendance-message-id' && value === identityOfPupil(pupil))).length,
		refused: () => doubles.refusals().length,
		close: () => doubles.close(),
	};
}

export async function outlook(): Promise<TestedService> {
	const school = new MicrosoftSchool();
	const tokens = new TokenBook();
	const doubles = await Doubles.start(new MicrosoftGraph(school, tokens));
	const office = school.addUser('office@oakfield.example', 'Oakfield office');
	const token = tokens.issue('faults', { user: office.mail, scopes: ['Mail.ReadWrite', 'Mail.Send'] });
	return {
		name: 'Outlook',
		place: { kind: 'outlook', port: doubles.port, token },
		sent: (pupil) => school.mailboxes.sent.filter(({ message }) => message.properties.internetMessageId === `<${identityOfPupil(pupil)}>`).length,
		refused: () => doubles.refusals().length,
		close: () => doubles.close(),
	};
}
