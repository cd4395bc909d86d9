import { missingMark, type Lessons, type Pupil, type Register, type SessionHalf } from '../item';
import { schoolCalendarOf, type SchoolCalendar } from '../calendar/schoolCalendar';
import { marksOf, schoolYearStart, type RegisterMark } from '../calendar/weeks';
import { codeOn, lateCodes, type AttendanceCode } from '../codes';

/** What an inspection reads of a pupil's item. */
export interface InspectedItem {
	readonly pupil: Pupil;
	readonly register: Register;
	readonly lessons?: Lessons | undefined;
}

/** A mark with what it stands for on its date; undefined where it is missing or was no code then. */
export interface Session extends RegisterMark {
	readonly code: AttendanceCode | undefined;
}

/** A pupil with the sessions under inspection, oldest first. */
export interface PupilView extends InspectedItem {
	readonly sessions: readonly Session[];
}

/** A registration group with its pupils. */
export interface GroupView {
	readonly name: string;
	readonly pupils: readonly PupilView[];
	/** Sessions whose register was not taken, as `sessionKey`: found once, since other checks leave them out. */
	readonly notTaken: ReadonlySet<string>;
}

/** How the whole school was marked in one session. */
export interface SchoolSession {
	/** In school when the register was taken or before it closed. */
	present: number;
	closed: number;
	/** Marks of any kind. */
	marked: number;
}

/** What a check of one group has to know of the others. */
export interface SchoolView {
	readonly asAt: string;
	readonly sessions: ReadonlyMap<string, SchoolSession>;
	/** The first day that a person asked for; null where nobody did. */
	readonly chosenFrom: string | null;
	readonly calendar: SchoolCalendar;
	/** Whether it is this school's practice to record minutes with late marks: it does so with more than half of them. */
	readonly recordsMinutes: boolean;
}

export const sessionKey = ({ date, session }: { readonly date: string; readonly session: SessionHalf }): string => `${date} ${session}`;

export const isMissing = ({ mark }: Session): boolean => mark === missingMark;

export const isPresent = ({ code }: Session): boolean => code?.class === 'present';

/** Codes that say that the whole school was closed: planned (#) and not (Y4). */
export const closureCodes: ReadonlySet<string> = new Set(['#', 'Y4']);

/** The first day that is looked at: the day asked for, else the first of the school year of `asAt`. */
export const firstDay = (from: string | null, asAt: string): string => from ?? schoolYearStart(asAt);

/** A pupil with the sessions from one date to another (`YYYY-MM-DD`). */
export function viewPupil(item: InspectedItem, from: string, asAt: string): PupilView {
	const sessions: Session[] = [];
	for (const mark of marksOf(item.register)) {
		if (mark.date >= from && mark.date <= asAt) sessions.push({ ...mark, code: codeOn(mark.mark, mark.date) });
	}
	return { ...item, sessions };
}

/** Minutes late of a session, where the register says them. */
export const minutesLate = ({ register }: InspectedItem, session: Session): number | undefined => register.minutesLate?.[sessionKey(session)];

/** Looks at the whole school once, so that groups can then be inspected one after another. */
export function viewSchool(items: readonly InspectedItem[], chosenFrom: string | null, asAt: string): SchoolView {
	const sessions = new Map<string, SchoolSession>();
	let late = 0;
	let timed = 0;
	for (const item of items) {
		for (const session of viewPupil(item, firstDay(chosenFrom, asAt), asAt).sessions) {
			const key = sessionKey(session);
			let seen = sessions.get(key);
			if (!seen) sessions.set(key, (seen = { present: 0, closed: 0, marked: 0 }));
			if (isPresent(session)) seen.present += 1;
			if (closureCodes.has(session.mark)) seen.closed += 1;
			if (!isMissing(session)) seen.marked += 1;
			if (!lateCodes.has(session.mark)) continue;
			late += 1;
			if (minutesLate(item, session) !== undefined) timed += 1;
		}
	}
	return { asAt, chosenFrom, calendar: schoolCalendarOf(items.map(({ register }) => register)), sessions, recordsMinutes: timed * 2 > late };
}
