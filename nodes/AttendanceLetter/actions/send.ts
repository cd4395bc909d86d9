import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { perItem } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';
import { documentSaver, saveProperties } from '../../shared/saveDocuments';
import { LetterMails } from './email';
import { emailProperties } from './email.properties';

const lettersOutput = 0;
const heldOutput = 1;

export const description: INodeProperties[] = [...emailProperties, ...saveProperties('letters', 'send')];

/**
 * Puts each letter's documents where a person finds them and, where the service can, e-mails those that go by e-mail. What
 * could not be sent leaves by the second output with the reason. Put Attendance Case Log (Record, Reserve) before it and
 * (Record, Settle) after it, so that a letter goes once.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const save = documentSaver(this);
	const mails = new LetterMails(this);
	const progress = sayProgress(this, 'letters');
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { letter } = readItem(json, ['letter']);
		// Filed first: saving it again changes nothing, and a letter that went out is always on file.
		const savedAs = await save(itemIndex, { day: letter.date, caseLog: json.caseLog });
		const emailed = await mails.send(itemIndex);
		progress();
		if (emailed && 'held' in emailed) return [{ output: heldOutput, json: { ...json, letter: { ...letter, savedAs }, held: emailed.held }, binary }];
		return [{ output: lettersOutput, json: { ...json, letter: { ...letter, savedAs, ...emailed } }, binary }];
	});
	const say = (message: string) => this.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	if (mails.sent > 0) say(`${counted(mails.sent, 'letter')} e-mailed.`);
	if (mails.awaitingApproval > 0) say(`${counted(mails.awaitingApproval, 'letter')} filed and not e-mailed: the step needs a person's approval.`);
	return outputs;
}
