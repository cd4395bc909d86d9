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
			dropGuards: ['chain_no_update', 'chain_no_delete', 'content_no_update', 'content_no_delete', 'erased_no_delete'].map((guard) => `drop trigger case_${guard}`).join('; '),
			upgrade: {},
			forChild: { file },
		};
	},
});
