import { overdueReasons } from '../../measures/overdueReasons';
import { sessionsOf } from '../../measures/sessions';
import { eachPupil, foundSessions, type Check } from './check';

/** N that the law gives no more time for (`overdueReasons`). One of last July is as overdue in September, unless a first day is set. */
export const reasonNotEstablished: Check = eachPupil((pupil, { asAt, calendar, chosenFrom }) => {
	if (!hasReasonToCome(pupil.register.weeks)) return [];
	const overdue = overdueReasons(sessionsOf(pupil.register, { asAt, calendar })).filter(({ date }) => chosenFrom === null || date >= chosenFrom);
	return foundSessions(pupil, overdue.map((session) => ({ ...session, mark: 'N' })));
});

const hasReasonToCome = (weeks: Readonly<Record<string, string>>): boolean => Object.values(weeks).some((week) => week.includes('N'));
