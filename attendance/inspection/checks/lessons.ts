import { needsReason } from '../../lessons/missed';
import { eachPupil, foundSessions, type Check } from './check';

/** Lessons missed without a reason in a half day for which the pupil was marked present. */
export const lessonsMissed: Check = eachPupil((pupil) => {
	const { missedWhilePresent } = pupil.lessons ?? {};
	if (!missedWhilePresent) return [];
	const under = new Set(pupil.sessions.map(({ date }) => date));
	const listed = missedWhilePresent.listed.filter((missed) => needsReason(missed.lessonMark) && under.has(missed.date));
	return foundSessions(
		pupil,
		listed.map(({ date, session, sessionMark, lessonMark, period, subject }) => ({
			date,
			session,
			mark: `${sessionMark}, lesson ${lessonMark}`,
			lesson: [period, subject].filter(Boolean).join(' '),
		})),
	);
});
