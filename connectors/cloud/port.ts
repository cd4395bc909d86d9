import type { CalendarService } from '../calendar/port';
import type { Choices, CloudFileStore } from '../files/port';
import type { ListView } from '../listView/port';
import type { MailService } from '../mail/port';
import type { MessageService, TaskService } from '../staff/port';
import type { TableSource } from '../tableSource/port';

/** What a person picked from a list, or wrote down. An id is the service's own; a name is what people call it. */
export type Picked = { readonly id: string } | { readonly name: string };

/** Where files lie: a shared drive or a site's library; left out, the account's own drive. */
export interface InLibrary {
	readonly library?: Picked | undefined;
}

/** A folder, by its id or by its path below the library. */
export interface InFolder extends InLibrary {
	readonly folder: { readonly id: string } | { readonly path: string };
}

/** A folder that is ready to be used: paths that the store is given are below `path`. */
export interface OpenFolder {
	readonly files: CloudFileStore;
	readonly path: string;
}

/** One sheet of a workbook. A workbook's name is its path below the library. */
export interface InWorkbook {
	readonly workbook: Picked;
	readonly sheet: Picked;
	readonly needed: boolean;
}

/** Asks for a page of what a person may pick from. */
export interface PickFrom {
	/** What the person has typed so far. */
	readonly search?: string | undefined;
	/** Where the page before said that the next one is. */
	readonly page?: string | undefined;
}

/** The lists that a person picks from, so that nobody pastes ids. */
export interface Pickers {
	/** Shared drives; sites with their libraries. */
	libraries(from: PickFrom): Promise<Choices>;
	folders(from: PickFrom & InLibrary): Promise<Choices>;
	/** Files that are or hold a table: Sheets, workbooks. */
	workbooks(from: PickFrom & InLibrary): Promise<Choices>;
	/** The sheets of a workbook. */
	sheets(from: PickFrom & InLibrary & { readonly workbook: string }): Promise<Choices>;
	/** Where staff read cases: spreadsheets; lists of a site. */
	lists(from: PickFrom & InLibrary): Promise<Choices>;
	calendars(from: PickFrom): Promise<Choices>;
	/** Chat spaces; channels of teams. */
	channels(from: PickFrom): Promise<Choices>;
	/** Google's task lists; plans, and lists of To Do. */
	taskLists(from: PickFrom): Promise<Choices>;
}

/**
 * All that a school's account at Google Workspace or Microsoft 365 does for us, behind one port, so that no node asks
 * which of the two it is. Each part is loaded when it is first asked for. Failures are `ServiceError`, or the port's own.
 */
export interface Cloud {
	/** "Google Workspace", "Microsoft 365" */
	readonly name: string;
	readonly pick: Pickers;
	/** A folder to read from or save into. Throws where the library does not exist. */
	folder(at: InFolder): Promise<OpenFolder>;
	/** One sheet of a Google Sheet or of a workbook. Undefined where there is none of that name and it is not needed; else throws. */
	sheet(at: InLibrary & InWorkbook): Promise<TableSource | undefined>;
	mail(): Promise<MailService>;
	calendar(): Promise<CalendarService>;
	/** The list in which staff read cases. By name it is made where it is missing. */
	list(at: InLibrary & { readonly list: Picked; readonly columns: readonly string[] }): Promise<ListView>;
	/** A chat space or a channel. */
	messages(channel: Picked): Promise<MessageService>;
	/** A list of tasks, or a plan. */
	tasks(list: Picked): Promise<TaskService>;
}
