import { daysLater } from '../calendar/weeks';

/**
 * The new pupil return: all that the admission register holds of a pupil goes to the local authority "by the end of the fifth day
 * after the day when the name … is entered" (SI 2024/208 regulation 13(1) to (3),
 * https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made). Days of the calendar: the regulations say "school days" where
 * they mean them. Not for a pupil placed in the school's most junior class whose starting day is the first of the school year,
 * unless the authority asked for those.
 */
export const newPupilReturn = { days: 5, from: '2024-08-19' } as const;

export interface NewPupil {
	/** The day on which the name was entered in the admission register, `YYYY-MM-DD`. */
	readonly enteredOn: string;
	readonly inMostJuniorClass: boolean;
	readonly startsOnFirstDayOfYear: boolean;
	/** The day on which the authority asked for returns of such pupils too; null where it did not. */
	readonly authorityAskedOn: string | null;
}

/** The last day for the return; null where none is due. */
export function newPupilReturnBy({ enteredOn, inMostJuniorClass, startsOnFirstDayOfYear, authorityAskedOn }: NewPupil): string | null {
	const asked = authorityAskedOn !== null && authorityAskedOn < enteredOn;
	return inMostJuniorClass && startsOnFirstDayOfYear && !asked ? null : daysLater(enteredOn, newPupilReturn.days);
}
