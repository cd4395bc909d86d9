import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as generate from './actions/generate';
import * as send from './actions/send';

const operations = { generate, send };

export class AttendanceLetter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Letter',
		name: 'attendanceLetter',
		icon: { light: 'file:attendanceLetter.svg', dark: 'file:attendanceLetter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { generate: "Make letters to parents", send: "Save letters to be checked" }[$parameter.operation] }}',
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
					{
						name: 'Send',
						value: 'send',
						action: 'Save letters for a person to check',
						description: 'Save the letters for a person to check, print and post',
					},
				],
				default: 'generate',
			},
			...generate.description,
			...send.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
