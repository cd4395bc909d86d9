import { Calendars } from './calendar/calendarState';
import { Drives, type Drive } from './drive/driveState';
import { People, type NewUser, type User } from './directory/people';
import { stableId } from './ids';
import { Mailboxes } from './mail/mailState';
import { Planner } from './planner/plannerState';
import { Site, Sites } from './sites/siteState';
import { Teams } from './teams/teamState';
import { ToDo } from './toDo/toDoState';

interface Options {
	/** The name before `.sharepoint.com`. */
	readonly tenant?: string;
}

/** What the school's Microsoft 365 holds. Tests fill it and look into it; requests change it. */
export class MicrosoftSchool {
	readonly tenant: string;
	readonly tenantId: string;
	readonly people = new People();
	readonly mailboxes = new Mailboxes();
	readonly drives = new Drives();
	readonly sites = new Sites();
	readonly calendars = new Calendars();
	readonly teams = new Teams();
	readonly planner = new Planner();
	readonly toDo = new ToDo();

	/** Open sessions of Excel: session → workbook. A test ends them by `clear()`, as after five minutes. */
	readonly workbookSessions = new Map<string, string>();
	/** How the service turns a document into PDF. */
	printToPdf: (document: Buffer) => Buffer = (document) => Buffer.from(`%PDF-1.7\n% printed from ${document.length} bytes\n%%EOF\n`);

	constructor({ tenant = 'oakfield' }: Options = {}) {
		this.tenant = tenant;
		this.tenantId = stableId(`tenant ${tenant}`);
	}

	/** Somebody with a mailbox and a OneDrive. A shared mailbox is one with delegates. */
	addUser(mail: string, displayName: string, options?: NewUser): User {
		const user = this.people.add(mail, displayName, options);
		this.drives.add('OneDrive', `https://${this.tenant}-my.sharepoint.com/personal/${mail.replace(/\W/g, '_')}/Documents`, { owner: user });
		return user;
	}

	/** A site with its library. `path` is "sites/attendance". */
	addSite(path: string, displayName: string, group?: string): Site {
		const site = this.sites.add(new Site(`${this.tenant}.sharepoint.com`, path, displayName, group));
		this.drives.add('Documents', `${site.webUrl}/Shared Documents`, { site });
		return site;
	}

	driveOf(of: User | Site): Drive {
		return this.drives.all.find(({ owner, site }) => owner === of || site === of)!;
	}
}
