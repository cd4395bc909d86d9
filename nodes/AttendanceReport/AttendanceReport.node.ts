import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { serviceCredentials, serviceProperties } from '../shared/services';
import * as firstDayCalls from './actions/firstDayCalls';
import * as impact from './actions/impact';
import * as send from './actions/send';

const operations = { firstDayCalls, impact, send };

/** The list of calls is a page for the office and, beside it, an item a pupil, so that a message can go or a talk be recorded. */
const outputs: INodeTypeDescription['outputs'] =
	`={{ ({ firstDayCalls: ['Page', 'Calls'], send: ['Saved'] }[$parameter.operation] ?? ['Reports']).map((displayName) => ({ type: '${NodeConnectionTypes.Main}', displayName })) }}`;

export class AttendanceReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Report',
		name: 'attendanceReport',
		icon: { light: 'file:attendanceReport.svg', dark: 'file:attendanceReport.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { firstDayCalls: "Whom to ring this morning", impact: "What came after each step", send: "Save the pages" }[$parameter.operation] }}',
		description: 'Whom to ring this morning, and reports to leaders, governors and others with counts and words and nobody’s name',
		defaults: { name: 'Attendance Report' },
		inputs: [NodeConnectionTypes.Main],
		outputs,
		usableAsTool: true,
		credentials: serviceCredentials(Object.keys(operations), { google: ['send'], microsoft365: ['send'] }),
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'First-Day Calls',
						value: 'firstDayCalls',
						action: 'List whom to ring this morning',
						description: 'List the pupils of whom nobody knows why they are not in school, with most need of care first, whom to ring and when somebody goes to see them',
					},
					{
						name: 'Impact',
						value: 'impact',
						action: 'Report what came after each step and each kind of help',
						description: 'Set absence after each step and each kind of help beside pupils like them who had not had it, with a page for leaders and governors',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Save the pages of a report',
						description: 'Save the pages, for a person to hand out or send',
					},
				],
				default: 'impact',
			},
			...serviceProperties({
				operations: ['send'],
				services: ['google', 'microsoft365'],
				none: { name: 'None (a Folder on This Machine)', description: 'Save the pages for a person to hand out or send' },
			}),
			...firstDayCalls.description,
			...impact.description,
			...send.description,
		],
	};

	methods = { listSearch: pickers };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operations[this.getNodeParameter('operation', 0) as keyof typeof operations].execute.call(this);
	}
}
