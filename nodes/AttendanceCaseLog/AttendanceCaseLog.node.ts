import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { schoolPostgresTest } from '../shared/schoolPostgres';
import { serviceProperties, signInShown } from '../shared/services';
import * as getHistory from './actions/getHistory';
import * as mirror from './actions/mirror';
import * as notify from './actions/notify';
import * as record from './actions/record';
import { inPostgres, keptInProperties } from './keptIn';

const operations = { getHistory, record, mirror, notify };

/** The operations that show something to staff, who look for it in the school's account. */
const toStaff = ['mirror', 'notify'];
/** The operations that keep the record itself. */
const onRecord = ['getHistory', 'record'];

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
		subtitle:
			'={{ { getHistory: "Get each pupil’s history", mirror: "Show cases as a list", notify: "Tell staff" }[$parameter.operation] ?? ($parameter.stage === "settle" ? "Record that it is done" : "Reserve before acting") }}',
		description: 'Keep the record of every step, so that no letter or referral is ever made twice',
		defaults: { name: 'Attendance Case Log' },
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{(${outputs})($parameter)}}`,
		usableAsTool: true,
		// Written out, because n8n's linter looks here for the test of the last.
		credentials: [
			{ name: 'schoolGoogleOAuth2Api', required: true, displayOptions: signInShown(onRecord, 'google', 'oAuth2') },
			{ name: 'schoolGoogleServiceAccountApi', required: true, displayOptions: signInShown(onRecord, 'google', 'serviceAccount') },
			{ name: 'schoolMicrosoftOAuth2Api', required: true, displayOptions: signInShown(onRecord, 'microsoft365', 'oAuth2') },
			{ name: 'schoolMicrosoftApplicationApi', required: true, displayOptions: signInShown(onRecord, 'microsoft365', 'application') },
			{ name: 'schoolPostgresApi', required: true, testedBy: 'schoolPostgresTest', displayOptions: inPostgres },
		],
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
						name: 'Mirror',
						value: 'mirror',
						action: 'Show cases as a list for staff',
						description: 'Keep a Google Sheet or SharePoint list with a row for each case, for staff to read',
					},
					{
						name: 'Notify',
						value: 'notify',
						action: 'Tell staff by a message or a task',
						description: 'Post a message where staff look, or give them a task',
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
			...serviceProperties({ operations: toStaff, services: ['google', 'microsoft365'] }),
			...record.description,
			...mirror.description,
			...notify.description,
			...keptInProperties,
		],
	};

	methods = { listSearch: pickers, credentialTest: { schoolPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
