import type { INodeProperties } from 'n8n-workflow';
import { cloudServices } from '../../shared/cloud/cloudOf';

/** Value of *Deliver*: e-mail to those who want it, and every letter filed. */
export const emailAndFile = 'emailAndFile';

/** Value of *E-Mail As*: the letter is the body of the message. */
export const inMessage = 'message';

const displayOptions = { show: { operation: ['send'], service: cloudServices } };
const whenEmailed = { show: { ...displayOptions.show, deliver: [emailAndFile] } };

export const emailProperties: INodeProperties[] = [
	{
		displayName: 'Deliver',
		name: 'deliver',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'E-Mail Those Who Want E-Mail, File All',
				value: emailAndFile,
				description: 'A letter whose addressee prefers e-mail, or has no postal address, goes as an attachment; every letter is filed, for a person to post the others',
			},
			{ name: 'File Only', value: 'file', description: 'Every letter is filed for a person to check, print and post' },
		],
		default: emailAndFile,
		hint: 'A step that needs a person’s approval is only filed until Attendance Approval says that it is approved',
		displayOptions,
	},
	{
		displayName: 'E-Mail As',
		name: 'emailAs',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Attachment', value: 'attachment', description: 'A short message with the letter attached as a PDF' },
			{ name: 'The Message Itself', value: inMessage, description: 'The letter is what the e-mail says, as a web page and as plain text: nothing to open. Choose E-Mail under "Documents" in Generate.' },
		],
		default: 'attachment',
		description: 'How a letter reads in the family’s mail. Either way the subject says who writes and nothing of the pupil.',
		displayOptions: whenEmailed,
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		placeholder: 'e.g. attendance@school.example',
		description: 'The shared mailbox or alias to send from, if it is not the account’s own address. The account must be allowed to.',
		displayOptions: whenEmailed,
	},
	{
		displayName: 'Reply To',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. office@school.example',
		description: 'Where families’ answers go, if not to the address it is sent from',
		displayOptions: whenEmailed,
	},
];
