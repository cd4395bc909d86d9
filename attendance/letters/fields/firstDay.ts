import type { SessionHalf } from '../../item';
import { sessionsUpTo } from '../../measures/eachSession';
import { partOfDay, weekdayDate } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import type { FieldSection } from './section';

/** The day on which a pupil did not come and nobody told the school why. */
export interface FirstDayFields {
	date: string;
	session: string;
}

/** Reason for absence not yet established (SI 2024/208 regulation 10). */
const noReasonYet = 'N';

export const firstDay: FieldSection<FirstDayFields> = {
	words: {
		date: 'the day for which there is no reason yet ("Monday 23 November")',
		session: 'which part of it ("morning", "afternoon" or "morning and afternoon")',
	},
	empty: { date: '', session: '' },
	missing: 'the last day of the register has no absence without a reason',
	advice: 'Send only the pupils of the first-day call list, or give "Date" in "Absence Today".',
	of: (facts) => {
		const away = told(facts) ?? lastOfRegister(facts);
		return away && { date: weekdayDate(away.date), session: away.halves.map((half) => partOfDay[half]).join(' and ') };
	},
};

interface Away {
	readonly date: string;
	readonly halves: readonly SessionHalf[];
}

function told({ details: { firstDay: day } }: LetterFacts): Away | null {
	return day ? { date: day.date, halves: day.session ? [day.session] : ['AM', 'PM'] } : null;
}

/** The last marked day, where any of its sessions still wants a reason. */
function lastOfRegister({ register, attendance, asAt }: LetterFacts): Away | null {
	const date = attendance?.to;
	if (!register || !date || date > asAt) return null;
	const halves = sessionsUpTo(register, date).filter((each) => each.date === date && each.code?.code === noReasonYet).map(({ session }) => session);
	return halves.length === 0 ? null : { date, halves };
}
