import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as create from './actions/create';

export class AttendanceReferral implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Referral',
		name: 'attendanceReferral',
		icon: { light: 'file:attendanceReferral.svg', dark: 'file:attendanceReferral.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { create: "Prepare a referral pack" }[$parameter.operation] }}',
		description: 'Prepare a referral to the local authority as a pack to sign and a form for machines, or say what is missing and who can supply it',
		defaults: { name: 'Attendance Referral' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Incomplete'],
		usableAsTool: true,
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
				],
				default: 'create',
			},
			...create.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await create.execute.call(this);
	}
}
