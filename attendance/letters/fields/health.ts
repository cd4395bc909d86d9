import { sicknessReturn } from '../../law/sicknessReturn';
import { longDate, counted } from '../../text/plainEnglish';
import type { FieldSection } from './section';

/** What is offered where health keeps a pupil from school. Never a diagnosis. */
export interface HealthFields {
	support: { what: string }[];
	withWhom: string;
	reviewOn: string;
	daysUntilCouncil: string;
}

/** What nearly every school can offer; the school's own offers take their place. */
const usualOffers = ['a plan, made with you, of what helps on a hard day', 'help to catch up, a little at a time', 'work to do at home on better days'];

export const health: FieldSection<HealthFields> = {
	words: {
		support: { what: 'something that the school offers' },
		withWhom: 'whom the school would like to speak to, with the family’s consent ("the school nurse"); may be empty',
		reviewOn: 'when it is looked at again ("14 December 2026"); may be empty',
		daysUntilCouncil: 'how many days missed because of health lead to education arranged by the council ("15 school days")',
	},
	empty: { support: [], withWhom: '', reviewOn: '', daysUntilCouncil: '' },
	missing: 'it is not known what is offered',
	advice: 'Give "What the School Offers" in "Illness and Health".',
	of: ({ details: { health: told } }) => ({
		support: (told && told.support.length > 0 ? told.support : usualOffers).map((what) => ({ what })),
		withWhom: told?.withWhom.trim() ?? '',
		reviewOn: told?.reviewOn ? longDate(told.reviewOn) : '',
		daysUntilCouncil: counted(sicknessReturn.schoolDays, 'school day'),
	}),
};
