import type { Scope, Use } from '../scopes';

/** A use with the permissions of an Entra application that acts without a person; empty where Microsoft offers none. */
export interface MicrosoftUse extends Use {
	readonly applicationPermissions: readonly Scope[];
}

/**
 * Asked for with every account: to be signed in, to be renewed without a person, and for the Test (`GET /me`).
 * https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 */
export const microsoftSignInScopes: readonly string[] = ['openid', 'offline_access', 'User.Read'];

/**
 * What a Microsoft 365 account may be used for and the permissions of Microsoft Graph that it takes: the one place where
 * they stand. `scopes` are delegated (an account that signed in), `applicationPermissions` those of an application.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export const microsoftUses: readonly MicrosoftUse[] = [
	{
		value: 'calendar',
		name: 'Calendar: Book Meetings',
		description: 'Sees when staff are busy and books, moves and cancels meetings in the account’s calendars and those shared with it',
		ports: ['calendar'],
		scopes: [
			{ scope: 'Calendars.ReadWrite', why: 'see when people are busy; book, find, move and cancel meetings' },
			{ scope: 'Calendars.ReadWrite.Shared', why: 'the same in calendars shared with the account' },
		],
		applicationPermissions: [{ scope: 'Calendars.ReadWrite', why: 'book meetings in the mailboxes that Exchange allows the application' }],
	},
	{
		value: 'caseList',
		name: 'Case List in SharePoint',
		description: 'Keeps a SharePoint list for staff to read. Can change lists and files in every site that the account can edit.',
		ports: ['listView'],
		scopes: [
			{ scope: 'Sites.ReadWrite.All', why: 'read and write the rows of the list of cases' },
			{ scope: 'Sites.Manage.All', why: 'make the list where it is missing, and its columns' },
		],
		applicationPermissions: [{ scope: 'Sites.Selected', why: 'the same, only in sites that an administrator names' }],
	},
	{
		value: 'files',
		name: 'OneDrive and SharePoint Files',
		description: 'Reads registers and files letters and packs wherever the account can',
		ports: ['files', 'tableSource'],
		scopes: [
			{ scope: 'Files.ReadWrite.All', why: 'read registers, file letters, convert them to PDF and share one with one person' },
			{ scope: 'Sites.Read.All', why: 'list the sites and libraries to choose from' },
		],
		applicationPermissions: [{ scope: 'Sites.Selected', why: 'read and file only in sites that an administrator names' }],
	},
	{
		value: 'mail',
		name: 'Outlook: Send Letters',
		description: 'Sends from the account’s mailbox or a shared one that it may send from, and looks up what it has sent',
		ports: ['mail'],
		scopes: [
			{ scope: 'Mail.Send', why: 'send a letter' },
			{ scope: 'Mail.ReadWrite', why: 'write it as a draft with its attachments, so that it cannot be sent twice, and find what was sent' },
			{ scope: 'Mail.Send.Shared', why: 'send from a shared mailbox' },
		],
		applicationPermissions: [
			{ scope: 'Mail.Send', why: 'send from the one mailbox that Exchange allows the application' },
			{ scope: 'Mail.ReadWrite', why: 'write drafts and find what was sent in that mailbox' },
		],
	},
	{
		value: 'tasks',
		name: 'Planner and To Do Tasks',
		description: 'Adds tasks to plans and lists of the account, and assigns them to staff',
		ports: ['staff'],
		scopes: [
			{ scope: 'Tasks.ReadWrite', why: 'add a task, find out whether it was added already, and list plans and lists' },
			{ scope: 'User.ReadBasic.All', why: 'find the member of staff to assign it to' },
		],
		applicationPermissions: [
			{ scope: 'Tasks.ReadWrite.All', why: 'add a task, and find out whether it was added already' },
			{ scope: 'User.ReadBasic.All', why: 'find the member of staff to assign it to' },
		],
	},
	{
		value: 'selectedSites',
		name: 'Selected SharePoint Sites Only',
		description: 'Registers, letters and case lists in sites that an administrator has named for this app, and in no others. Choose this instead of files and case list where you can.',
		ports: ['files', 'tableSource', 'listView'],
		scopes: [{ scope: 'Sites.Selected', why: 'read and file only in sites that an administrator names' }],
		applicationPermissions: [{ scope: 'Sites.Selected', why: 'read and file only in sites that an administrator names' }],
	},
	{
		value: 'teams',
		name: 'Teams: Messages to Staff',
		description: 'Posts in channels of teams that the account is a member of. Reads no messages.',
		ports: ['staff'],
		scopes: [
			{ scope: 'ChannelMessage.Send', why: 'post a message in a channel' },
			{ scope: 'Team.ReadBasic.All', why: 'list the teams to choose from' },
			{ scope: 'Channel.ReadBasic.All', why: 'list the channels to choose from' },
		],
		// Microsoft lets an application post in channels only to move old messages (Teamwork.Migrate.All).
		applicationPermissions: [],
	},
	{
		value: 'teamsLookUp',
		name: 'Teams: Find What Was Posted',
		description: 'Reads messages of those channels, to tell after a broken run whether it had posted already; without it a person is asked. An administrator has to agree to it.',
		ports: ['staff'],
		scopes: [{ scope: 'ChannelMessage.Read.All', why: 'find out whether a message was posted already' }],
		applicationPermissions: [],
	},
];
