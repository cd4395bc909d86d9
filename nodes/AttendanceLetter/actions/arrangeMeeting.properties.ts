import type { INodeProperties } from 'n8n-workflow';
import { asAtProperty } from '../../shared/asAt';
import { placeProperty } from '../../shared/cloud/places';
import { settingsHint } from '../../shared/settingsHint';

const displayOptions = { show: { operation: ['arrangeMeeting'] } };

export const properties: INodeProperties[] = [
	placeProperty(
		{
			name: 'calendar',
			displayName: 'Calendar',
			description: 'The calendar in which the meetings are booked. Leave empty for the account’s own.',
			list: 'searchCalendars',
			written: { displayName: 'By Name or Address', placeholder: 'e.g. attendance@school.example' },
		},
		displayOptions,
	),
	{
		displayName: 'Also Free',
		name: 'alsoFree',
		type: 'string',
		default: '',
		placeholder: 'e.g. p.adeyemi@school.example, d.hughes@school.example',
		description: 'Colleagues who have to be there too: a time is taken only when all of them are free, and they are invited. Addresses with commas between.',
		displayOptions,
	},
	{
		displayName: 'Term Dates',
		name: 'termDates',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		required: true,
		placeholder: '03/11/2026 to 18/12/2026\nclosed 27/11/2026',
		description: 'When the school is open: a line for each term or half term, and a line for each closed day in it. Meetings are booked on these days only.',
		hint: settingsHint,
		displayOptions,
	},
	{ displayName: 'From', name: 'opens', type: 'string', default: '15:30', placeholder: 'e.g. 15:30', description: 'The time of day from which you meet families', displayOptions },
	{ displayName: 'Until', name: 'closes', type: 'string', default: '17:00', placeholder: 'e.g. 17:00', description: 'The time of day by which the last meeting is over', displayOptions },
	{ displayName: 'Minutes', name: 'minutes', type: 'number', typeOptions: { minValue: 5, maxValue: 240 }, default: 30, description: 'How long a meeting takes', displayOptions },
	{
		displayName: 'School Days of Notice',
		name: 'notice',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 30 },
		default: 7,
		description: 'How many school days ahead the first meeting is, so that a letter by post arrives in good time',
		displayOptions,
	},
	{ displayName: 'Place', name: 'place', type: 'string', default: '', required: true, placeholder: 'e.g. Main reception, Wexbourne Academy', description: 'Where families come to', displayOptions },
	{ ...asAtProperty, displayOptions },
];
