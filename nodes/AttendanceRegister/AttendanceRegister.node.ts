import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { serviceCredentials, serviceProperties } from '../shared/services';
import * as importOperation from './actions/import';
import * as inspectOperation from './actions/inspect';
import * as sendOperation from './actions/send';
import { searchWondeSchools } from './actions/wonde';

/** n8n evaluates this in the editor and in a run: each operation has outputs of its own. */
const outputs =
	`={{ ({ inspect: ["Findings", "Overview"], send: ["Saved"] }[$parameter.operation] ?? ["Pupils", "Rejected Rows"]).map((displayName) => ({ type: "main", displayName })) }}` as const;

const operations = { import: importOperation, inspect: inspectOperation, send: sendOperation };

export class AttendanceRegister implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Register',
		name: 'attendanceRegister',
		icon: { light: 'file:attendanceRegister.svg', dark: 'file:attendanceRegister.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ { import: $parameter.service === "wonde" ? "Import by Wonde" : "Import from a MIS export", inspect: "Inspect the registers", send: "Save the pages" }[$parameter.operation] }}',
		description: 'Read the registers that your MIS exports, as CSV or Excel, into one item for each pupil, and inspect them group by group',
		defaults: { name: 'Attendance Register' },
		inputs: [NodeConnectionTypes.Main],
		outputs,
		usableAsTool: true,
		credentials: serviceCredentials(Object.keys(operations), { google: ['import', 'send'], microsoft365: ['import', 'send'], wonde: ['import'] }),
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Import',
						value: 'import',
						action: 'Import a register from a MIS export',
						description: 'Read marks, and if given pupil details, contacts and lesson marks, from CSV or XLSX files',
					},
					{
						name: 'Inspect',
						value: 'inspect',
						action: 'Inspect the registers group by group',
						description: 'Say for each registration group what must be put right and what to check, as text and as a page for its tutor',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Save the pages of an inspection',
						description: 'Save the pages of the groups and the overview, for a person to hand out or send',
					},
				],
				default: 'import',
			},
			...serviceProperties({
				operations: ['import'],
				services: ['google', 'microsoft365', 'wonde'],
				none: { name: 'None (Files)', description: 'Files that come with the item, or lie in a folder of the machine that n8n runs on' },
			}),
			...serviceProperties({
				operations: ['send'],
				services: ['google', 'microsoft365'],
				none: { name: 'None (a Folder on This Machine)', description: 'Save the pages for a person to hand out or send' },
			}),
			...importOperation.description,
			...inspectOperation.description,
			...sendOperation.description,
		],
	};

	methods = { listSearch: { ...pickers, searchWondeSchools } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
