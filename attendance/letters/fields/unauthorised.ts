import { codeOn } from '../../codes';
import type { MarkedSession } from '../../item';
import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { capitalised } from '../../text/named';
import { counted, longDate, partOfDay, sessionsAsDays } from '../../text/plainEnglish';
import { outsideCompulsoryAge } from './compulsoryAge';
import { dayAndYear } from './dates';
import type { FieldSection } from './section';

/** A day or half day of unauthorised absence, as the sheet of a formal letter lists it. */
export type UnauthorisedRow = {
	readonly date: string;
	readonly part: string;
	/** How many sessions the line stands for: 1 or 2, so that the column adds up to the number in the letter. */
	readonly sessions: string;
	readonly reason: string;
};

/** Unauthorised absence in the ten school weeks that the penalty-notice threshold looks at now. */
export interface UnauthorisedFields {
	sessions: string;
	days: string;
	since: string;
	until: string;
	rows: UnauthorisedRow[];
	onlyHoliday: boolean;
	thresholdSessions: string;
	thresholdWeeks: string;
	someNotEstablished: boolean;
	notEstablished: string;
}

const notYetEstablished = 'N';
const holidayWithoutLeave = 'G';

/**
 * Sessions whose reason is not yet established (N) are told apart and counted among nothing: the reason may yet turn out to be a good one, and
 * no family is to be warned of what nobody has asked about (letters §4.1: "N codes must not"). Formal letters alone need this section, and
 * each of them speaks of offences.
 */
export const unauthorised: FieldSection<UnauthorisedFields> = {
	words: {
		sessions: 'unauthorised sessions in the ten school weeks up to the last one, without those whose reason is not yet known ("12 sessions")',
		days: 'the same in days ("6 days")',
		since: 'the Monday of the first of these weeks',
		until: 'the last day that counts',
		rows: {
			date: 'each day of it with its year', part: '"whole day", "morning" or "afternoon"', sessions: 'how many sessions that is: 1 or 2',
			reason: 'the reason in the register, in words',
		},
		onlyHoliday: 'whether all of it was holiday without leave',
		thresholdSessions: 'from how many such sessions a school must consider a penalty notice ("10 sessions")',
		thresholdWeeks: 'within how many school weeks ("10 school weeks")',
		someNotEstablished: 'whether there are sessions whose reason is not yet known; they are not counted',
		notEstablished: 'how many of those there are ("2 sessions")',
	},
	empty: {
		sessions: '', days: '', since: '', until: '', rows: [], onlyHoliday: false, thresholdSessions: '', thresholdWeeks: '', someNotEstablished: false, notEstablished: '',
	},
	missing: 'there is no unauthorised absence in the last ten school weeks to write about, but for sessions whose reason is not yet established',
	advice: 'Find out the reasons that are still open, or leave the pupil out.',
	of: ({ attendance, pupil, date }) => {
		const now = attendance?.penaltyNoticeThreshold.now;
		if (!attendance || !now?.since || !attendance.to) return null;
		const established = now.sessions.filter(({ code }) => code !== notYetEstablished);
		if (established.length === 0) return null;
		const tooYoungOrOld = outsideCompulsoryAge(pupil, date);
		if (tooYoungOrOld) return tooYoungOrOld;
		return {
			sessions: counted(established.length, 'session'),
			days: sessionsAsDays(established.length),
			since: longDate(now.since),
			until: longDate(attendance.to),
			rows: rowsOf(established),
			onlyHoliday: established.every(({ code }) => code === holidayWithoutLeave),
			thresholdSessions: counted(nationalThreshold.sessions, 'session'),
			thresholdWeeks: counted(nationalThreshold.schoolWeeks, 'school week'),
			someNotEstablished: now.notYetEstablished > 0,
			notEstablished: counted(now.notYetEstablished, 'session'),
		};
	},
};

/** A line a day; two where morning and afternoon have different reasons. */
function rowsOf(sessions: readonly MarkedSession[]): UnauthorisedRow[] {
	const lines = new Map<string, MarkedSession[]>();
	for (const session of sessions) {
		const line = `${session.date} ${session.code}`;
		lines.set(line, [...(lines.get(line) ?? []), session]);
	}
	return [...lines.values()].map((ofLine) => {
		const { date, session, code } = ofLine[0] as MarkedSession;
		return { date: dayAndYear(date), part: ofLine.length === 2 ? 'whole day' : partOfDay[session], sessions: String(ofLine.length), reason: capitalised(codeOn(code, date)?.meaning ?? '') };
	});
}
