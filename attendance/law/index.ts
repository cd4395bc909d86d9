import { attendanceReturn } from './attendanceReturn';
import { deletionReturn } from './deletionReturn';
import { homeEducationDeletion } from './homeEducation';
import { newPupilReturn } from './newPupilReturn';
import { noticeToImprove } from './noticeToImprove';
import { asShipped } from './notInForce';
import { penaltyNoticeLimit } from './penaltyNoticeLimit';
import { sicknessReturn } from './sicknessReturn';
import { sixMonthRule } from './sixMonthRule';
import { twentyDayGroundRule } from './twentyDayGround';
import { nationalThreshold } from '../measures/penaltyNoticeThreshold';
import { reasonsDue } from '../measures/overdueReasons';

/** A rule of law, and where it stands. The file holds the full source, what the rule leaves to a person, and its dates. */
export interface RuleOfLaw {
	readonly id: string;
	readonly rule: string;
	readonly source: string;
	/** The first day on which it holds, `YYYY-MM-DD`; null: made and not in force. */
	readonly from: string | null;
	/** From the root of the repository. */
	readonly file: string;
}

const registration = 'SI 2024/208';
const guidance = 'Working together to improve school attendance';
const frameworkFrom = '2024-08-19';

/** Every rule of law that the software knows. */
export const rulesOfLaw: readonly RuleOfLaw[] = [
	{ id: 'attendance-codes', rule: 'The attendance codes, with their dates and statistical classes', source: `${registration} regulation 10; SI 2006/1751 before`, from: frameworkFrom, file: 'attendance/codes/codeTable.ts' },
	{ id: 'school-day', rule: 'A school day is a day with a school session; a school week a week with one', source: 'Education Act 1996 section 579(1)', from: '1996-11-01', file: 'attendance/calendar/schoolCalendar.ts' },
	{ id: 'compulsory-school-age', rule: 'When compulsory school age begins and ends', source: 'Education Act 1996 section 8; SI 1998/1607', from: '1998-08-01', file: 'attendance/calendar/compulsorySchoolAge.ts' },
	{ id: 'absence-levels', rule: 'Persistent absence is 10% and severe absence 50% of a pupil’s own possible sessions, exactly', source: 'DfE absence statistics', from: '2015-09-01', file: 'attendance/measures/absenceLevels.ts' },
	{ id: 'reason-not-established', rule: 'N is replaced by the reason, or by O, within five school days', source: `${registration} regulation 10(7) to (9)`, from: reasonsDue.from, file: 'attendance/measures/overdueReasons.ts' },
	{ id: 'penalty-notice-threshold', rule: 'A penalty notice must be considered at ten sessions of G, N, O or U within ten school weeks', source: `SI 2024/210; ${guidance}`, from: nationalThreshold.from, file: 'attendance/measures/penaltyNoticeThreshold.ts' },
	{ id: 'penalty-notice-amounts', rule: 'What is paid under a penalty notice, and by when', source: 'SI 2007/1867 regulation 4, amended by SI 2024/210', from: frameworkFrom, file: 'attendance/law/penaltyNoticeAmounts.ts' },
	{ id: 'penalty-notice-limit', rule: 'Two penalty notices to one parent for one child within three years', source: `SI 2024/210; ${guidance}`, from: penaltyNoticeLimit.from, file: 'attendance/law/penaltyNoticeLimit.ts' },
	{ id: 'six-month-rule', rule: 'Proceedings begin within six months from the absence', source: 'Magistrates’ Courts Act 1980 section 127(1)', from: sixMonthRule.from, file: 'attendance/law/sixMonthRule.ts' },
	{ id: 'notice-to-improve', rule: 'What a notice to improve holds, how long it runs, and when there is none', source: guidance, from: noticeToImprove.from, file: 'attendance/law/noticeToImprove.ts' },
	{ id: 'attendance-return', rule: 'The authority is told of ten school days in a row of G, N, O or U, once an episode', source: `${registration} regulation 13; SI 2006/1751 regulation 12 before`, from: attendanceReturn.from, file: 'attendance/law/attendanceReturn.ts' },
	{ id: 'sickness-return', rule: 'The authority is told where sickness is likely to cost fifteen school days', source: `${registration} regulation 13`, from: sicknessReturn.from, file: 'attendance/law/sicknessReturn.ts' },
	{ id: 'twenty-day-ground', rule: 'Deletion after twenty school days of G, N or O, where the pupil cannot be found', source: `${registration} regulation 9(1)(i)`, from: twentyDayGroundRule.from, file: 'attendance/law/twentyDayGround.ts' },
	{ id: 'new-pupil-return', rule: 'The authority is told of a new pupil by the end of the fifth day', source: `${registration} regulation 13(1) to (3)`, from: newPupilReturn.from, file: 'attendance/law/newPupilReturn.ts' },
	{ id: 'deletion-return', rule: 'The authority is told of a deletion no later than the deletion', source: `${registration} regulation 13(4)`, from: deletionReturn.from, file: 'attendance/law/deletionReturn.ts' },
	{ id: 'home-education', rule: 'Deletion for home education once the date of the parent’s written notice has passed', source: `${registration} regulation 9(1)(f)`, from: homeEducationDeletion.from, file: 'attendance/law/homeEducation.ts' },
	{ id: 'consent-to-withdraw', rule: 'Consent of the authority before certain children are withdrawn', source: 'Children’s Wellbeing and Schools Act 2026 section 37', from: asShipped['consent to withdraw'], file: 'attendance/law/notInForce.ts' },
	{ id: 'children-not-in-school', rule: 'Registers of children not in school', source: 'Children’s Wellbeing and Schools Act 2026 section 38', from: asShipped['register of children not in school'], file: 'attendance/law/educatedElsewhere.ts' },
	{ id: 'who-is-a-parent', rule: 'Who is a parent', source: 'Education Act 1996 section 576', from: '1996-11-01', file: 'attendance/letters/recipients.ts' },
];
