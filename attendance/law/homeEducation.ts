import { longDate } from '../text/plainEnglish';
import { isInForce, type Commencements } from './notInForce';

/**
 * When a name is deleted because a parent will educate the child at home: once the date of the parent's written notice has
 * passed, unless a school attendance order stands, and the local authority is told (SI 2024/208 regulation 9(1)(f), from 19 August
 * 2024; children missing education guidance, https://edyourself.org/technical-changes-cme-guidance-2024/). From the day on which
 * section 434A of the Education Act 1996 holds, some children need the authority's consent first (notInForce.ts).
 */
export const homeEducationDeletion = { from: '2024-08-19' } as const;

export interface Withdrawal {
	/** The day from which the parent's written notice says the child is educated at home; null where there is no written notice. */
	readonly writtenNoticeFor: string | null;
	readonly schoolAttendanceOrder: boolean;
	/** The child is at the special school, or such an independent school, under arrangements of a local authority. */
	readonly placedAtSpecialSchool: boolean;
	/** A local authority makes enquiries or takes action under section 47 of the Children Act 1989, or there is a child protection plan. */
	readonly childProtection: boolean;
	readonly authorityConsented: boolean;
}

/** Whether the name is to be deleted for home education on a date (`YYYY-MM-DD`), and what to do next. */
export function homeEducationDeletionOn(
	{ writtenNoticeFor, schoolAttendanceOrder, placedAtSpecialSchool, childProtection, authorityConsented }: Withdrawal,
	on: string,
	commencements?: Commencements,
): { readonly delete: boolean; readonly sentence: string } {
	if (writtenNoticeFor === null) return { delete: false, sentence: 'There is no written notice from the parent. Consider telling the local authority early that the parent spoke of it.' };
	if (schoolAttendanceOrder) return { delete: false, sentence: 'A school attendance order names the school, so the name stays. Ask the local authority.' };
	if (isInForce('consent to withdraw', on, commencements) && (placedAtSpecialSchool || childProtection) && !authorityConsented) {
		return { delete: false, sentence: 'The parent needs the local authority’s consent first (Education Act 1996, section 434A). Tell the authority of the notice.' };
	}
	if (on <= writtenNoticeFor) return { delete: false, sentence: `The written notice is for ${longDate(writtenNoticeFor)}; the name is deleted once that date has passed.` };
	return { delete: true, sentence: 'The date of the parent’s written notice has passed: delete the name, and tell the local authority no later than that.' };
}
