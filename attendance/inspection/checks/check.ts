import type { Pupil, SessionHalf } from '../../item';
import type { Found, FoundSession } from '../findings';
import type { GroupView, PupilView, SchoolView, Session } from '../view';

/** Looks at one registration group for one kind of finding. Gives nothing where nothing is to be said. */
export type Check = (group: GroupView, school: SchoolView) => readonly Found[];

/** So many sessions show what is wrong; the count says how often. */
const mostShown = 10;

/** How a tutor knows the pupil: the preferred forename and the surname, or the number where no file gives a name. */
function tutorsName({ id, preferredForename, legalForename, legalSurname }: Pupil): string {
	return [preferredForename || legalForename, legalSurname].filter(Boolean).join(' ') || id;
}

/** A pupil as a finding names one. */
export const pupilOf = ({ pupil }: PupilView) => ({ id: pupil.id, name: tutorsName(pupil) });

/** A place in the register as a finding shows it. */
export const shown = <Place extends { readonly date: string; readonly session: SessionHalf; readonly mark: string }>({ date, session, mark }: Place): FoundSession => ({
	date,
	session,
	mark,
});

/** Some sessions of a pupil, or of the whole group where `pupil` is null, each of which counts. */
export function foundSessions(pupil: PupilView | null, sessions: readonly FoundSession[], note = ''): Found[] {
	if (sessions.length === 0) return [];
	return [{ pupil: pupil && pupilOf(pupil), count: sessions.length, sessions: sessions.slice(-mostShown), note }];
}

/** A pupil who counts once. */
export function foundPupil(pupil: PupilView, sessions: readonly FoundSession[], note: string): Found[] {
	return [{ pupil: pupilOf(pupil), count: 1, sessions: sessions.slice(-mostShown), note }];
}

/** A check that looks at one pupil's sessions one by one. */
export function eachSession(isFound: (session: Session, pupil: PupilView, group: GroupView, school: SchoolView) => boolean): Check {
	return (group, school) =>
		group.pupils.flatMap((pupil) =>
			foundSessions(pupil, pupil.sessions.filter((session) => isFound(session, pupil, group, school)).map(shown)),
		);
}

/** A check that looks at one pupil as a whole. */
export const eachPupil =
	(look: (pupil: PupilView, school: SchoolView) => readonly Found[]): Check =>
	(group, school) =>
		group.pupils.flatMap((pupil) => look(pupil, school));
