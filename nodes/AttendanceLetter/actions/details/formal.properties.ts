import type { INodeProperties } from 'n8n-workflow';
import { collection, count, day, line, lines, shownFor, yesNo } from './collections';

/** What no register knows and a letter about a meeting, a contract or a formal step says. */
export const formalProperties: INodeProperties[] = [
	{
		...line('Local Authority’s Team', 'authorityContact', 'e.g. Leeds Attendance Service, 0113 496 0999', 'Whom a family can ask at the local authority. Left out, what the item’s letterDetails say.'),
		displayOptions: shownFor('ten-day', 'fifteen-day', 'twenty-day'),
	},
	collection('Earlier Meeting', 'earlierMeetingDetails', 'When the meeting was to be that was moved, or that the family could not come to. The new one is set in “Meeting”.', ['meeting-rearranged', 'meeting-missed'], [
		day('Date', 'date', 'The day of the earlier meeting'),
		line('Time', 'time', 'e.g. 3.30 pm', 'Its time'),
	]),
	collection('Contract', 'contractDetails', 'For the attendance contract. Left out, the open plan of the case tells what the school does, the targets and the review.', ['attendance-contract'], [
		day('From', 'from', 'The day from which it holds'),
		lines('Looked at Again On', 'reviewOn', 'e.g. 2026-12-14', 'A date on each line, written as 2026-12-14'),
		line('Parent', 'parent', 'e.g. Mother', 'Whose contract it is, by relationship or name. One parent’s words are shown to no other.'),
		lines('Parent Says', 'parentSays', 'e.g. Mornings are hard since I work nights.', 'The parent’s own statement. Left out, there is room to write it in together.'),
		lines('Parent Will', 'parentWill', 'e.g. Call the school on each day of absence', 'A line for each'),
		lines('Pupil Says', 'pupilSays', 'e.g. I like school best when my friends are there.', 'The pupil’s own statement. Left out, there is room to write it in together.'),
		lines('School Will', 'schoolWill', 'e.g. A talk each Monday morning with Mr Bell', 'A line for each. What the local authority will do belongs here too.'),
		lines('Targets', 'targets', 'e.g. In school on nine days of ten until Christmas', 'A line for each'),
	]),
	collection('Notice', 'noticeDetails', 'For the notice to improve, its outcome, the warning and the letter about a penalty notice. These are decisions of people: nothing is made up for them.', ['warning', 'notice-to-improve', 'notice-to-improve-outcome', 'penalty-notice-final'], [
		day('Begins', 'from', 'The first day of the period for improvement. Left out, the date of the letter; for the outcome, the day on which the notice was issued.'),
		yesNo('Earlier Notices Asked For', 'earlierNoticesAsked', 'Whether the earlier school or local authority was asked for penalty notices to this parent, and they are recorded'),
		lines('Early Grounds', 'earlyGrounds', 'e.g. Four sessions without leave in the first three weeks', 'On which grounds a penalty notice may be issued before the period ends. A line for each.'),
		day('Ends', 'to', 'The last day of the period. Left out, it is counted from the weeks and the term dates.'),
		lines('Enough Improvement', 'improvement', 'e.g. No more than two sessions without leave', 'What is enough for this family, in words that the family reads'),
		yesNo('For a Holiday in Term Time', 'forTermTimeHoliday', 'Whether it is about a holiday in term time. There is no notice to improve for one.'),
		lines('Further Support', 'furtherSupport', 'e.g. A meeting with the school nurse', 'A line for each. Help that was offered and not taken up is offered again by itself.'),
		lines('Next', 'next', 'e.g. We would like to meet you before we decide.', 'For the outcome: what follows, in words that the family reads'),
		{
			displayName: 'Outcome', name: 'outcome', type: 'options', default: 'improved',
			options: [{ name: 'Improved', value: 'improved' }, { name: 'Not Improved', value: 'not improved' }, { name: 'Partly Improved', value: 'partly improved' }],
			description: 'What came of the notice, as a person decided. Left out, what the case log holds.',
		},
		lines('Support So Far', 'supportSoFar', 'e.g. A breakfast club place from 19 October', 'What was offered, where the case log does not tell it. A line for each.'),
		lines('Term Dates', 'termDates', '02/11/2026 to 18/12/2026', 'To count the last day of the period: a term or half term on each line, and closed days as "closed 27/11/2026"'),
		count('Weeks', 'weeks', 3, 6, 'School weeks of the period for improvement, from three to six'),
	]),
];
