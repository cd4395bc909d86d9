import type { Cloud, InWorkbook, Picked } from '../../connectors/cloud/port';

/** A test tenant: what the steps need to know of it, and what differs between the services. */
export interface Tenant {
	readonly service: string;
	readonly cloud: Cloud;
	/** A second opening of the account, which remembers nothing, as the next run of a workflow. */
	readonly again: Cloud;
	/** The account's own address: mail goes to it. */
	readonly address: string;
	/** Names what this check makes. */
	readonly mark: string;
	/** A shared drive or a site; left out, the account's own drive. */
	readonly library?: Picked | undefined;
	/** Why no list for staff can be made: SharePoint keeps lists in sites only. */
	readonly noList?: string | undefined;
	readonly shareWith?: string | undefined;
	readonly channel?: Picked | undefined;
	readonly taskList?: Picked | undefined;
	/** Makes a sheet with these rows, and says where it is. */
	makeSheet(rows: readonly (readonly string[])[]): Promise<Pick<InWorkbook, 'workbook' | 'sheet'>>;
	/** Why a sheet cannot be read here at all. */
	readonly noSheet?: string | undefined;
	/** What became of our Message-ID, in words. */
	messageIdOf(sentId: string, ours: string): Promise<string>;
	/** Removes all that bears the mark. Gives what is left. */
	cleanUp(): Promise<string[]>;
}

/** A space, channel, list of tasks or plan, by its id, so that what was put there is found again. */
export type PickedById = { readonly id: string };

/** What a person said of the tenant. */
export interface TenantSettings {
	readonly address: string;
	readonly mark: string;
	readonly library?: Picked | undefined;
	readonly shareWith?: string | undefined;
	readonly channel?: PickedById | undefined;
	readonly taskList?: PickedById | undefined;
}
