import { weekdayDate } from '../../text/plainEnglish';
import type { FieldSection } from './section';

/** The time of a meeting that was moved, or to which the family could not come. */
export interface EarlierMeetingFields {
	date: string;
	time: string;
}

export const earlierMeeting: FieldSection<EarlierMeetingFields> = {
	words: {
		date: 'the day on which the meeting was to be, before it was moved or missed ("Thursday 26 November")',
		time: 'its time ("3.30 pm")',
	},
	empty: { date: '', time: '' },
	missing: 'it is not known when the earlier meeting was to be',
	advice: 'Give "Date" and "Time" in "Earlier Meeting".',
	of: ({ details: { meeting } }) => (meeting?.before ? { date: weekdayDate(meeting.before.date), time: meeting.before.time } : null),
};
