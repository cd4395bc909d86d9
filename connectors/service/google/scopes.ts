import type { Use } from '../scopes';

const auth = (name: string): string => `https://www.googleapis.com/auth/${name}`;

/** Asked for with every account, so that the Test can say that it is signed in. They open nothing. */
export const googleSignInScopes: readonly string[] = ['openid', 'email'];

/**
 * What a Google account may be used for and the scopes that it takes: the one place where they stand.
 * Which scope a method takes is in Google's Discovery documents; what each opens is on
 * https://developers.google.com/identity/protocols/oauth2/scopes
 */
export const googleUses: readonly Use[] = [
	{
		value: 'calendar',
		name: 'Calendar: Book Meetings',
		description: 'Sees when staff are busy and books, moves and cancels meetings in calendars that the account may edit',
		ports: ['calendar'],
		scopes: [
			{ scope: auth('calendar.events'), why: 'book, find, move and cancel meetings' },
			{ scope: auth('calendar.freebusy'), why: 'see when people are busy, not with what' },
			{ scope: auth('calendar.calendarlist.readonly'), why: 'list the calendars to choose from' },
		],
	},
	{
		value: 'caseList',
		name: 'Case List in a Sheet',
		description: 'Keeps a sheet for staff to read. Can open and change every Google Sheet that the account can.',
		ports: ['listView'],
		scopes: [
			{ scope: auth('spreadsheets'), why: 'read and write the sheet of cases' },
			{ scope: auth('drive.file'), why: 'make the sheet where it is missing' },
			{ scope: auth('drive.metadata.readonly'), why: 'find a sheet by its name or in a list' },
		],
	},
	{
		value: 'chat',
		name: 'Chat: Messages to Staff',
		description: 'Posts in spaces that the account is a member of, and finds what it has posted',
		ports: ['staff'],
		scopes: [
			{ scope: auth('chat.messages.create'), why: 'post a message in a space' },
			{ scope: auth('chat.messages.readonly'), why: 'find out whether a message was posted already' },
			{ scope: auth('chat.spaces.readonly'), why: 'list the spaces to choose from' },
		],
	},
	{
		value: 'papersAnywhere',
		name: 'Drive: Existing Folders and Shared Drives',
		description: 'Files letters and packs in any folder that the account can edit. This opens all of the account’s Drive: give it to an account that sees only what it should.',
		ports: ['files'],
		scopes: [{ scope: auth('drive'), why: 'file letters in folders that people made, and in shared drives' }],
	},
	{
		value: 'papers',
		name: 'Drive: Folders of Its Own',
		description: 'Files letters and packs in folders that it makes itself, and can open nothing else in Drive. Choose this where you can.',
		ports: ['files'],
		scopes: [{ scope: auth('drive.file'), why: 'make folders and file letters, convert them to PDF and share one with one person' }],
	},
	{
		value: 'mail',
		name: 'Gmail: Send Letters',
		description: 'Sends as the account, or as an address that it may send as, and looks up what it has sent',
		ports: ['mail'],
		scopes: [
			{ scope: auth('gmail.compose'), why: 'write a draft and send it, so that it cannot be sent twice' },
			{ scope: auth('gmail.readonly'), why: 'find out whether a letter was sent already, and which addresses the account may send as' },
		],
	},
	{
		value: 'registers',
		name: 'Registers: Read Sheets and Files',
		description: 'Reads registers from Sheets and from CSV and XLSX files. Can read, and never change, every file that the account can open.',
		ports: ['tableSource'],
		scopes: [{ scope: auth('drive.readonly'), why: 'find and read registers that others keep, and list files and shared drives to choose from' }],
	},
	{
		value: 'tasks',
		name: 'Tasks',
		description: 'Adds tasks to the account’s own task lists',
		ports: ['staff'],
		scopes: [{ scope: auth('tasks'), why: 'add a task, and find out whether it was added already' }],
	},
];
