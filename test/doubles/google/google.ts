import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../core/types';
import { TokenBook } from '../core/tokens';
import { CalendarDouble } from './calendar/calendar';
import { ChatDouble } from './chat/chat';
import { inventedAccounts, type Account } from './directory';
import { DriveDouble } from './drive/drive';
import { GmailDouble } from './gmail/gmail';
import { GoogleError, refuse } from './http/googleError';
import type { GoogleApi } from './http/api';
import { SheetsDouble } from './sheets/sheets';
import { TasksDouble } from './tasks/tasks';
import { TokenEndpoint, tokenAddress } from './tokenEndpoint';

export interface SignIn {
	/** Whose account; the school office's if not said. */
	readonly user?: string;
	/** The application: Drive's `drive.file` shows each only what it made itself. */
	readonly app?: string;
	readonly expired?: boolean;
}

/** One school's Google Workspace: its people, what the APIs hold, and who may do what. */
export class GoogleDouble implements ServiceDouble {
	readonly name = 'Google';
	readonly hosts = [
		'oauth2.googleapis.com',
		'www.googleapis.com',
		'sheets.googleapis.com',
		'gmail.googleapis.com',
		'chat.googleapis.com',
		'tasks.googleapis.com',
	];
	readonly tokens = new TokenBook();
	readonly tokenEndpoint: TokenEndpoint;
	readonly drive: DriveDouble;
	readonly sheets: SheetsDouble;
	readonly gmail: GmailDouble;
	readonly calendar: CalendarDouble;
	readonly chat: ChatDouble;
	readonly tasks: TasksDouble;
	private readonly apis: readonly GoogleApi[];
	private signedIn = 0;

	constructor(readonly accounts: readonly Account[] = inventedAccounts) {
		this.tokenEndpoint = new TokenEndpoint(this.tokens, accounts);
		this.drive = new DriveDouble(this.tokens, accounts);
		this.sheets = new SheetsDouble(this.tokens, this.drive.state);
		this.gmail = new GmailDouble(this.tokens, accounts);
		this.calendar = new CalendarDouble(this.tokens, accounts);
		this.chat = new ChatDouble(this.tokens);
		this.tasks = new TasksDouble(this.tokens, accounts);
		this.apis = [this.drive, this.sheets, this.gmail, this.calendar, this.chat, this.tasks];
	}

	/** An access token for these scopes, as after signing in. */
	signIn(scopes: readonly string[], { user = this.accounts[0]?.email ?? '', app = 'school-attendance', expired = false }: SignIn = {}): string {
		this.signedIn += 1;
		return this.tokens.issue(`ya29.signed-in-${this.signedIn}`, { scopes, user, app, expired });
	}

	async answer(request: DoubleRequest): Promise<DoubleAnswer> {
		if (request.url.origin + request.url.pathname === tokenAddress) return this.tokenEndpoint.answer(request);
		const api = this.apis.find((one) => one.find(request));
		try {
			if (!api) throw refuse('notFound', `No API of Google's has this address: ${request.method} ${request.url.host}${request.url.pathname}`, { status: 404 });
			return await api.answer(request);
		} catch (error) {
			if (error instanceof GoogleError) return error.answer();
			throw error;
		}
	}
}
