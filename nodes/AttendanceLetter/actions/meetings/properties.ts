import type { IDataObject, IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { readItem, type Contact } from '../../../../attendance/item';
import { asAtProperty } from '../../../shared/asAt';
import { cloudServices } from '../../../shared/cloud/cloudOf';
import { placeProperty } from '../../../shared/cloud/places';
import { settingsHint } from '../../../shared/settingsHint';

/** The operations that look into a calendar. */
export const meetingOperations = ['arrangeMeeting', 'lookUpMeeting', 'rearrangeMeeting'];

/** Those that choose a time. */
const booking: IDisplayOptions = { show: { operation: ['arrangeMeeting', 'rearrangeMeeting'] } };
const bookingByService: IDisplayOptions = { show: { ...booking.show, service: cloudServices } };
/** Those that look for a meeting that an earlier run booked. */
const finding: IDisplayOptions = { show: { operation: ['lookUpMeeting', 'rearrangeMeeting'] } };

/** The fields of all three; said once, since n8n shows a field by its first description that fits. */
const ofAll: INodeProperties[] = [
	placeProperty(
		{
			name: 'calendar',
			displayName: 'Calendar',
			description: 'The calendar in which the meetings are booked. Leave empty for the account’s own.',
			list: 'searchCalendars',
			written: { displayName: 'By Name or Address', placeholder: 'e.g. attendance@school.example' },
		},
		{ show: { operation: meetingOperations, service: cloudServices } },
	),
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '~/.n8n-files/school-attendance/meetings',
		placeholder: '~/.n8n-files/school-attendance/meetings',
		hint: 'On the machine that n8n runs on; ~ is the home folder there',
		description: 'Where meetings are kept, a calendar file (.ics) each, which any calendar opens. Only these meetings count as busy times.',
		displayOptions: { show: { operation: meetingOperations, service: ['none'] } },
	},
	{ displayName: 'Place', name: 'place', type: 'string', default: '', required: true, placeholder: 'e.g. Main reception, Wexbourne Academy', description: 'Where families come to', displayOptions: { show: { operation: meetingOperations } } },
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
		displayOptions: booking,
	},
	{ displayName: 'From', name: 'opens', type: 'string', default: '15:30', placeholder: 'e.g. 15:30', description: 'The time of day from which you meet families', displayOptions: booking },
	{ displayName: 'Until', name: 'closes', type: 'string', default: '17:00', placeholder: 'e.g. 17:00', description: 'The time of day by which the last meeting is over', displayOptions: booking },
	{ displayName: 'Minutes', name: 'minutes', type: 'number', typeOptions: { minValue: 5, maxValue: 240 }, default: 30, description: 'How long a meeting takes', displayOptions: booking },
	{ displayName: 'Most a Day', name: 'mostPerDay', type: 'number', typeOptions: { minValue: 1, maxValue: 50 }, default: 8, description: 'The most meetings that a run books on one day, so that they spread over days', displayOptions: booking },
	{
		displayName: 'School Days of Notice',
		name: 'notice',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 30 },
		default: 7,
		description: 'How many school days ahead the first meeting is, so that a letter by post arrives in good time',
		displayOptions: booking,
	},
	{
		displayName: 'Lesson Times',
		name: 'lessonTimes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 08:45 to 12:15, 13:15 to 15:15',
		description: 'When pupils have lessons. A meeting is put there only where nothing else is free. Leave empty where it does not matter.',
		displayOptions: booking,
	},
	{
		displayName: 'Also Free',
		name: 'alsoFree',
		type: 'string',
		default: '',
		placeholder: 'e.g. p.adeyemi@school.example, d.hughes@school.example',
		description: 'Colleagues who have to be there too: a time is taken only when all of them are free, and they are invited. Addresses with commas between.',
		displayOptions: bookingByService,
	},
	{
		displayName: 'Also Invited',
		name: 'alsoInvited',
		type: 'string',
		default: '',
		placeholder: 'e.g. support@wexshire.example',
		description: 'Partners of other agencies, whose calendars the school cannot see: they are invited, whether they are free or not. Addresses with commas between.',
		displayOptions: bookingByService,
	},
	{
		displayName: 'Invite the Family by the Calendar',
		name: 'inviteFamily',
		type: 'boolean',
		default: false,
		description: 'Whether parents with parental responsibility and an e-mail address whom you may contact are invited by the calendar too, besides their letter. The invitation says time and place, and neither the pupil nor why. Nobody sees who else is invited, and parents who live apart get an invitation each.',
		displayOptions: bookingByService,
	},
	{
		displayName: 'Test Run',
		name: 'testRun',
		type: 'boolean',
		default: false,
		description: 'Whether this is a test run: times are looked for as ever, and nothing is booked or moved, and nobody is invited. A later real run does all of it.',
		hint: 'In the workflows that come with this package it follows "testRunTo" in the Settings node',
		displayOptions: booking,
	},
];

const ofFound: INodeProperties[] = [
	{ displayName: 'Which Meeting', name: 'meetingOf', type: 'string', default: 'meeting-invitation', required: true, placeholder: 'e.g. meeting-invitation', description: 'The ID of the policy’s step that invited to the meeting', displayOptions: finding },
	{ displayName: 'Booked For', name: 'bookedFor', type: 'dateTime', default: '', description: 'The day on which the meeting was to be, as the family knows it. Where the calendar has it on another, it was moved before and is left as it is. Leave empty to take it on whatever day it is.', displayOptions: finding },
];

const ofWish: INodeProperties[] = [
	{ displayName: 'New Date', name: 'newDate', type: 'dateTime', default: '', placeholder: 'The next free time', description: 'The day that the family asked for. Leave empty for the next free time.', displayOptions: { show: { operation: ['rearrangeMeeting'] } } },
	{ displayName: 'New Time', name: 'newTime', type: 'string', default: '', placeholder: 'e.g. 16:15', description: 'The time that the family asked for, which may lie outside your usual hours. Leave empty for the first free time of that day.', displayOptions: { show: { operation: ['rearrangeMeeting'] } } },
];

export const bookingProperties: INodeProperties[] = [...ofAll, { ...asAtProperty, displayOptions: { show: { operation: meetingOperations } } }];
export const lookUpProperties: INodeProperties[] = ofFound;
export const rearrangeProperties: INodeProperties[] = ofWish;

/** The item's contacts; none where the import had no file of them. */
export const ofFamily = (json: IDataObject): readonly Contact[] => (json.contacts === undefined ? [] : readItem(json, ['contacts']).contacts);
