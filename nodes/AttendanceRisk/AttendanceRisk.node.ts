import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as score from './actions/score';

export class AttendanceRisk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Risk',
		name: 'attendanceRisk',
		icon: { light: 'file:attendanceRisk.svg', dark: 'file:attendanceRisk.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { score: "Score each pupil" }[$parameter.operation] }}',
		description: 'Work out each pupil’s attendance by the statutory measures, with the tier, the reasons and the patterns in words',
		defaults: { name: 'Attendance Risk' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		outputNames: ['Pupils'],
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
						description: 'Add attendance (the counts) and risk (tier, reasons, patterns) to each pupil',
					},
				],
				default: 'score',
			},
			...score.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await score.execute.call(this);
	}
}
