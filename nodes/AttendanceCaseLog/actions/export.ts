import { randomInt } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { caseFileName, caseFileOf, drawn, overviewOf, type CaseFile } from '../../../attendance/caseFile';
import type { CaseEvent } from '../../../attendance/caseLog';
import { readItem, type Pupil, type School } from '../../../attendance/item';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, toNodeError } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';
import { askCaseLog } from '../askCaseLog';

const show = { operation: ['export'] };
const ofSample = { show: { ...show, whichCases: ['sample'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Which Cases',
		name: 'whichCases',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'These Pupils', value: 'these', description: 'A case file for each pupil that comes in' },
			{ name: 'A Random Sample', value: 'sample', description: 'Some cases drawn at random from the pupils that come in, with an overview of how complete they are' },
		],
		default: 'these',
		hint: 'A case file names every parent with their own details: it is for school staff only',
		displayOptions: { show },
	},
	{
		displayName: 'How Many',
		name: 'sampleSize',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 5,
		description: 'How many cases to draw. Only pupils of whom the log holds something are drawn from.',
		displayOptions: ofSample,
	},
	{
		displayName: 'Seed',
		name: 'seed',
		type: 'string',
		default: '',
		placeholder: 'A new one each time',
		hint: 'Leave empty to draw anew. The overview says which seed was used: written here, it draws the same cases again.',
		description: 'A word or number that the draw is made from, so that anybody can repeat it',
		displayOptions: ofSample,
	},
	{ ...asAtProperty, hint: 'Must be the As At of Attendance Risk, or the absence counts are not of that day', description: 'The date of the case file. Leave empty for today.', displayOptions: { show } },
];

interface Read {
	readonly school: School;
	readonly pupil: Pupil;
	readonly itemIndex: number;
}

/** Makes the case file of each pupil, or of a sample: PDF and JSON. Second output, of a sample: the overview. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(this, 0);
	const sampled = this.getNodeParameter('whichCases', 0, 'these') === 'sample';
	const answerOf = await askCaseLog(
		this,
		(json, itemIndex): Read => ({ ...readItem(json, ['school', 'pupil']), itemIndex }),
		async (store, school, reads) => {
			const history = await store.history(school, [...new Set(reads.map(({ pupil }) => pupil.id))]);
			return reads.map(({ pupil }) => history.get(pupil.id) ?? []);
		},
	);
	const chosen = sampled ? sampleOf(this, answerOf) : null;
	const sayOne = sayProgress(this, 'items looked at');
	const seen = new Set<string>();
	const files: CaseFile[] = [];
	const outputs = await perItem(this, 1, async ({ json }, itemIndex) => {
		const { read, answer: events } = answerOf(itemIndex);
		sayOne();
		if (chosen && !chosen.itemIndexes.has(itemIndex)) return [];
		if (seen.has(identityOf(read))) return [];
		seen.add(identityOf(read));
		const file = caseFileOf(json, events, asAt);
		if (chosen) files.push(file);
		return [{ output: 0, json: { ...json, case: file.case, caseFile: shown(file) }, binary: await documentsOf(this, file) }];
	});
	if (!chosen) return outputs;
	const overview = overviewOf(files, { cases: chosen.cases, seed: chosen.seed, asAt });
	return [...outputs, [{ json: { overview } as unknown as IDataObject, pairedItem: [...chosen.itemIndexes].map((item) => ({ item })) }]];
}

/** Two letters to two parents are two items of one pupil. */
const identityOf = ({ school, pupil }: Read): string => JSON.stringify([school.urn, school.name, pupil.id]);

/** What the item says of the file beside its documents. */
const shown = ({ reference, asAt, completeness, ...file }: CaseFile) => ({ reference, fileName: caseFileName({ asAt, reference }), asAt, entries: file.chronology.length, completeness });

async function documentsOf(context: IExecuteFunctions, file: CaseFile): Promise<NonNullable<INodeExecutionData['binary']>> {
	// Loaded only here: the other operations make no document.
	const { renderCaseFile } = await import('../../../connectors/documents/caseFile/renderCaseFile');
	const { prepareBinaryData } = context.helpers;
	const name = caseFileName(file);
	return {
		pdf: await prepareBinaryData(Buffer.from(await renderCaseFile(file)), `${name}.pdf`, 'application/pdf'),
		json: await prepareBinaryData(Buffer.from(`${JSON.stringify(file, null, '\t')}\n`), `${name}.json`, 'application/json'),
	};
}

interface Sample {
	readonly itemIndexes: ReadonlySet<number>;
	readonly cases: number;
	readonly seed: string;
}

/** Draws from the pupils of whom the log holds something, each once. An item that cannot be read is in no draw. */
function sampleOf(context: IExecuteFunctions, answerOf: (itemIndex: number) => { readonly read: Read; readonly answer: readonly CaseEvent[] }): Sample {
	const cases = new Map<string, Read>();
	for (const itemIndex of context.getInputData().keys()) {
		try {
			const { read, answer } = answerOf(itemIndex);
			if (answer.length > 0 && !cases.has(identityOf(read))) cases.set(identityOf(read), read);
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context, error, itemIndex);
		}
	}
	const seed = String(context.getNodeParameter('seed', 0, '') ?? '').trim() || String(randomInt(1_000_000, 10_000_000));
	const size = Math.max(1, Math.floor(Number(context.getNodeParameter('sampleSize', 0, 5))) || 1);
	return { itemIndexes: new Set(drawn([...cases.values()], identityOf, size, seed).map(({ itemIndex }) => itemIndex)), cases: cases.size, seed };
}
