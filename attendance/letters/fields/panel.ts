import { slotOf } from './meeting';
import { Untold, type FieldSection } from './section';

/** A governors' attendance panel: who sits on it. When and where are the meeting's. */
export interface PanelFields {
	members: string;
}

/** Governors come together for it, so a panel has a day before anybody is invited. */
export const panel: FieldSection<PanelFields> = {
	words: { members: 'the governors on the panel, and who else of the school will be there' },
	empty: { members: '' },
	missing: 'it is not known who is on the governors’ panel',
	advice: 'Give "Who Will Be There" in "Meeting": the members of the panel by name and role.',
	of: (facts) => {
		const members = facts.details.meeting?.attendees.trim() || facts.meeting.attendees;
		if (!members) return null;
		if (!slotOf(facts)) return new Untold('the governors’ panel has no day, time and place', 'Give "Date", "Time" and "Place" in "Meeting", or arrange the meeting first.');
		return { members };
	},
};
