import { DateTime } from 'luxon';
import type { IBinaryData, IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { batchMark, faultsOf, fields, groupsOf, noAnswers, readAnswers, signedAs } from '../../../attendance/approval';
import { schoolSchema } from '../../../attendance/item';
import { decidedPage, endedPage, noticePage, reviewPage, type Review } from '../../../connectors/approvalPage';
import { pageHeaders } from '../../../connectors/approvalPage/headers';
import { inWords, momentOf } from './end';
import { claim } from './claims';
import { decidedOutputs, waitingIn, type Waiting } from './waiting';

const webhook = { name: 'default', responseMode: 'onReceived', responseData: '', path: '={{ $nodeId }}', restartWebhook: true, isFullPath: true } as const;

/**
 * The addresses of the page, which n8n opens while the node waits. It checks the signature of the link itself, where the
 * node's `operation` is `sendAndWait`; a changed link is refused before anything here runs.
 */
export const waitingWebhooks: IWebhookDescription[] = [
	{ ...webhook, httpMethod: 'GET' },
	{ ...webhook, httpMethod: 'POST' },
];

/**
 * Serves the page. Whatever goes wrong is told on a page of its own: an error that left here would end the wait, and n8n
 * would hand on an item by the first output.
 */
export async function serve(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await respond(this);
	} catch (error) {
		this.logger.error(`${this.getNode().name}: the page could not be served (${error instanceof Error ? error.name : 'no error'})`);
		return answer(this, 500, noticePage('The page cannot be shown', 'Nothing was recorded, and everything still waits. Try again in a while; if it stays so, stop the run in n8n and run the workflow again.'));
	}
}

/** Looking changes nothing, since mail scanners open every link; only a submitted form decides. */
async function respond(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const waiting = waitingIn(context);
	const now = DateTime.now();
	if (now >= waiting.end) return answer(context, 410, endedPage(inWords(waiting.end)));
	if (context.getRequestObject().method !== 'POST') return answer(context, 200, reviewPage(shownOf(waiting), noAnswers(waiting.batch.entries.length), []));

	const form = submitted(context);
	const mark = batchMark(waiting.batch);
	if (form.get(fields.batch) !== mark) {
		return answer(context, 409, noticePage('This page is out of date', 'The pupils on it are not those that wait for a decision now, so nothing was recorded. Open the link again to see who is.'));
	}
	const document = form.get(fields.document);
	if (document !== null) return await sendDocument(context, waiting, document);

	const answers = readAnswers(form, waiting.batch.entries.length);
	const faults = faultsOf(answers, momentOf(now).on);
	if (faults.length > 0) return answer(context, 422, reviewPage(shownOf(waiting), answers, faults));

	const by = signedAs(answers);
	const earlier = claim(`${context.getExecutionId()}/${context.getNode().id}/${mark}`, { by, at: inWords(now) });
	if (earlier) return answer(context, 409, noticePage('Already decided', `${earlier.by} decided on this at ${earlier.at}. Nothing that you chose here was recorded, and nothing happens twice.`));
	setHeaders(context);
	return {
		// n8n sends it once it has taken the execution up again, so that of two people at the same moment one is told that it is done.
		webhookResponse: decidedPage(answers, by, inWords(now)),
		workflowData: decidedOutputs(waiting, answers, answers, now),
	};
}

function shownOf({ items, batch, end }: Waiting): Review {
	const school = schoolSchema.safeParse(items[0]?.json.school).data;
	return {
		school: school?.name ?? '',
		ends: inWords(end),
		total: batch.entries.length,
		mark: batchMark(batch),
		groups: groupsOf(batch.entries),
		documentsOf: (place: number) => Object.entries(items[place]?.binary ?? {}).map(([property, { mimeType, fileName }]) => ({ id: `${place}.${property}`, mimeType, fileName: fileName ?? property })),
	};
}

/** The form as it was sent. n8n's own reader drops what is beyond 1,000 fields, and a batch of 400 has more. */
function submitted(context: IWebhookFunctions): URLSearchParams {
	const { rawBody } = context.getRequestObject() as unknown as { readonly rawBody?: Buffer };
	return new URLSearchParams(rawBody?.toString('utf8') ?? '');
}

/** Sends a document of a waiting item, to be looked at. Decides nothing. */
async function sendDocument(context: IWebhookFunctions, { items, batch }: Waiting, id: string): Promise<IWebhookResponseData> {
	const [, place = '', property = ''] = /^(\d+)\.(.+)$/.exec(id) ?? [];
	const asked = batch.entries.some((entry) => entry.items.includes(Number(place)));
	const file: IBinaryData | undefined = asked ? items[Number(place)]?.binary?.[property] : undefined;
	if (!file) return answer(context, 404, noticePage('No such document', 'This document is not part of what waits for a decision. Close this page and go back to the other one.'));
	const content = file.id ? await context.helpers.binaryToBuffer(await context.helpers.getBinaryStream(file.id)) : Buffer.from(file.data, 'base64');
	const response = context.getResponseObject();
	const isPdf = file.mimeType === 'application/pdf';
	response.status(200);
	response.setHeader('Content-Type', isPdf ? file.mimeType : 'application/octet-stream');
	response.setHeader('Content-Disposition', `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName ?? property)}`);
	for (const [name, value] of Object.entries(pageHeaders.ofDocuments)) response.setHeader(name, value);
	response.end(content);
	return { noWebhookResponse: true };
}

function answer(context: IWebhookFunctions, status: number, page: string): IWebhookResponseData {
	setHeaders(context);
	context.getResponseObject().status(status).type('html').send(page);
	return { noWebhookResponse: true };
}

function setHeaders(context: IWebhookFunctions): void {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(pageHeaders.ofPages)) response.setHeader(name, value);
}
