import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { serviceCredentials, serviceProperties } from '../shared/services';
import * as create from './actions/create';
import * as send from './actions/send';

const operations = { create, send };

export class AttendanceReferral implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Referral',
		name: 'attendanceReferral',
		icon: { light: 'file:attendanceReferral.svg', dark: 'file:attendanceReferral.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { create: "Prepare a referral pack", send: "Save packs to be checked" }[$parameter.operation] }}',
		description: 'Prepare a referral to the local authority as a pack to sign, with the same as data, or say what is missing and who can supply it',
		defaults: { name: 'Attendance Referral' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Incomplete'],
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
						name: 'Create',
						value: 'create',
						action: 'Prepare a referral pack',
						description: 'Make the pack (PDF) and the form (JSON) of each pupil, or name what is missing',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Save a referral pack for a person to check',
						description: 'Save the pack and the form, for a person to check, confirm and sign',
					},
				],
				default: 'create',
			},
			...serviceProperties({
				operations: ['send'],
				services: ['google', 'microsoft365'],
				none: { name: 'None (a Folder on This Machine)', description: 'Save the packs for a person to check, complete, sign and send' },
			}),
			...create.description,
			...send.description,
		],
	};

	methods = { listSearch: pickers };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
