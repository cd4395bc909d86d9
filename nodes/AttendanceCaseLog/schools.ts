import type { IExecuteFunctions } from 'n8n-workflow';
import { readItem, type School } from '../../attendance/item';
import type { CaseStore } from '../../connectors/caseStore/caseStore';
import { toNodeError } from '../shared/perItem';
import { withCaseLog } from './keptIn';

/** A school, and the places of the items that are of it. */
export interface SchoolOfItems {
	readonly school: School;
	readonly itemIndexes: readonly number[];
}

/** Asks the case log once for each school of the items, in the order in which they come. Throws n8n's own error. */
export async function askOfSchools<Answer>(context: IExecuteFunctions, ask: (store: CaseStore, school: SchoolOfItems) => Promise<Answer>): Promise<Answer[]> {
	const schools = schoolsOf(context);
	try {
		return await withCaseLog(context, async (store) => {
			const answers: Answer[] = [];
			for (const school of schools) answers.push(await ask(store, school));
			return answers;
		});
	} catch (error) {
		throw toNodeError(context, error);
	}
}

function schoolsOf(context: IExecuteFunctions): SchoolOfItems[] {
	const schools = new Map<string, { school: School; itemIndexes: number[] }>();
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			const { school } = readItem(json, ['school']);
			const known = JSON.stringify([school.urn, school.name]);
			const found = schools.get(known) ?? { school, itemIndexes: [] };
			found.itemIndexes.push(itemIndex);
			schools.set(known, found);
		} catch (error) {
			throw toNodeError(context, error, itemIndex);
		}
	}
	return [...schools.values()];
}
