/** A workflow with Attendance Approval in a real n8n: items with their letters go in, and a person decides on the page. */
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { PDFDocument } from 'pdf-lib';
import type { SampleItem } from '../../attendance/approval/sampleBatch';
import type { N8nInstance, RunningServer } from '../../support/n8nInstance';

/** A letter of one page. Its words say which it is. */
async function letterPdf(words: string): Promise<string> {
	const document = await PDFDocument.create();
	document.addPage([595, 842]).drawText(words, { x: 60, y: 760, size: 14 });
	return Buffer.from(await document.save({ useObjectStreams: false })).toString('base64');
}

/** The workflow's id, and the path of its webhook. */
const id = 'saApproval';

/** The node's parameters; a batch may end the link at a time of its own. */
const parameters = { operation: 'sendAndWait', answerBy: '={{ $json.answerBy ?? "" }}' };

/** The items of a batch as they are handed to the workflow, each with its letter. */
async function batch(items: readonly SampleItem[], answerBy?: string): Promise<object> {
	const pdf = await letterPdf('The letter as it would go out');
	return { items: items.map((item) => ({ ...item, pdf, fileName: `${item.letter?.fileName ?? item.pupil.id}.pdf`, ...(answerBy ? { answerBy } : {}) })) };
}

/** Imports and publishes a workflow that hands a batch to the node: these items where it is run by hand, any others by its webhook. */
export async function importApproval(n8n: N8nInstance, items: readonly SampleItem[]): Promise<void> {
	const node = (name: string, type: string, typeVersion: number, place: number, own: object) => ({ id: `approval-${place}`, name, type, typeVersion, position: [place * 200, 0], parameters: own });
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, 0, {}),
		node('Batch', 'n8n-nodes-base.set', 3.4, 1, { mode: 'raw', jsonOutput: JSON.stringify(await batch(items)), options: {} }),
		{ ...node('Handed in', 'n8n-nodes-base.webhook', 2, 2, { httpMethod: 'POST', path: id, responseMode: 'onReceived', options: {} }), webhookId: id },
		node('Its batch', 'n8n-nodes-base.set', 3.4, 3, { mode: 'raw', jsonOutput: '={{ $json.body }}', options: {} }),
		node('Items', 'n8n-nodes-base.splitOut', 1, 4, { fieldToSplitOut: 'items', options: {} }),
		node('Letters', 'n8n-nodes-base.convertToFile', 1.1, 5, { operation: 'toBinary', sourceProperty: 'pdf', binaryPropertyName: 'pdf', options: { fileName: '={{ $json.fileName }}', mimeType: 'application/pdf' } }),
		node('Both', 'n8n-nodes-base.merge', 3, 6, { mode: 'combine', combineBy: 'combineByPosition', options: {} }),
		node('Approval', 'n8n-nodes-school-attendance.attendanceApproval', 1, 7, parameters),
		node('Goes on', 'n8n-nodes-base.noOp', 1, 8, {}),
		node('Stays', 'n8n-nodes-base.noOp', 1, 9, {}),
	];
	const to = (name: string, index = 0) => ({ node: name, type: 'main', index });
	const connections = {
		Start: { main: [[to('Batch')]] },
		Batch: { main: [[to('Items')]] },
		'Handed in': { main: [[to('Its batch')]] },
		'Its batch': { main: [[to('Items')]] },
		Items: { main: [[to('Letters'), to('Both')]] },
		Letters: { main: [[to('Both', 1)]] },
		Both: { main: [[to('Approval')]] },
		Approval: { main: [[to('Goes on')], [to('Stays')]] },
	};
	const file = path.join(n8n.folder, `${id}.json`);
	writeFileSync(file, JSON.stringify({ id, name: id, active: false, nodes, connections, settings: { executionOrder: 'v1', timezone: 'Europe/London' } }));
	await n8n.importWorkflow(file);
	const published = await n8n.run(['publish:workflow', `--id=${id}`]);
	if (published.code !== 0) throw new Error(`n8n did not publish the workflow:\n${published.stdout}\n${published.stderr}`);
}

export interface WaitingRun {
	/** n8n's number of the execution. */
	readonly execution: string;
	/** The page to decide on. */
	readonly link: string;
}

/**
 * Runs the workflow from the command line, as `n8n execute` does, and gives the link as the run prints it. Whether it waits is
 * told by what is printed: on a busy machine n8n now and then ends with 1 after all is done, since its runner of code comes up late.
 */
export async function runUntilItWaits(n8n: N8nInstance): Promise<WaitingRun & { readonly printed: string }> {
	const { code, stdout, stderr } = await n8n.run(['execute', `--id=${id}`, '--rawOutput']);
	const link = /"resumeUrl": "(http[^"]+)"/.exec(stdout)?.[1];
	if (!link || !stdout.includes('"status": "waiting"')) throw new Error(`The workflow does not wait (${code}):\n${stdout.slice(-3000)}\n${stderr.slice(-1000)}`);
	return { execution: /\/(\d+)\//.exec(link)?.[1] ?? '', link, printed: stdout };
}

/** Hands a batch to the running n8n and gives the run that waits for it. */
export async function handIn(n8n: N8nInstance, { url }: RunningServer, items: readonly SampleItem[], answerBy?: string): Promise<WaitingRun> {
	const before = new Set(await waitingRuns(n8n));
	const body = JSON.stringify(await batch(items, answerBy));
	const hand = () => fetch(`${url}/webhook/${id}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	let answer = await hand();
	// n8n answers some seconds before its workflows are listening.
	for (let tries = 0; answer.status === 404 && tries < 120; tries += 1) {
		await new Promise((resolve) => setTimeout(resolve, 500));
		answer = await hand();
	}
	if (!answer.ok) throw new Error(`n8n did not take the batch: ${answer.status} ${await answer.text()}`);
	for (let tries = 0; tries < 240; tries += 1) {
		const execution = (await waitingRuns(n8n)).find((found) => !before.has(found));
		if (execution) return { execution, link: executionOf(n8n, execution).link };
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	throw new Error('The workflow does not come to wait.');
}

function reading<Found>(n8n: N8nInstance, read: (database: DatabaseSync) => Found): Found {
	const database = new DatabaseSync(path.join(n8n.folder, '.n8n/database.sqlite'), { readOnly: true });
	try {
		return read(database);
	} finally {
		database.close();
	}
}

const waitingRuns = async (n8n: N8nInstance): Promise<string[]> =>
	reading(n8n, (database) => database.prepare("SELECT id FROM execution_entity WHERE status = 'waiting'").all().map((row) => String(row.id)));

/** What n8n holds of an execution: its status, the link where it waits, and the items that came out of a node, output by output. */
export function executionOf(n8n: N8nInstance, execution: string) {
	const row = reading(n8n, (database) => database.prepare('SELECT e.status AS status, d.data AS data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE e.id = ?').get(execution)) as { status: string; data: string };
	const { resultData, executionData } = parse(row.data) as IRunExecutionData;
	const outputs = (node: string) => resultData.runData[node]?.at(-1)?.data?.main ?? [];
	return { status: row.status, error: resultData.error, outputs, link: executionData?.nodeExecutionStack[0]?.metadata?.resumeUrl ?? '' };
}

/** Waits until an execution has ended, and gives what n8n holds of it. */
export async function whenEnded(n8n: N8nInstance, execution: string) {
	for (let tries = 0; tries < 240; tries += 1) {
		const found = executionOf(n8n, execution);
		if (found.status !== 'waiting' && found.status !== 'running') return found;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	throw new Error(`Execution ${execution} has not ended.`);
}
