import { lateCodes } from '../../codes';
import type { RefusedMark } from '../../item';
import { closureCodes, isMissing, isPresent, minutesLate, sessionKey, type PupilView } from '../view';
import { eachPupil, eachSession, foundSessions, shown, type Check } from './check';

/** Entries that the import refused, of the days under inspection. */
function refused({ register, sessions }: PupilView, why: RefusedMark['why']) {
	const under = new Set(sessions.map(sessionKey));
	return (register.refusedMarks ?? []).filter((entry) => entry.why === why && under.has(sessionKey(entry))).map(({ date, session, written }) => ({ date, session, mark: written || '?' }));
}

/** Entries that the import refused, and marks of a register from elsewhere that no code table knows on their date. */
export const notACode: Check = eachPupil((pupil) => {
	const unknown = pupil.sessions.filter((session) => !session.code && !isMissing(session)).map(shown);
	return foundSessions(pupil, [...refused(pupil, 'no code on this date'), ...unknown]);
});

export const twoMarks: Check = eachPupil((pupil) => foundSessions(pupil, refused(pupil, 'two different marks')));

export const wrongHalf: Check = eachSession(({ mark, session }) => (mark === '/' && session === 'PM') || (mark === '\\' && session === 'AM'));

/** # or Y4 in a session in which somebody was in school. Where nearly all have it, the few who were in are looked at and not the many. */
export const closureNotForAll: Check = eachSession((session, _pupil, _group, { sessions }) => {
	const seen = sessions.get(sessionKey(session));
	if (!seen || seen.present === 0 || seen.closed === 0) return false;
	return seen.present < seen.closed ? isPresent(session) : closureCodes.has(session.mark);
});

/** Z, # and D may stand for a pupil who is not on roll yet, or no longer: the session is another school's, or nobody's. */
const notOwn: ReadonlySet<string> = new Set(['Z', 'D', '#', 'Y4']);

export const outsideRoll: Check = eachSession(
	(session, { pupil: { onRollFrom, onRollTo } }) =>
		!isMissing(session) && !notOwn.has(session.mark) && ((onRollFrom !== null && session.date < onRollFrom) || (onRollTo !== null && session.date > onRollTo)),
);

export const notYetOnRoll: Check = eachSession(
	({ mark, date }, { pupil: { onRollFrom, onRollTo } }) => mark === 'Z' && onRollFrom !== null && date >= onRollFrom && (onRollTo === null || date <= onRollTo),
);

const yearsOfExaminations: ReadonlySet<string> = new Set(['', '10', '11', '12', '13', '14']);

export const studyLeave: Check = eachSession(({ mark }, { pupil }) => mark === 'S' && !yearsOfExaminations.has(pupil.yearGroup));

export const minutesMissing: Check = eachSession(
	(session, pupil, _group, { recordsMinutes }) => recordsMinutes && lateCodes.has(session.mark) && minutesLate(pupil, session) === undefined,
);

/** Registers stay open for 30 minutes at most ("Working together", August 2024 and July 2026). */
const longestOpenMinutes = 30;

export const lateAfterClosing: Check = eachPupil((pupil) =>
	foundSessions(
		pupil,
		pupil.sessions.filter((session) => session.mark === 'L' && (minutesLate(pupil, session) ?? 0) > longestOpenMinutes).map(shown),
	),
);
