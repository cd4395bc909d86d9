import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { serviceCredentials, serviceProperties } from '../shared/services';
import * as impact from './actions/impact';
import * as send from './actions/send';

const operations = { impact, send };

const outputs: INodeTypeDescription['outputs'] = `={{ [{ type: '${NodeConnectionTypes.Main}', displayName: $parameter.operation === 'send' ? 'Saved' : 'Reports' }] }}`;

export class AttendanceReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Report',
		name: 'attendanceReport',
		icon: { light: 'file:attendanceReport.svg', dark: 'file:attendanceReport.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { impact: "What came after each step", send: "Save the pages" }[$parameter.operation] }}',
		description: 'Report on attendance to leaders, governors and others, with counts and words and nobody’s name',
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
			...impact.description,
			...send.description,
		],
	};

	methods = { listSearch: pickers };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operations[this.getNodeParameter('operation', 0) as keyof typeof operations].execute.call(this);
	}
}
