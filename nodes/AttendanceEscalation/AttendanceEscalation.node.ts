import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as decide from './actions/decide';
import * as readPolicy from './actions/readPolicy';
import * as simulate from './actions/simulate';
import { policyProperties } from './policy/chosen';
import { inputs } from './policy/tableInput';

const operations = { decide, readPolicy, simulate };

const namesOfOutputs = Object.fromEntries(Object.entries(operations).map(([operation, { outputNames }]) => [operation, outputNames]));
/** What comes out is pupils by what was decided, or something about the policy, so the operation says which outputs there are. */
const outputs: INodeTypeDescription['outputs'] = `={{ (${JSON.stringify(namesOfOutputs)})[$parameter.operation].map((displayName) => ({ type: '${NodeConnectionTypes.Main}', displayName })) }}`;

export class AttendanceEscalation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Escalation',
		name: 'attendanceEscalation',
		icon: { light: 'file:attendanceEscalation.svg', dark: 'file:attendanceEscalation.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { decide: "Decide the next step", readPolicy: "Read the policy", simulate: "Simulate a policy" }[$parameter.operation] }}',
		description: 'Decide, by the school’s own policy, which step is due for each pupil, which is held for a person, and why',
		defaults: { name: 'Attendance Escalation' },
		inputs: `={{(${inputs})($parameter)}}`,
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
						name: 'Decide',
						value: 'decide',
						action: 'Decide the next step for each pupil',
						description: 'Add decision (step, reasons, the sessions behind them) to each pupil',
					},
					{
						name: 'Read Policy',
						value: 'readPolicy',
						action: 'Read the policy',
						description: 'Give the policy as rows for a spreadsheet, as JSON or in plain English',
					},
					{
						name: 'Simulate a Policy',
						value: 'simulate',
						action: 'Simulate a policy on a past year',
						description: 'Play a past year through, to see how much work the policy asks for and of which families, before it is adopted',
					},
				],
				default: 'decide',
			},
			...policyProperties,
			...decide.description,
			...readPolicy.description,
			...simulate.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operations[this.getNodeParameter('operation', 0) as keyof typeof operations].execute.call(this);
	}
}
