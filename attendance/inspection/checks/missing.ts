import { counted, longDate } from '../../text/plainEnglish';
import { isMissing, isPresent, sessionKey, type GroupView, type PupilView, type Session } from '../view';
import { eachPupil, foundPupil, foundSessions, shown, type Check } from './check';

/** With fewer pupils a forgotten register cannot be told from forgotten marks. */
const fewestForRegister = 3;

/**
 * Sessions whose register was not taken: nobody in the group is marked present, and at least half of the marks due are
 * missing. What stands there may have been entered by the office beforehand, such as an illness or a visit. The school was
 * open, since a session in which nobody has a mark has no place in the register.
 */
export function registersNotTaken(pupils: readonly PupilView[]): Set<string> {
	const tally = new Map<string, { missing: number; present: number; due: number }>();
	for (const pupil of pupils) {
		if (pupil.sessions.every(isMissing)) continue;
		for (const session of pupil.sessions) {
			const key = sessionKey(session);
			let counts = tally.get(key);
			if (!counts) tally.set(key, (counts = { missing: 0, present: 0, due: 0 }));
			counts.due += 1;
			if (isMissing(session)) counts.missing += 1;
			if (isPresent(session)) counts.present += 1;
		}
	}
	const notTaken = [...tally].filter(([, { missing, present, due }]) => missing >= fewestForRegister && present === 0 && missing * 2 >= due);
	return new Set(notTaken.map(([key]) => key));
}

export const registerNotTaken: Check = ({ notTaken, pupils }) => {
	const sessions = new Map<string, Session>();
	for (const pupil of pupils) for (const session of pupil.sessions) if (notTaken.has(sessionKey(session)) && isMissing(session)) sessions.set(sessionKey(session), session);
	return foundSessions(null, [...sessions].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, session]) => shown(session)));
};

const isWithoutMarks = ({ sessions }: PupilView): boolean => sessions.length > 0 && sessions.every(isMissing);

export const noMarksAtAll: Check = eachPupil((pupil) =>
	isWithoutMarks(pupil) ? foundPupil(pupil, [], `${counted(pupil.sessions.length, 'session')} due since ${longDate(pupil.sessions[0]?.date as string)}, none marked`) : [],
);

/** Missing marks that no other finding tells of: not of a register not taken, a pupil never marked, or an entry that was refused. */
function missingMarks(pupil: PupilView, { notTaken }: GroupView): Session[] {
	if (isWithoutMarks(pupil)) return [];
	const refused = new Set(pupil.register.refusedMarks?.map(sessionKey));
	return pupil.sessions.filter((session) => isMissing(session) && !notTaken.has(sessionKey(session)) && !refused.has(sessionKey(session)));
}

/** Present in the other half of the same day. */
function wasInThatDay(pupil: PupilView): (session: Session) => boolean {
	const daysIn = new Set(pupil.sessions.filter(isPresent).map(({ date }) => date));
	return ({ date }) => daysIn.has(date);
}

export const halfDayMissing: Check = (group) =>
	group.pupils.flatMap((pupil) => foundSessions(pupil, missingMarks(pupil, group).filter(wasInThatDay(pupil)).map(shown)));

export const missingMark: Check = (group) =>
	group.pupils.flatMap((pupil) => {
		const wasIn = wasInThatDay(pupil);
		return foundSessions(pupil, missingMarks(pupil, group).filter((session) => !wasIn(session)).map(shown));
	});
