import type { RegisterAttendance } from '../item';
import { twentyDayGroundSchoolDays } from '../measures/twentyDayGround';
import { counted, longDate } from '../text/plainEnglish';

/**
 * "Ground I": a name is deleted from the admission register after twenty school days in a row of absence recorded as G, N or O
 * throughout, where nobody has reason to believe in sickness or another unavoidable cause, and school and authority together
 * failed to find the pupil (SI 2024/208 regulation 9(1)(i); Browne Jacobson
 * https://www.brownejacobson.com/insights/school-admission-register-the-20-day-rule-explained). The days are counted by
 * `measures/twentyDayGround.ts`; everything else is for a person, and without it there is no ground.
 */
export const twentyDayGroundRule = { schoolDays: twentyDayGroundSchoolDays, from: '2024-08-19' } as const;

/** What people confirm before a name is deleted on this ground. */
export const twentyDayGroundConfirmations = [
	'The school has no reasonable grounds to believe that the pupil is unable to attend because of sickness or another unavoidable cause.',
	'The school has made reasonable enquiries and could not find where the pupil is.',
	'The local authority has made reasonable enquiries too, and could not find where the pupil is.',
] as const;

export interface TwentyDayGroundAnswer {
	/** Whether the days are there. Never whether the name may be deleted. */
	readonly daysReached: boolean;
	readonly sentence: string;
	readonly confirmations: readonly string[];
}

/** Whether the days of the twenty-day ground are reached by the run that goes on now: a pupil who came back was found. */
export function twentyDayGroundStanding({ now }: RegisterAttendance['twentyDayGround']): TwentyDayGroundAnswer {
	const days = counted(now.schoolDays, 'school day');
	if (now.from === null || now.schoolDays < twentyDayGroundRule.schoolDays) {
		return { daysReached: false, sentence: `${days} in a row of G, N or O so far; the ground asks for ${twentyDayGroundRule.schoolDays}.`, confirmations: [] };
	}
	return {
		daysReached: true,
		sentence: `${days} in a row of G, N or O since ${longDate(now.from)}. The name may be deleted only where people confirm the rest of the ground.`,
		confirmations: twentyDayGroundConfirmations,
	};
}
