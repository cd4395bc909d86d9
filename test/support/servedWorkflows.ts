/**
 * Shipped workflows in an n8n that stays up, as a school has it: started by their forms, and in place of their schedule by a call, so
 * that one start of n8n serves many runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { createOwner } from './editor';
import type { N8nInstance, RunData, RunItem, RunningServer } from './n8nInstance';

interface ServedNode {
	readonly name: string;
	type: string;
	typeVersion: number;
	webhookId?: string;
	parameters: Record<string, unknown>;
}
interface ServedWorkflow {
	readonly id: string;
	readonly nodes: ServedNode[];
	readonly settings: Record<string, unknown>;
}

const schedule = 'n8n-nodes-base.scheduleTrigger';
const form = 'n8n-nodes-base.formTrigger';

/** A shipped workflow with some of its Settings changed. Its good runs are kept, so that they can be looked at. */
export function toServe(file: string, settings: Readonly<Record<string, string>>): ServedWorkflow {
	const workflow: ServedWorkflow = JSON.parse(readFileSync(file, 'utf8'));
	workflow.settings.saveDataSuccessExecution = 'all';
	const { assignments } = workflow.nodes.find(({ name }) => name === 'Settings')?.parameters.assignments as { assignments: { name: string; value: unknown }[] };
	for (const [name, value] of Object.entries(settings)) {
		const field = assignments.find((one) => one.name === name);
		if (!field) throw new Error(`The Settings node has no field "${name}".`);
		field.value = value;
	}
	for (const node of workflow.nodes.filter(({ type }) => type === schedule)) {
		Object.assign(node, { type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: workflow.id, parameters: { httpMethod: 'POST', path: workflow.id, options: {} } });
	}
	return workflow;
}

/** Imports workflows, starts n8n, and publishes them as its owner does in the editor. */
export async function serve(n8n: N8nInstance, workflows: readonly ServedWorkflow[]): Promise<RunningServer> {
	const file = path.join(n8n.folder, 'workflows.json');
	writeFileSync(file, JSON.stringify(workflows));
	await n8n.importWorkflow(file);
	const server = await n8n.start();
	try {
		const cookie = await createOwner(server);
		for (const { id } of workflows) {
			const ask = (address: string, body?: object) => fetch(`${server.url}/rest/workflows/${address}`, { method: body ? 'POST' : 'GET', headers: { cookie, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
			const { data } = (await (await ask(id)).json()) as { data: { versionId: string } };
			const answer = await ask(`${id}/activate`, { versionId: data.versionId });
			if (!answer.ok) throw new Error(`n8n did not publish ${id}: ${answer.status} ${await answer.text()}`);
		}
		return server;
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** Runs a workflow as its schedule does, and gives what each node put out. */
export const runServed = (n8n: N8nInstance, server: RunningServer, workflow: ServedWorkflow): Promise<RunData> =>
	started(n8n, workflow, () => fetch(`${server.url}/webhook/${workflow.id}`, { method: 'POST' }));

/** Fills in one of its forms, by the labels of its fields, and submits it as the page of n8n does. */
export function submitForm(n8n: N8nInstance, server: RunningServer, workflow: ServedWorkflow, name: string, answers: Readonly<Record<string, string>>): Promise<RunData> {
	const trigger = workflow.nodes.find((node) => node.type === form && node.name === name);
	if (!trigger) throw new Error(`The workflow has no form "${name}".`);
	const { values } = trigger.parameters.formFields as { values: { fieldLabel: string }[] };
	const unknown = Object.keys(answers).filter((label) => !values.some(({ fieldLabel }) => fieldLabel === label));
	if (unknown.length > 0) throw new Error(`The form has no field ${unknown.join(', ')}.`);
	return started(n8n, workflow, () => {
		const body = new FormData();
		for (const [place, { fieldLabel }] of values.entries()) body.append(`field-${place}`, answers[fieldLabel] ?? '');
		return fetch(`${server.url}/form/${trigger.webhookId}`, { method: 'POST', body });
	});
}

async function started(n8n: N8nInstance, { id }: ServedWorkflow, start: () => Promise<Response>): Promise<RunData> {
	const before = lastExecution(n8n, id)?.id ?? 0;
	const answer = await start();
	if (!answer.ok) throw new Error(`n8n did not start ${id}: ${answer.status} ${await answer.text()}`);
	for (let tries = 0; tries < 480; tries += 1) {
		const last = lastExecution(n8n, id);
		if (last && last.id > before && !['new', 'running'].includes(last.status)) return runData(last.data);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`The run of ${id} has not ended.`);
}

function lastExecution(n8n: N8nInstance, workflowId: string) {
	const database = new DatabaseSync(path.join(n8n.folder, '.n8n/database.sqlite'), { readOnly: true });
	try {
		const found = database.prepare('SELECT e.id AS id, e.status AS status, d.data AS data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = ? ORDER BY e.id DESC LIMIT 1').get(workflowId);
		return found as { id: number; status: string; data: string } | undefined;
	} finally {
		database.close();
	}
}

function runData(stored: string): RunData {
	const { error, runData: nodes } = (parse(stored) as IRunExecutionData).resultData;
	if (error) throw new Error(`The workflow did not run to its end.\n${error.message}\n${error.description ?? ''}`);
	return Object.fromEntries(Object.entries(nodes).map(([node, runs]) => [node, (runs.at(-1)?.data?.main ?? []).map((items) => (items ?? []) as unknown as RunItem[])]));
}
