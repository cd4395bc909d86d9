import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { daysLater } from '../../../attendance/calendar/weeks';
import { contactNamed } from '../../../attendance/contacts/oneNamed';
import { readItem, type Letter, type LetterOutcome } from '../../../attendance/item';
import { nextContact } from '../../../attendance/letters/nextContact';
import type { Outcome, SentBy } from '../../../connectors/delivery/port';
import { counted } from '../../../attendance/text/plainEnglish';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { chosenService, cloudOf } from '../../shared/cloud/cloudOf';
import { perItem, toNodeError } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';
import { notifyOf } from './notify';

const displayOptions = { show: { operation: ['outcomes'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Connect letters that Attendance Letter (Send) has sent, some hours or days later. A letter that did not arrive leaves by Held with whom to turn to next; Attendance Case Log (Record, Outcome of a Letter) records it.',
		name: 'outcomesNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{
		displayName: 'From',
		name: 'mailbox',
		type: 'string',
		default: '',
		placeholder: 'e.g. attendance@school.example',
		description: 'The shared mailbox that the letters were sent from, if it is not the account’s own: what came back lies there',
		displayOptions: { show: { ...displayOptions.show, service: ['microsoft365'] } },
	},
	{ ...asAtProperty, description: 'The date of this run, which stands beside what was found. Leave empty for today.', displayOptions },
];

type AskOutcome = (letter: Letter) => Promise<Outcome>;

/** Says of each letter what became of it, and proposes whom to turn to next where it did not arrive. It sends nothing. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const service = chosenService(this, 0);
	const ask = service === 'govUkNotify' ? await byNotify(this) : await byMail(this, service);
	const progress = sayProgress(this, 'letters');
	const counts = { failed: 0, notHere: 0 };
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { letter } = readItem(json, ['letter']);
		progress();
		if (letter.testRun || letter.sentAs?.service !== service) {
			counts.notHere += 1;
			return [{ output: 0, json, binary }];
		}
		const { state, reason } = await ask(letter).catch((error: unknown) => Promise.reject(toNodeError(this, error, itemIndex)));
		const known: LetterOutcome = { state, reason, on: asAtDate(this, itemIndex), nextContact: null, advice: '' };
		if (state !== 'failed') return [{ output: 0, json: { ...json, letter: { ...letter, outcome: known } }, binary }];
		counts.failed += 1;
		const { pupil, contacts } = readItem(json, ['pupil', 'contacts']);
		const { next, advice } = nextContact({ pupil, contacts, letter, to: contactNamed(json, '') });
		return [{ output: 1, json: { ...json, letter: { ...letter, outcome: { ...known, nextContact: next, advice } } }, binary }];
	});
	const say = (message: string) => this.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	if (counts.failed > 0) say(`${counted(counts.failed, 'letter')} did not arrive.`);
	if (counts.notHere > 0) say(`${counted(counts.notHere, 'letter')} passed on as it came: not sent by this service, or in a test run.`);
	return outputs;
}

const waysOf: Readonly<Partial<Record<Letter['channel'], SentBy>>> = { post: 'post', email: 'email', sms: 'message' };

async function byNotify(context: IExecuteFunctions): Promise<AskOutcome> {
	const notify = await notifyOf(context);
	return async ({ sentAs, channel }) => await notify.outcomeOf(sentAs?.identity ?? '', waysOf[channel] ?? 'email');
}

/** What came back is asked for once, from the day before the oldest letter: the service's day may begin earlier than ours. */
async function byMail(context: IExecuteFunctions, service: string): Promise<AskOutcome> {
	const dates = context.getInputData().flatMap(({ json }) => {
		const letter = json.letter as Partial<Letter> | undefined;
		return letter?.sentAs?.service === service && letter.date ? [letter.date] : [];
	});
	const [oldest] = dates.sort();
	if (!oldest) return () => Promise.resolve({ state: 'unknown', reason: '' });
	const from = String(context.getNodeParameter('mailbox', 0, '') ?? '').trim();
	const mails = await (await cloudOf(context)).mail();
	const returned = await mails.returned(daysLater(oldest, -1), from ? { address: from } : undefined).catch((error: unknown) => Promise.reject(toNodeError(context, error)));
	const byId = new Map(returned.map((report) => [report.messageId, report]));
	return ({ sentAs }) => {
		const report = byId.get(sentAs?.identity ?? '');
		if (!report) return Promise.resolve({ state: 'on its way', reason: 'It was sent, and nothing has come back' });
		return Promise.resolve({ state: report.state === 'failed' ? 'failed' : 'on its way', reason: report.reason });
	};
}
