import type { INodeProperties } from 'n8n-workflow';
import { letterFamilies, mayBeShared } from '../../../attendance/letters';
import { defaultAccentColour } from '../../../connectors/documents/letters/wordTemplate';
import { detailsProperties } from './details';
import { leafletPolicyProperties } from './leafletPolicy';
import { settingsHint } from '../../shared/settingsHint';
import { templateProperties } from './templates';
import { emailForm } from './emailBinary';
import { wordingProperties } from '../languages/chosen';
import { printLayoutProperties } from './printLayout';

/** Value of *Documents*: short enough for a telephone, kept with the letter and not as a file. */
export const textForm = 'text';

/** Value of the parameter `family` that takes the letter from the item's decision. */
export const fromDecision = 'fromDecision';

const sharedFamilies = [fromDecision, ...Object.values(letterFamilies).filter(mayBeShared).map(({ id }) => id)];

const displayOptions = { show: { operation: ['generate'] } };

const line = (name: string, displayName: string, placeholder: string, description = ''): INodeProperties => ({
	displayName, name, type: 'string', default: '', placeholder, description,
});

const letterhead: INodeProperties = {
	displayName: 'Letterhead',
	name: 'letterhead',
	type: 'collection',
	placeholder: 'Add Line',
	default: {},
	// n8n shows no hint under a collection, so all there is to say is in the description.
	description: 'What stands at the top of each letter beside the school’s name. The same for every pupil: best taken from the Settings node of the workflow.',
	displayOptions,
	// In alphabetical order, as n8n asks of collections.
	options: [
		{ ...line('address', 'Address', 'e.g. Priory Lane, Ashdown, LS15 9AB', 'Lines are parted by commas or line breaks'), typeOptions: { rows: 4 } },
		{ displayName: 'Colour', name: 'colour', type: 'color', default: defaultAccentColour, description: 'The school’s colour, for its name and for headings. A dark one reads best.' },
		line('email', 'Email', 'e.g. name@email.com'),
		line('logo', 'Logo', 'e.g. logo', 'Name of the binary property with the school’s logo (PNG or JPEG, up to 2 MB), on the item or on the first item. A Word template of your own has its own.'),
		line('logoText', 'Logo: Alternative Text', 'e.g. Ashdown Vale Academy logo', 'What a screen reader says for the logo. Left out, the school’s name and "logo".'),
		line('phone', 'Phone', 'e.g. 0113 496 0100'),
		line('signature', 'Signature Image', 'e.g. signature', 'Name of the binary property with a picture of the signature (PNG or JPEG, up to 2 MB), on the item or on the first item'),
		line('website', 'Website', 'e.g. www.school.example'),
	],
};

const meeting: INodeProperties = {
	displayName: 'Meeting',
	name: 'meeting',
	type: 'collection',
	placeholder: 'Add Detail',
	default: {},
	description: 'For the meeting invitation. Give the date, the time and the place, or none of them: the letter then asks the family to choose them with the named contact.',
	displayOptions,
	options: [
		{ displayName: 'Date', name: 'date', type: 'dateTime', default: '', description: 'The day of the meeting' },
		line('place', 'Place', 'e.g. Main reception, Ashdown Vale Academy'),
		line('time', 'Time', 'e.g. 3.30 pm'),
		line('attendees', 'Who Will Be There', 'e.g. Mrs Adeyemi (Attendance Officer)', 'People of the school who will be at the meeting. Left out, the named contact.'),
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Letter',
		name: 'family',
		type: 'options',
		options: [
			{ name: 'From the Decision', value: fromDecision, description: 'The letter that the policy asks for, as Attendance Escalation decided' },
			...Object.values(letterFamilies).map(({ id, name }) => ({ name, value: id })),
		],
		default: fromDecision,
		description: 'Which letter to make for each pupil',
		displayOptions,
	},
	{
		displayName: 'Nothing is sent. Each letter is made as a file for a person to read, print or send.',
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ ...line('contactName', 'Contact Name', 'e.g. Mrs P. Adeyemi', 'The named person whom the family can speak to'), hint: settingsHint, displayOptions },
	{ ...line('contactRole', 'Contact Role', 'e.g. Attendance Officer'), displayOptions },
	{ ...line('contactPhone', 'Contact Phone', 'e.g. 0113 496 0123'), displayOptions },
	{ ...line('contactEmail', 'Contact Email', 'e.g. name@email.com', 'Give a phone number, an e-mail address, or both'), displayOptions },
	{ ...line('signatoryName', 'Signed By', 'e.g. Mr D. Hughes', 'The person who signs. Left out, the named contact.'), displayOptions },
	{ ...line('signatoryRole', 'Signed By: Role', 'e.g. Assistant Headteacher'), displayOptions },
	letterhead,
	meeting,
	...detailsProperties,
	...leafletPolicyProperties,
	{
		displayName: 'Documents',
		name: 'documents',
		type: 'multiOptions',
		options: [
			{ name: 'E-Mail', value: emailForm, description: 'As a web page and as plain text, to be sent as the message itself' },
			{ name: 'PDF', value: 'pdf', description: 'Accessible (PDF/UA), with the address in the window of a DL or C5 envelope' },
			{
				name: 'Text Message',
				value: textForm,
				description: 'To those who would rather have a text, where the letter has one; and first for a message of the day. Only GOV.UK Notify sends them.',
			},
			{ name: 'Word', value: 'docx', description: 'To be changed by hand before it goes out' },
		],
		default: ['pdf', 'docx'],
		description: 'All are made from the same template and say the same; the text message is short',
		displayOptions,
	},
	...printLayoutProperties,
	...wordingProperties,
	{
		displayName: 'One Praise Letter for Brothers and Sisters',
		name: 'sharePraise',
		type: 'boolean',
		default: true,
		description: 'Whether brothers and sisters in one household share one letter of praise, where it says the same of each. Every other letter is about one pupil.',
		displayOptions: { show: { ...displayOptions.show, family: sharedFamilies } },
	},
	...templateProperties('generate', ''),
];
