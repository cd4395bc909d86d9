import type { INodeProperties } from 'n8n-workflow';

/** Value of *Deliver*: GOV.UK Notify posts and e-mails, and every letter is filed. */
export const postAndEmail = 'postAndEmail';

/** The field of a text template where the text of the letter stands. */
export const messageField = 'message';

/** The field of an e-mail template where the link to the letter stands. */
export const linkField = 'link_to_file';

const displayOptions = { show: { operation: ['send'], service: ['govUkNotify'] } };
const whenSent = { show: { ...displayOptions.show, deliver: [postAndEmail] } };

const templateProperty = (property: Pick<INodeProperties, 'name' | 'displayName' | 'description' | 'hint'>, list: string): INodeProperties => ({
	...property,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: list, searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 9d751e0e-f929-4891-82a1-a3e1c3c18ee3' },
	],
	displayOptions: whenSent,
});

export const notifyProperties: INodeProperties[] = [
	{
		displayName: 'Deliver',
		name: 'deliver',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File Only', value: 'file', description: 'Every letter is saved for a person to check, print and post' },
			{
				name: 'Post, E-Mail and Text, File All',
				value: postAndEmail,
				description: 'Letters to a postal address are printed and posted by GOV.UK Notify; those that go by e-mail go as a link, those by text as a text message; every letter is saved',
			},
		],
		default: postAndEmail,
		hint: 'A step that needs a person’s approval is only saved until Attendance Approval says that it is approved. Letters cost money with a live key; a test key posts nothing.',
		displayOptions,
	},
	{
		displayName: 'Postage',
		name: 'postage',
		type: 'options',
		options: [
			{ name: 'Economy', value: 'economy' },
			{ name: 'First Class', value: 'first' },
			{ name: 'Second Class', value: 'second' },
		],
		default: 'second',
		hint: 'Our letters keep to Notify’s letter specification. A Word template of your own must keep its margins (15 mm at the sides, 5 mm above and below) and nothing beside or under the address.',
		displayOptions: whenSent,
	},
	templateProperty(
		{
			name: 'emailTemplate',
			displayName: 'E-Mail Template',
			description: 'The template in Notify for letters that go by e-mail. If empty, those are only saved. A test run needs it.',
			hint: 'It needs ((link_to_file)), where the link to the letter stands, and may have ((name)) and ((school)). Keep the pupil out of it.',
		},
		'searchEmailTemplates',
	),
	templateProperty(
		{
			name: 'messageTemplate',
			displayName: 'Text Letter Template',
			description: 'The template in Notify for letters that go as a text message. If empty, those are held.',
			hint: 'It needs ((message)), where the text of the letter stands, and best has nothing else: each 160 signs are a message to pay for.',
		},
		'searchTextTemplates',
	),
	templateProperty(
		{
			name: 'textTemplate',
			displayName: 'Text About a Posted Letter',
			description: 'The template in Notify for a text message that tells the addressee of a posted letter that it is coming. If empty, none is sent.',
			hint: 'It may have ((name)) and ((school)). Keep the pupil out of it.',
		},
		'searchTextTemplates',
	),
];
