import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { School } from '../../attendance/item';
import type { CaseStore, SchoolIdentity } from '../../connectors/caseStore/caseStore';
import { askForAll, type AnswerOf } from './batch';
import { withCaseLog } from './keptIn';

interface OfSchool {
	readonly school: School;
}

/**
 * Asks the case log once a school for what all items want.
 * Takes how an item is read and how the log of one school answers what was read, in the same order; gives the answer of
 * an item by its place.
 */
export async function askCaseLog<Read extends OfSchool, Answer>(
	context: IExecuteFunctions,
	read: (json: IDataObject, itemIndex: number) => Read,
	ask: (store: CaseStore, school: SchoolIdentity, ofSchool: readonly Read[]) => Promise<readonly Answer[]>,
): Promise<AnswerOf<Read, Answer>> {
	return await askForAll(context, read, async (reads) =>
		await withCaseLog(context, async (store) => await bySchool(reads, async (school, ofSchool) => await ask(store, school, ofSchool))),
	);
}

/** One run may hold the pupils of several schools, whose logs are apart. The answers keep the order of what was read. */
async function bySchool<Read extends OfSchool, Answer>(
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
