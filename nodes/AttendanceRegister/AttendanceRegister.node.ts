import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as importOperation from './actions/import';

export class AttendanceRegister implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Register',
		name: 'attendanceRegister',
		icon: { light: 'file:attendanceRegister.svg', dark: 'file:attendanceRegister.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ { import: "Import from a MIS export" }[$parameter.operation] }}',
		description: 'Read the registers that your MIS exports, as CSV or Excel, into one item for each pupil',
		defaults: { name: 'Attendance Register' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Pupils', 'Rejected Rows'],
		usableAsTool: true,
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
						description: 'Read marks, and if given pupil details and contacts, from CSV or XLSX files',
					},
				],
				default: 'import',
			},
			...importOperation.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await importOperation.execute.call(this);
	}
}
