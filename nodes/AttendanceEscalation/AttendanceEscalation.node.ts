import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as decide from './actions/decide';

export class AttendanceEscalation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Escalation',
		name: 'attendanceEscalation',
		icon: { light: 'file:attendanceEscalation.svg', dark: 'file:attendanceEscalation.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { decide: "Decide the next step" }[$parameter.operation] }}',
		description: 'Decide, by the school’s own policy, which step is due for each pupil, which is held for a person, and why',
		defaults: { name: 'Attendance Escalation' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Due', 'Held', 'Nothing Due'],
		usableAsTool: true,
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Decide',
						value: 'decide',
						action: 'Decide the next step for each pupil',
						description: 'Add decision (step, reasons, the sessions behind them) to each pupil',
					},
				],
				default: 'decide',
			},
			...decide.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await decide.execute.call(this);
	}
}
