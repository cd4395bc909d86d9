import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickers } from '../shared/cloud/pickers';
import { serviceCredentials, serviceProperties } from '../shared/services';
import * as arrangeMeeting from './actions/arrangeMeeting';
import * as checkTemplate from './actions/checkTemplate';
import * as generate from './actions/generate';
import { notifyPickers } from './actions/notify';
import * as lookUpMeeting from './actions/lookUpMeeting';
import { meetingOperations } from './actions/meetings/properties';
import * as outcomes from './actions/outcomes';
import * as rearrangeMeeting from './actions/rearrangeMeeting';
import * as send from './actions/send';
import * as wordingToTranslate from './actions/wordingToTranslate';
import { inputs } from './languages/chosen';

const operations = { arrangeMeeting, checkTemplate, generate, lookUpMeeting, outcomes, rearrangeMeeting, send, wordingToTranslate };

/** Operations that may read templates from the drive of a service. */
const templateOperations = ['checkTemplate', 'generate'];

export class AttendanceLetter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance Letter',
		name: 'attendanceLetter',
		icon: { light: 'file:attendanceLetter.svg', dark: 'file:attendanceLetter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { arrangeMeeting: "Book meetings with families", checkTemplate: "Check a template of your own", generate: "Make letters to parents", lookUpMeeting: "Look up meetings with families", outcomes: "Check what became of letters", rearrangeMeeting: "Move meetings with families", send: $parameter.service === "none" ? "Save letters to be checked" : "Send and file letters", wordingToTranslate: "Give the wording to translate" }[$parameter.operation] }}',
		description: 'Make letters to parents as Word files and accessible PDFs, one for each person who should have one, ready for window envelopes',
		defaults: { name: 'Attendance Letter' },
		inputs: `={{(${inputs})($parameter)}}`,
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Letters', 'Held'],
		usableAsTool: true,
		credentials: serviceCredentials(Object.keys(operations), {
			google: [...meetingOperations, ...templateOperations, 'send', 'outcomes'], microsoft365: [...meetingOperations, ...templateOperations, 'send', 'outcomes'], govUkNotify: ['send', 'outcomes'],
		}),
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Arrange Meeting',
						value: 'arrangeMeeting',
						action: 'Book meetings with families',
						description: 'Book a free time in the school’s calendar for each pupil whose family is to be invited, before the letter is made',
					},
					{
						name: 'Check Template',
						value: 'checkTemplate',
						action: 'Check a template of your own',
						description: 'Say all that is wrong with a Word template of your own, list every merge field, and show one letter made with it',
					},
					{
						name: 'Check What Became of Letters',
						value: 'outcomes',
						action: 'Check what became of letters',
						description: 'Look up which letters came back or could not be delivered, and propose whom to turn to next',
					},
					{
						name: 'Generate',
						value: 'generate',
						action: 'Make letters to parents',
						description: 'Make a letter for each person with parental responsibility, or say why it is held',
					},
					{
						name: 'Look Up Meeting',
						value: 'lookUpMeeting',
						action: 'Look up meetings with families',
						description: 'Find in the calendar when a meeting was to be, for the letter to a family that could not come',
					},
					{
						name: 'Rearrange Meeting',
						value: 'rearrangeMeeting',
						action: 'Move meetings with families',
						description: 'Move a meeting to a time that suits the family, before the letter that says so is made',
					},
					{
						name: 'Send',
						value: 'send',
						action: 'Send or save letters',
						description: 'Save the letters for a person to check, print and post; with a service, e-mail those that go by e-mail, or have GOV.UK Notify post them',
					},
					{
						name: 'Wording to Translate',
						value: 'wordingToTranslate',
						action: 'Give the wording to translate',
						description: 'Give the English of the letters as rows of a table, for your own wording in another language',
					},
				],
				default: 'generate',
			},
			...serviceProperties({
				operations: ['send'],
				services: ['google', 'govUkNotify', 'microsoft365'],
				none: { name: 'None (a Folder on This Machine)', description: 'Save the letters for a person to check, print and post' },
			}),
			...serviceProperties({
				operations: templateOperations,
				services: ['google', 'microsoft365'],
				none: { name: 'None', description: 'Letters are made on this machine anyway. A service is needed only where your own templates lie in its drive.' },
			}),
			...serviceProperties({ operations: ['outcomes'], services: ['google', 'govUkNotify', 'microsoft365'] }),
			...serviceProperties({
				operations: meetingOperations,
				services: ['google', 'microsoft365'],
				none: { name: 'None (Calendar Files on This Machine)', description: 'Keep each meeting as a calendar file, which any calendar opens' },
			}),
			...lookUpMeeting.description,
			...rearrangeMeeting.description,
			...arrangeMeeting.description,
			...checkTemplate.description,
			...generate.description,
			...send.description,
			...outcomes.description,
			...wordingToTranslate.description,
		],
	};

	methods = { listSearch: { ...pickers, ...notifyPickers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
