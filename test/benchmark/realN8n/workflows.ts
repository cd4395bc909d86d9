/** The workflows that are compared in a real n8n. */
import path from 'node:path';

interface Node {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: object;
}

export interface Workflow {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly object[];
	readonly connections: object;
	readonly settings: object;
	readonly active: boolean;
}

const trigger: Node = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
const called: Node = { name: 'Called', type: 'n8n-nodes-base.executeWorkflowTrigger', typeVersion: 1.1, parameters: { inputSource: 'passthrough' } };
const readFile = (file: string): Node => ({ name: 'Read the file', type: 'n8n-nodes-base.readWriteFile', typeVersion: 1.1, parameters: { operation: 'read', fileSelector: file, options: {} } });

/** What people build without this package: every row an item, then counted. */
const builtIn = (file: string): Node[] => [
	called,
	readFile(file),
	{ name: 'Extract the rows', type: 'n8n-nodes-base.extractFromFile', typeVersion: 1.1, parameters: { operation: 'csv', binaryPropertyName: 'data', options: {} } },
	{
		name: 'Count by pupil and code',
		type: 'n8n-nodes-base.summarize',
		typeVersion: 1.1,
		parameters: { fieldsToSummarize: { values: [{ aggregation: 'count', field: 'Date' }] }, fieldsToSplitBy: 'Admission Number, Mark', options: {} },
	},
];

const register = (parameters: object): Node => ({
	name: 'Read the register',
	type: 'n8n-nodes-school-attendance.attendanceRegister',
	typeVersion: 1,
	parameters: { operation: 'import', ...parameters },
});

/** The same with our node, as the ready-made workflows have it: it reads the newest export of a folder. Every pupil an item, with the register. */
const ours = (file: string): Node[] => [
	called,
	register({ source: 'folder', folder: path.dirname(file), marksFile: path.basename(file, '.csv'), pupilsFile: '', contactsFile: '', lessonsFile: '' }),
];

/** Our node behind n8n's own, which hands it the file. */
const oursFromItem = (file: string): Node[] => [called, readFile(file), register({ source: 'item', marksFile: 'data' })];

export const programs = { empty: (): Node[] => [called], builtIn, ours, oursFromItem };
export type ProgramName = keyof typeof programs;

/** The workflow to execute. It holds the work as a workflow within it, so that n8n prints what the work gave and not each step's items. */
export function workflowOf(name: ProgramName, file: string): Workflow {
	const id = `benchmark${name}`;
	// n8n keeps a record of each execution under the id of a workflow that it knows.
	const inner = JSON.stringify(inARow(id, programs[name](file)));
	const work: Node = {
		name: 'Do the work',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: { source: 'parameter', workflowJson: inner, mode: 'once', options: { waitForSubWorkflow: true } },
	};
	return inARow(id, [trigger, work]);
}

/** Nodes in a row. Nothing of a run is saved, as in the workflows of this package. */
function inARow(id: string, nodes: readonly Node[]): Workflow {
	const next = (at: number) => nodes[at + 1]?.name;
	return {
		id,
		name: id,
		active: false,
		nodes: nodes.map((node, at) => ({ ...node, id: `${id}-${at}`, position: [at * 220, 0] })),
		connections: Object.fromEntries(nodes.flatMap(({ name }, at) => (next(at) ? [[name, { main: [[{ node: next(at), type: 'main', index: 0 }]] }]] : []))),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false, saveExecutionProgress: false },
	};
}
