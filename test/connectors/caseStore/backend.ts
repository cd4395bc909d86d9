import type { Kysely } from 'kysely';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import type { FirstTables } from '../../../connectors/caseStore/sql/migrations/caseEvents';
import type { Upgrade } from '../../../connectors/caseStore/sql/upToDate';
import type { ChildPlace } from './runInChild';

/** A database that keeps the case log, as the contract asks for it. */
export interface TestedBackend {
	readonly name: string;
	/** A place of its own for a log where nothing is yet. */
	readonly fresh: () => Promise<Place> | Place;
}

export interface Place {
	readonly open: () => Promise<CaseStore>;
	/** Runs SQL past the store, as somebody with rights in the database could. */
	readonly past: (text: string) => Promise<void>;
	/** As `past`, of one statement; gives its rows. */
	readonly rows: (text: string) => Promise<object[]>;
	/** SQL that takes away the guards of the log's tables against change. */
	readonly dropGuards: string;
	/** SQL that lets no content be taken out from place 6. */
	readonly failAtDelete: string;
	/** A log as the first release left it, at this place, where nothing is yet. */
	readonly firstRelease: () => Promise<Kysely<FirstTables>>;
	/** What an upgrade of its tables has to know. */
	readonly upgrade: Pick<Upgrade, 'schema'>;
	readonly forChild: ChildPlace;
}
