import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** A file that an input item carries. */
export interface InputFile {
	readonly content: Buffer;
	readonly fileName: string;
	readonly mimeType: string;
}

export interface InputItem {
	readonly json: object;
	readonly binary?: Readonly<Record<string, InputFile>>;
}

export interface NodeRun {
	/** The node's parameters; what is left out takes the node's own default, as in the editor. May hold expressions. */
	readonly parameters?: INodeParameters;
	readonly items: readonly InputItem[];
	/** What comes in by the node's second input, where it has one; left out, nothing is connected there. */
	readonly secondInput?: readonly InputItem[];
	/** The editor's "On Error: Continue". */
	readonly continueOnFail?: boolean;
	/** n8n's id of the execution; left out, every run of a test has the same one. */
	readonly executionId?: string;
	/** Decrypted credentials by type name. */
	readonly credentials?: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	/** How the server would sign in, renew and save, for tests of just that. */
	readonly signIn?: Partial<ICredentialsHelper>;
}

/** The outputs of a node, first to last. */
export interface NodeOutputs {
	readonly outputs: readonly INodeExecutionData[][];
	/** What the node says below its output. */
	readonly hints: readonly string[];
	/** The bytes of a file that an output item carries. */
	readonly bytes: (file: IBinaryData | undefined) => Buffer;
}

/** The engine logs each failed node as well as giving its error; tests read the error. */
process.env.N8N_LOG_LEVEL = 'silent';

const feedName = 'Items';
const secondFeedName = 'Items of the second input';
const nodeName = 'Node under test';

/**
 * Runs one node class in n8n's own engine (`WorkflowExecute` of n8n-core) behind a node that feeds it the given items,
 * so that defaults, expressions, item pairing, binary data and error handling are n8n's and not a double's.
 * Binary data is kept in memory. Gives the node's outputs; throws the node's error, as the editor would show it.
 */
export async function runNode(node: INodeType, run: NodeRun): Promise<NodeOutputs> {
	const workflow = twoNodeWorkflow(node, run);
	const startNode = workflow.getNode(feedName) ?? undefined;
	const result = await new WorkflowExecute(additionalData(run), 'manual', createRunExecutionData({})).run({ workflow, startNode });
	const failure = result.data.resultData.error;
	if (failure) throw Object.assign(new Error(failure.message), failure);
	const ran = result.data.resultData.runData[nodeName]?.[0];
	return { outputs: (ran?.data?.main ?? []).map((items) => items ?? []), hints: (ran?.hints ?? []).map(({ message }) => message), bytes };
}

function bytes(file: IBinaryData | undefined): Buffer {
	if (!file) throw new Error('The item carries no such file');
	return Buffer.from(file.data, 'base64');
}

function twoNodeWorkflow(node: INodeType, run: NodeRun): Workflow {
	const { name, version } = node.description;
	const typeVersion = [version].flat().at(-1) ?? 1;
	const { secondInput } = run;
	const types: Record<string, INodeType> = { [feedName]: feedOf(run.items), [secondFeedName]: feedOf(secondInput ?? []), [name]: node };
	const nodes: INode[] = [
		{ id: 'items', name: feedName, type: feedName, typeVersion: 1, position: [0, 0], parameters: {} },
		...(secondInput ? [{ id: 'second', name: secondFeedName, type: secondFeedName, typeVersion: 1, position: [0, 200] as [number, number], parameters: {}, alwaysOutputData: false }] : []),
		{
			id: 'node',
			name: nodeName,
			type: name,
			typeVersion,
			position: [200, 0],
			parameters: run.parameters ?? {},
			...(run.continueOnFail ? { onError: 'continueRegularOutput' as const } : {}),
			credentials: Object.fromEntries(Object.keys(run.credentials ?? {}).map((type) => [type, { id: type, name: type }])),
		},
	];
	return new Workflow({
		id: 'test',
		name: 'test',
		nodes,
		connections: {
			[feedName]: { main: [[{ node: nodeName, type: NodeConnectionTypes.Main, index: 0 }, ...(secondInput ? [{ node: secondFeedName, type: NodeConnectionTypes.Main, index: 0 }] : [])]] },
			[secondFeedName]: { main: [[{ node: nodeName, type: NodeConnectionTypes.Main, index: 1 }]] },
		},
		active: false,
		nodeTypes: {
			getByName: (type) => typed(types, type),
			getByNameAndVersion: (type, wanted) => NodeHelpers.getVersionedNodeType(typed(types, type), wanted),
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1', timezone: 'Europe/London' },
	});
}

function typed(types: Record<string, INodeType>, type: string): INodeType {
	const found = types[type];
	if (!found) throw new Error(`No node type "${type}" in this test`);
	return found;
}

/** A node that gives the test's items, their files stored by n8n itself. */
function feedOf(items: readonly InputItem[]): INodeType {
	return {
		description: {
			displayName: feedName,
			name: feedName,
			group: ['input'],
			version: 1,
			description: 'The items of the test',
			defaults: { name: feedName },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [await Promise.all(items.map(async (item) => await stored(this, item)))];
		},
	};
}

async function stored(context: IExecuteFunctions, { json, binary }: InputItem): Promise<INodeExecutionData> {
	const files = await Promise.all(
		Object.entries(binary ?? {}).map(async ([property, { content, fileName, mimeType }]) => {
			return [property, await context.helpers.prepareBinaryData(content, fileName, mimeType)] as const;
		}),
	);
	return { json: json as IDataObject, ...(files.length > 0 ? { binary: Object.fromEntries(files) } : {}) };
}

/** What the server would hand to an execution; a node that asks for more than this needs a real n8n. */
function additionalData(run: NodeRun): IWorkflowExecuteAdditionalData {
	const address = 'http://127.0.0.1:5678';
	const workflowData = { id: 'test', name: 'test', nodes: [], connections: {} } as unknown as IWorkflowBase;
	return {
		executionId: run.executionId ?? 'test',
		currentNodeExecutionIndex: 0,
		hooks: new ExecutionLifecycleHooks('manual', 'test', workflowData),
		credentialsHelper: {
			getDecrypted: async (_data: unknown, _details: unknown, type: string) => {
				const credential = run.credentials?.[type];
				if (!credential) throw new Error(`No credential "${type}" in this test`);
				return credential;
			},
			isCredentialUsableByNode: () => true,
			getParentTypes: () => [],
			authenticate: async (_credentials: unknown, _type: string, request: unknown) => request,
			preAuthentication: async () => undefined,
			...run.signIn,
		},
		variables: {},
		restApiUrl: `${address}/rest`,
		instanceBaseUrl: address,
		formBaseUrl: `${address}/form`,
		formWaitingBaseUrl: `${address}/form-waiting`,
		formTestBaseUrl: `${address}/form-test`,
		webhookBaseUrl: `${address}/webhook`,
		webhookWaitingBaseUrl: `${address}/webhook-waiting`,
		webhookTestBaseUrl: `${address}/webhook-test`,
		mcpBaseUrl: `${address}/mcp`,
		mcpTestBaseUrl: `${address}/mcp-test`,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}
