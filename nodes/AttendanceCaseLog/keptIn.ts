import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CaseStore } from '../../connectors/caseStore/caseStore';
import { defaultCaseLogFile, openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import { postgresSettings } from '../shared/schoolPostgres';

/** The operations that read or write the case log itself. */
export const ofLog = ['getHistory', 'record', 'plan', 'review', 'verify', 'export', 'erase'];

/** When the credential of the database is asked for. */
export const inPostgres = { show: { operation: ofLog, store: ['postgres'] } };

export const keptInProperties: INodeProperties[] = [
	{
		displayName: 'Kept In',
		name: 'store',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File on This Machine', value: 'file', description: 'For one school, or several, on one n8n. Needs no account anywhere.' },
			{ name: 'PostgreSQL Database', value: 'postgres', description: 'For a trust or an authority, and wherever n8n runs with workers (queue mode) or on several machines' },
		],
		default: 'file',
		hint: 'Every Case Log node of a school must name the same place: where they differ, a letter can be sent twice',
		displayOptions: { show: { operation: ofLog } },
	},
	{
		displayName: 'Database File',
		name: 'databaseFile',
		type: 'string',
		default: '',
		placeholder: 'n8n’s own folder',
		hint: 'Leave empty, and back it up with n8n',
		description: 'Whole path of the SQLite file that holds the case log, on a disk of this machine, not of the network. Empty: .n8n/school-attendance/case-log.sqlite in the folder of n8n’s user. One file may hold several schools.',
		displayOptions: { show: { operation: ofLog, store: ['file'] } },
	},
];

/** Opens the case log that the node names, for as long as the work takes. */
export async function withCaseLog<Result>(context: IExecuteFunctions, work: (store: CaseStore) => Promise<Result>): Promise<Result> {
	const store = context.getNodeParameter('store', 0, 'file') === 'postgres' ? await openDatabase(context) : await openFile(context);
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}

async function openFile(context: IExecuteFunctions): Promise<CaseStore> {
	const named = (context.getNodeParameter('databaseFile', 0, '') as string).trim();
	return await openSqliteCaseStore(named || defaultCaseLogFile());
}

async function openDatabase(context: IExecuteFunctions): Promise<CaseStore> {
	const settings = postgresSettings(await context.getCredentials('schoolPostgresApi'));
	// Loaded only here: the case log of most schools is a file, and needs none of it.
	const { openPostgresCaseStore } = await import('../../connectors/caseStore/postgres/open');
	return await openPostgresCaseStore(settings);
}
