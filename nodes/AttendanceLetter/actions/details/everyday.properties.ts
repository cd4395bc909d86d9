import type { INodeProperties } from 'n8n-workflow';
import { collection, count, day, line, lines } from './collections';

/** What no register knows and an everyday letter says; each collection in alphabetical order, as n8n asks. */
export const everydayProperties: INodeProperties[] = [
	collection('Absence Today', 'firstDayDetails', 'For the first-day message, where the register does not show the absence yet.', ['first-day'], [
		day('Date', 'date', 'The day on which the pupil did not come'),
		{
			displayName: 'Session', name: 'session', type: 'options', default: '',
			options: [{ name: 'Afternoon', value: 'PM' }, { name: 'Morning', value: 'AM' }, { name: 'Whole Day', value: '' }],
			description: 'Which part of the day',
		},
	]),
	collection('Achievement', 'achievementDetails', 'For praise and certificates. Left out, the register of the last weeks says what it is for.', ['praise', 'certificate'], [
		line('For', 'for', 'e.g. coming to school every day of the autumn term', 'Goes on after “Well done to Ada for …”. Praise the effort and never a full record: illness and disability are nobody’s fault.'),
		line('Period', 'period', 'e.g. 7 September to 18 December 2026', 'When that was; may be left out'),
	]),
	collection('Catching Up', 'catchUpDetails', 'For the letter that welcomes a pupil back.', ['return-from-absence'], [
		lines('What to Look at First', 'work', 'e.g. fractions in maths', 'A line for each piece of work'),
		line('Who Helps', 'who', 'e.g. Mr Shah, form tutor', 'Left out, the named contact'),
	]),
	collection('Illness and Health', 'healthDetails', 'For letters about illness and health. Never name an illness.', ['illness-support', 'medical-support', 'fifteen-day'], [
		count('More School Days Expected', 'expectedDays', 0, 190, 'For the fifteen-day letter: how many more school days you have good reason to think that the illness will go on'),
		day('Review On', 'reviewOn', 'When you will look together at how things are'),
		lines('What the School Offers', 'support', 'e.g. a quiet place to rest', 'A line for each offer. Left out, what nearly every school can offer.'),
		line('Would Like to Speak To', 'withWhom', 'e.g. the school nurse', 'Whom the school would speak to, if the family agrees'),
	]),
	collection('Leave', 'leaveDetails', 'For the answer to a request for leave in term time.', ['leave-granted', 'leave-part-granted', 'leave-refused'], [
		line('Decided By', 'decidedBy', 'e.g. the headteacher', 'Who decided. Left out, the headteacher.'),
		{
			displayName: 'Decision', name: 'outcome', type: 'options', default: 'granted',
			options: [{ name: 'Granted', value: 'granted' }, { name: 'Part Granted', value: 'part granted' }, { name: 'Refused', value: 'refused' }],
			description: 'It must be the one that the chosen letter tells',
		},
		day('First Day', 'from', 'The first day that was asked for'),
		day('Granted: First Day', 'grantedFrom', 'Where a part is granted: its first day'),
		day('Granted: Last Day', 'grantedTo', 'Where a part is granted: its last day'),
		day('Last Day', 'to', 'The last day that was asked for'),
		line('Reason', 'reason', 'e.g. a wedding in the family', 'What the family gave as the reason, where the letter may say it. Each parent who is written to reads it.'),
		day('Requested On', 'requestedOn', 'When the family asked'),
		lines('What Was Considered', 'considered', 'e.g. We know how much this wedding means to you.', 'What was weighed up for this family, in whole sentences that the family reads. Each request is considered on its own: a letter that refuses leave is not made without it.'),
	]),
];
