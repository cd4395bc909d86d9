import {
	NodeConnectionTypes,
	SEND_AND_WAIT_OPERATION,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { serviceCredentials, serviceProperties } from '../shared/services';
import { waitingWebhooks } from './actions/page';
import * as page from './actions/page';
import * as sendAndWait from './actions/sendAndWait';

export class AttendanceApproval implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Approval',
		name: 'attendanceApproval',
		icon: { light: 'file:attendanceApproval.svg', dark: 'file:attendanceApproval.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'Ask a person and wait',
		description: 'Ask a person to approve, hold or turn down each step on a page of its own, and wait for the answer',
		defaults: { name: 'Attendance Approval' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Approved', 'Not Approved'],
		usableAsTool: true,
		webhooks: waitingWebhooks,
		// n8n shows it while the node waits; the node puts the signed link in the place of the address (sendAndWait.ts).
		waitingNodeTooltip: '=Waiting for a person to decide. <a href="{{ $execution.resumeUrl }}" target="_blank">Open the page</a>, or pass its address on to the person who decides.',
		credentials: serviceCredentials([SEND_AND_WAIT_OPERATION], { google: [SEND_AND_WAIT_OPERATION], microsoft365: [SEND_AND_WAIT_OPERATION] }),
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Send and Wait',
						value: SEND_AND_WAIT_OPERATION,
						action: 'Ask a person and wait',
						description: 'Give a person the link of a page with all steps that need a decision, and wait until it is made',
					},
				],
				default: SEND_AND_WAIT_OPERATION,
			},
			...serviceProperties({
				operations: [SEND_AND_WAIT_OPERATION],
				services: ['google', 'microsoft365'],
				none: { name: 'None (Link Shown in the Run)', description: 'Nothing is sent: the link stands in this node while it waits' },
			}),
			...sendAndWait.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await sendAndWait.execute.call(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await page.serve.call(this);
	}
}
