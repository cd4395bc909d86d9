import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { School } from '../../attendance/item';
import type { CaseStore, SchoolIdentity } from '../../connectors/caseStore/caseStore';
import { defaultCaseLogFile, openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';

export const databaseFileProperty: INodeProperties = {
	displayName: 'Database File',
	name: 'databaseFile',
	type: 'string',
	default: '',
	placeholder: 'n8n’s own folder',
	hint: 'Leave empty, and back it up with n8n. Every Case Log node of a school must name the same file.',
	description: 'Whole path of the SQLite file that holds the case log, on a disk of this machine, not of the network. Empty: .n8n/school-attendance/case-log.sqlite in the folder of n8n’s user. One file may hold several schools.',
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

/**
 * Asks the log once a school for all that its items want.
 * Takes what was read from each item; gives the answers in the same order. One run may hold the pupils of several schools.
 */
export async function askBySchool<Read extends { readonly school: School }, Answer>(
	all: readonly Read[],
	ask: (school: SchoolIdentity, ofSchool: readonly Read[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
	const places = new Map<string, number[]>();
	all.forEach(({ school: { urn, name } }, place) => {
		const school = JSON.stringify([urn, name]);
		places.set(school, [...(places.get(school) ?? []), place]);
	});
	const answers: Answer[] = [];
	for (const ofSchool of places.values()) {
		const reads = ofSchool.map((place) => all[place] as Read);
		const answered = await ask((reads[0] as Read).school, reads);
		ofSchool.forEach((place, index) => (answers[place] = answered[index] as Answer));
	}
	return answers;
}
