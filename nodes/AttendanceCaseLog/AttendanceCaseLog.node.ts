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
import * as erase from './actions/erase';
import * as exportCases from './actions/export';
import * as getHistory from './actions/getHistory';
import * as mirror from './actions/mirror';
import * as notify from './actions/notify';
import * as plan from './actions/plan';
import * as record from './actions/record';
import * as review from './actions/review';
import * as verify from './actions/verify';
import { inPostgres, keptInProperties, ofLog as onRecord } from './keptIn';

const operations = { getHistory, record, plan, review, verify, export: exportCases, erase, mirror, notify };

/** The operations that show something to staff, who look for it in the school's account. */
const toStaff = ['mirror', 'notify'];

/**
 * Before acting there is a second way out, `Already Done`: what must not be made again has to leave by a door of its own,
 * or a workflow would have to remember to look at a field. So has what is no case: an overview, an open reservation.
 * The editor is handed this function as text, so it names nothing outside itself.
 */
const outputs = (parameter: INodeParameters) => {
	let names = ['Cases'];
	if (parameter.operation === 'record' && (parameter.what ?? 'act') === 'act' && (parameter.stage ?? 'reserve') === 'reserve') names = ['Cases', 'Already Done'];
	if (parameter.operation === 'verify') names = ['Verdict', 'Open Reservations'];
	if (parameter.operation === 'export') names = parameter.whichCases === 'sample' ? ['Case Files', 'Overview'] : ['Case Files'];
	if (parameter.operation === 'erase') names = ['Erased'];
	return names.map((displayName) => ({ type: 'main', displayName }));
};

export class AttendanceCaseLog implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Case Log',
		name: 'attendanceCaseLog',
		icon: { light: 'file:attendanceCaseLog.svg', dark: 'file:attendanceCaseLog.dark.svg' },
		group: ['transform'],
		version: 1,
		// One text, because n8n's linter looks here for it: the words of the operation, or of the choice that says more.
		subtitle:
			'={{ ({ getHistory: "Get each pupil’s history", plan: "Record a plan", verify: "Check that nothing was changed", mirror: "Show cases as a list", notify: "Tell staff", reserve: "Reserve before acting", settle: "Record that it is done", release: "Release what came to nothing", approval: "Record a decision", contact: "Record a talk", help: "Record help begun", helpOutcome: "Record what help came to", hold: "Record a hold", holdEnded: "Record the end of a hold", notice: "Record a formal notice", noticeOutcome: "Record what became of a notice", list: "List reviews due", record: "Record a review", these: "Make case files", sample: "Sample case files", true: "Say what would be erased", false: "Erase" })[({ record: $parameter.what === "act" ? $parameter.stage : $parameter.what, review: $parameter.reviewAction, export: $parameter.whichCases, erase: String($parameter.testRun) })[$parameter.operation] ?? $parameter.operation] }}',
		description: 'Keep the record of every step, plan, talk and decision, so that nothing is made twice and every case can be shown',
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
						name: 'Erase',
						value: 'erase',
						action: 'Erase what is past its retention',
						description: 'Erase what the log holds of pupils, by your retention schedule or for single pupils. The log still verifies.',
					},
					{
						name: 'Export',
						value: 'export',
						action: 'Make case files',
						description: 'Make the case file of each pupil as PDF and JSON, or of a random sample with an overview',
					},
					{
						name: 'Get History',
						value: 'getHistory',
						action: 'Get the history of each pupil',
						description: 'Add case (steps, plans, help, notices, decisions and holds, with their dates) to each pupil',
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
						name: 'Plan',
						value: 'plan',
						action: 'Record a plan agreed with a family',
						description: 'Record what stands in the way, what is aimed at, who helps and when it is reviewed',
					},
					{
						name: 'Record',
						value: 'record',
						action: 'Record an act or what a person said',
						description: 'Reserve and settle a letter, referral or task; record a decision, a talk, help, a hold or a notice',
					},
					{
						name: 'Review',
						value: 'review',
						action: 'Review plans',
						description: 'List the plans whose review is due, or record what a review found',
					},
					{
						name: 'Verify',
						value: 'verify',
						action: 'Check that the log was not changed',
						description: 'Check every event of the log, and list what was begun and is not known to be finished',
					},
				],
				default: 'getHistory',
			},
			...serviceProperties({ operations: toStaff, services: ['google', 'microsoft365'] }),
			...record.description,
			...plan.description,
			...review.description,
			...verify.description,
			...exportCases.description,
			...erase.description,
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
