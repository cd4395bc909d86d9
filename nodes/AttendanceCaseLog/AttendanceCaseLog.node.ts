import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as getHistory from './actions/getHistory';
import * as record from './actions/record';
import { databaseFileProperty } from './caseLogFile';

const operations = { getHistory, record };

/**
 * Before acting there is a second way out, `Already Done`: what must not be made again has to leave by a door of its own,
 * or a workflow would have to remember to look at a field. The other operations have one way out.
 */
const outputs = (parameter: INodeParameters) => {
	const cases = { type: 'main', displayName: 'Cases' };
	const reserves = parameter.operation === 'record' && parameter.stage !== 'settle';
	return reserves ? [cases, { type: 'main', displayName: 'Already Done' }] : [cases];
};

export class AttendanceCaseLog implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Case Log',
		name: 'attendanceCaseLog',
		icon: { light: 'file:attendanceCaseLog.svg', dark: 'file:attendanceCaseLog.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter.operation === "getHistory" ? "Get each pupil’s history" : $parameter.stage === "settle" ? "Record that it is done" : "Reserve before acting" }}',
		description: 'Keep the record of every step, so that no letter or referral is ever made twice',
		defaults: { name: 'Attendance Case Log' },
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{(${outputs})($parameter)}}`,
		usableAsTool: true,
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Get History',
						value: 'getHistory',
						action: 'Get the history of each pupil',
						description: 'Add case (the steps taken, with their dates) to each pupil',
					},
					{
						name: 'Record',
						value: 'record',
						action: 'Record a letter or referral',
						description: 'Reserve a letter or referral before it is made, and settle it once it is',
					},
				],
				default: 'getHistory',
			},
			...record.description,
			databaseFileProperty,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
