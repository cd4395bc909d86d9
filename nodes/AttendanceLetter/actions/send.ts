import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem, type Letter } from '../../../attendance/item';
import { testRunFiles } from '../../../attendance/letters';
import { chosenService } from '../../shared/cloud/cloudOf';
import { perItem } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';
import { documentSaver, saveProperties } from '../../shared/saveDocuments';
import { ByEmail } from './email';
import { emailProperties } from './email.properties';
import { folderOf, folderPatternProperty } from './filedUnder';
import { LettersOut, type Held, type Way } from './lettersOut';
import { ByNotify } from './notify';
import { notifyProperties } from './notify.properties';
import { testRunOf, testRunProperty } from './testRun';

const lettersOutput = 0;
const heldOutput = 1;

export const description: INodeProperties[] = [testRunProperty, ...emailProperties, ...notifyProperties, ...saveProperties('letters', 'send'), folderPatternProperty];

/**
 * Puts each letter's documents where a person finds them and, where the service can, sends those that are to go out. What
 * could not be sent leaves by the second output with the reason. Put Attendance Case Log (Record, Reserve) before it and
 * (Record, Settle) after it, so that a letter goes once.
 *
 * In a test run everything goes to one address of the school, is filed apart under names of its own, and leaves marked, so
 * that Attendance Case Log does not record it.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const save = documentSaver(this);
	const folder = folderOf(this);
	const testRun = testRunOf(this);
	const way: Way = chosenService(this, 0) === 'govUkNotify' ? new ByNotify(this, testRun) : new ByEmail(this, testRun);
	const letters = new LettersOut(this, way, testRun);
	const progress = sayProgress(this, 'letters');
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { letter } = readItem(json, ['letter']);
		const refused = letters.forTestRunOnly(json);
		if (refused) return [{ output: heldOutput, json: { ...json, held: refused }, binary }];
		// Filed before it is sent: saving it again changes nothing, and a letter that went out is always on file.
		const saving = { day: folder(json), caseLog: json.caseLog };
		const savedAs = await letters.file(() => save(itemIndex, testRun ? { ...saving, caseLog: undefined, apart: testRunFiles } : saving));
		const sent = 'held' in savedAs ? undefined : await letters.send(itemIndex);
		progress();
		if ('held' in savedAs) return [{ output: heldOutput, json: { ...json, held: savedAs.held }, binary }];
		if (sent && 'held' in sent) return [{ output: heldOutput, json: { ...json, letter: { ...letter, savedAs }, held: sent.held }, binary }];
		return [{ output: lettersOutput, json: { ...json, letter: { ...letter, savedAs, ...sent, ...(testRun ? { testRun: true } : {}) } }, binary }];
	});
	const kept = holdRefused(outputs, (await way.refusedLater?.()) ?? new Map());
	for (const message of letters.summary()) this.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	return kept;
}

/** Moves the letters that the service took and then refused to the second output. */
function holdRefused([sent = [], held = []]: INodeExecutionData[][], refused: ReadonlyMap<string, Held>): INodeExecutionData[][] {
	const whyOf = ({ json }: INodeExecutionData): Held | undefined => refused.get((json.letter as Partial<Letter> | undefined)?.sentAs?.identity ?? '');
	const moved = sent.flatMap((item) => {
		const why = whyOf(item);
		if (!why) return [];
		const letter = Object.fromEntries(Object.entries(item.json.letter as Letter).filter(([key]) => key !== 'sentAs'));
		return [{ ...item, json: { ...item.json, letter, held: { ...why } } }];
	});
	return [sent.filter((item) => !whyOf(item)), [...held, ...moved]];
}
