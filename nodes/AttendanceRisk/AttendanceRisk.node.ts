import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as score from './actions/score';
import * as summarise from './actions/summarise';

const operations = { score, summarise };

/** What comes out is pupils or groups, so the output is named after the operation. */
const outputs: INodeTypeDescription['outputs'] = `={{ [{ type: '${NodeConnectionTypes.Main}', displayName: { score: 'Pupils', summarise: 'Groups' }[$parameter.operation] }] }}`;

export class AttendanceRisk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Risk',
		name: 'attendanceRisk',
		icon: { light: 'file:attendanceRisk.svg', dark: 'file:attendanceRisk.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { score: "Score each pupil", summarise: "Summarise groups" }[$parameter.operation] }}',
		description: 'Work out each pupil’s attendance by the statutory measures, with the tier, the chance of persistent absence, the reasons and the patterns in words',
		defaults: { name: 'Attendance Risk' },
		inputs: [NodeConnectionTypes.Main],
		outputs,
		usableAsTool: true,
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Score',
						value: 'score',
						action: 'Score each pupil',
						description: 'Add attendance (the counts) and risk (tier, chance of persistent absence by July, reasons, patterns) to each pupil',
					},
					{
						name: 'Summarise Groups',
						value: 'summarise',
						action: 'Summarise groups of pupils',
						description: 'Compare year groups, classes and other groups of scored pupils, with small groups hidden',
					},
				],
				default: 'score',
			},
			...score.description,
			...summarise.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operations[this.getNodeParameter('operation', 0) as keyof typeof operations].execute.call(this);
	}
}
