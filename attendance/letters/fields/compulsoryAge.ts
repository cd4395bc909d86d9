import { isOfCompulsorySchoolAge } from '../../calendar/compulsorySchoolAge';
import type { Pupil } from '../../item';
import { Unfit } from './section';

/**
 * Why no letter may tell of an offence or a penalty notice about a pupil's absence on a date (`YYYY-MM-DD`); null where it may, or where
 * the pupil's details do not tell the age. Section 444 of the Education Act 1996 is about children of compulsory school age alone.
 */
export function outsideCompulsoryAge(pupil: Pupil, date: string): Unfit | null {
	return isOfCompulsorySchoolAge(pupil, date) === false
		? new Unfit('the pupil is not of compulsory school age', 'No penalty notice is asked for, and nobody is warned of one. Send a letter that offers help.')
		: null;
}
