import { DatabaseSync } from 'node:sqlite';
import { openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { keepsTheContract } from '../contract';
import { freshFile } from './freshFile';

keepsTheContract({
	name: 'in a SQLite file',
	fresh: () => {
		const file = freshFile();
		return {
			open: async () => await openSqliteCaseStore(file),
			past: async (text) => {
				const database = new DatabaseSync(file);
				try {
					database.exec(text);
				} finally {
					database.close();
				}
			},
			dropGuards: 'drop trigger case_event_no_update; drop trigger case_event_no_delete',
			upgrade: {},
			forChild: { file },
		};
	},
});
