import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as generate from './actions/generate';

export class AttendanceLetter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Letter',
		name: 'attendanceLetter',
		icon: { light: 'file:attendanceLetter.svg', dark: 'file:attendanceLetter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { generate: "Make letters to parents" }[$parameter.operation] }}',
		description: 'Make letters to parents as Word files and accessible PDFs, one for each person who should have one, ready for window envelopes',
		defaults: { name: 'Attendance Letter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Letters', 'Held'],
		usableAsTool: true,
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Generate',
						value: 'generate',
						action: 'Make letters to parents',
						description: 'Make a letter for each person with parental responsibility, or say why it is held',
					},
				],
				default: 'generate',
			},
			...generate.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await generate.execute.call(this);
	}
}
