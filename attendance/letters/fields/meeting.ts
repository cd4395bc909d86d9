import { weekdayDate } from '../../text/plainEnglish';
import type { LetterFacts, MeetingSlot } from '../letterFacts';
import type { FieldSection } from './section';

/** A meeting with the family: `isSet` where there is a day, a time and a place; `isOpen` where the family chooses. */
export interface MeetingFields {
	isSet: boolean;
	isOpen: boolean;
	date: string;
	time: string;
	place: string;
	attendees: string;
}

export const meeting: FieldSection<MeetingFields> = {
	words: {
		isSet: 'whether the meeting has a day, a time and a place',
		isOpen: 'whether the family is asked to choose them',
		date: 'the day of the meeting ("Thursday 3 December")',
		time: 'its time ("3.30 pm")',
		place: 'its place',
		attendees: 'who of the school will be there',
	},
	empty: { isSet: false, isOpen: true, date: '', time: '', place: '', attendees: '' },
	missing: 'it is not known who of the school will be at the meeting',
	advice: 'Give "Who Will Be There" in "Meeting", or a named contact.',
	of: (facts) => {
		const slot = slotOf(facts);
		const attendees = facts.details.meeting?.attendees.trim() || facts.meeting.attendees;
		if (attendees === '') return null;
		return {
			isSet: slot !== null,
			isOpen: slot === null,
			date: slot ? weekdayDate(slot.date) : '',
			time: slot?.time ?? '',
			place: slot?.place ?? '',
			attendees,
		};
	},
};

/** What the item tells of this pupil's meeting goes before what was set for all. Half of a day, a time and a place is none. */
export function slotOf({ details: { meeting: own }, meeting: { slot } }: Pick<LetterFacts, 'details' | 'meeting'>): MeetingSlot | null {
	const [date, time, place] = [own?.date ?? slot?.date, own?.time.trim() || slot?.time, own?.place.trim() || slot?.place];
	return date && time && place ? { date, time, place } : null;
}
