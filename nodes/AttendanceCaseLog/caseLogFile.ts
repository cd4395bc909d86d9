import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CaseStore } from '../../connectors/caseStore/caseStore';
import { defaultCaseLogFile, openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';

export const databaseFileProperty: INodeProperties = {
	displayName: 'Database File',
	name: 'databaseFile',
	type: 'string',
	default: '',
	placeholder: 'n8n’s own folder',
	hint: 'Leave empty, and back it up with n8n. Every Case Log node of a school must name the same file.',
	description: 'Whole path of the SQLite file that holds the case log, on a disk of this machine, not of the network. Empty: .n8n/school-attendance/case-log.sqlite in the folder of n8n’s user. One file may hold several schools.',
	displayOptions: { show: { operation: ['getHistory', 'record'] } },
};

/** Opens the case log that the node names, for as long as the work takes. */
export async function withCaseLog<Result>(context: IExecuteFunctions, work: (store: CaseStore) => Promise<Result>): Promise<Result> {
	const named = (context.getNodeParameter('databaseFile', 0, '') as string).trim();
	const store = await openSqliteCaseStore(named || defaultCaseLogFile());
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
