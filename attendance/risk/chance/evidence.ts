import { countBefore } from '../../calendar/countUpTo';
import { schoolYearStart } from '../../calendar/weeks';
import { codeNumber, codeNumbers, codeOfNumber } from '../../codes/codeNumbers';
import { isAbsent, isAttended } from '../../codes';
import { sessionsPerWeek, type Attendance } from '../../item';
import { absenceOf } from '../../measures/counts';
import type { Sessions } from '../../measures/sessions';
import { keptOver } from './change';
import { nationalSpellSessions } from './habits';
import { seasonBetween, seasonOfWeek } from './season';
import { dayOfSchoolYear } from './yearEnd';

/**
 * What a stretch of one pupil's register tells of how absence comes about: how often the pupil, being in school, stayed
 * away next time, and how often, being away, came back. Counts of sessions, each weighted by how far it still speaks for
 * today (`change.ts`).
 */
export interface Evidence {
	/** Possible sessions after an attended one: each might have begun a spell of absence. */
	atSchool: number;
	/** The same, each by the season of its week, since a session of December may begin more spells than one of September. */
	atSchoolBySeason: number;
	/** Spells that began. */
	begun: number;
	/** Of those, how many began authorised and how many unauthorised; N, a reason not known yet, is neither. */
	begunAuthorised: number;
	begunUnauthorised: number;
	/** Possible sessions after an absent one: those absent again, and those attended. */
	stayedAway: number;
	cameBack: number;
}

/** One pupil's history, in a few numbers. */
export interface PupilHistory {
	readonly thisYear: Evidence;
	/** The school year before, where the register reaches back into it. */
	readonly lastYear: Evidence | null;
	/** Absent at the last possible session. */
	readonly awayNow: boolean;
	/**
	 * Of the sessions that the school held in its last four weeks, and since the pupil came, the share that were possible
	 * for this pupil: less than 1 on a part-time place, 0 for a pupil who has left.
	 */
	readonly shareOfSessions: number;
}

/** Sessions of a whole cohort in one week. */
export interface WeekTotals {
	possible: number;
	absent: number;
}

const enum Kind {
	none,
	attended,
	authorised,
	unauthorised,
	unexplained,
}

/** Study leave comes to a whole year group in its examination weeks and tells nothing of a pupil's habits. */
const studyLeave = 'S';
const unexplained = 'N';

const kinds = Uint8Array.from({ length: codeNumbers }, (_, number): Kind => {
	const code = number < codeNumber.first ? undefined : codeOfNumber(number);
	if (!code || code.code === studyLeave) return Kind.none;
	if (isAttended(code.class)) return Kind.attended;
	if (!isAbsent(code.class)) return Kind.none;
	if (code.code === unexplained) return Kind.unexplained;
	return code.class === 'unauthorised absence' ? Kind.unauthorised : Kind.authorised;
});

const weeksLately = 4;

/** The weeks of a register with what is the same for all who have the same ones. */
interface Weeks {
	readonly dates: readonly string[];
	readonly lastYearFrom: number;
	readonly weights: Float64Array;
	readonly seasons: Float64Array;
	readonly totals: readonly WeekTotals[];
	/** The first place of the last four weeks that the school held sessions in. */
	readonly latelyFrom: number;
	/** 1 at each place at which the school held a session. */
	readonly held: Uint8Array;
}

/** Reads the histories of one cohort, adding up its weeks. One pass over each register; no object is made for a mark. */
export class HistoryReader {
	/** By Monday, for the school year of the date. */
	readonly weeks = new Map<string, WeekTotals>();
	private readonly lastYearStart: string;
	private madeLast: Weeks | null = null;

	constructor(private readonly asAt: string) {
		const yearStart = schoolYearStart(asAt);
		this.lastYearStart = `${Number(yearStart.slice(0, 4)) - 1}${yearStart.slice(4)}`;
	}

	read(sessions: Sessions): PupilHistory {
		const weeks = this.weeksOf(sessions);
		const { codes, yearFrom, end } = sessions;
		const { lastYearFrom } = weeks;
		const lastYear = lastYearFrom < yearFrom ? noEvidence() : null;
		if (lastYear) addSessions(lastYear, codes, lastYearFrom, yearFrom, weeks);
		const thisYear = noEvidence();
		const awayNow = addSessions(thisYear, codes, yearFrom, end, weeks);
		return { thisYear, lastYear: lastYear && seen(lastYear) ? lastYear : null, awayNow, shareOfSessions: shareLately(sessions, weeks) };
	}

	private weeksOf({ dates, yearFrom, end, calendar }: Sessions): Weeks {
		if (this.madeLast?.dates === dates) return this.madeLast;
		const count = Math.ceil((dates.length * 2) / sessionsPerWeek);
		const weights = new Float64Array(count);
		const seasons = new Float64Array(count);
		const held = new Uint8Array(count * sessionsPerWeek);
		const totals: WeekTotals[] = [];
		let latelyFrom = yearFrom;
		let heldWeeks = 0;
		for (let week = count - 1; week >= 0; week -= 1) {
			const from = week * sessionsPerWeek;
			const monday = dates[from >> 1] as string;
			const thisYear = from >= yearFrom;
			weights[week] = thisYear ? keptOver(daysBetween(monday, this.asAt) / 365) : 1;
			seasons[week] = seasonOfWeek(monday);
			totals[week] = thisYear && from < end ? this.totalsOf(monday) : { possible: 0, absent: 0 };
			const bits = calendar.held.get(monday) ?? 0;
			for (let place = 0; place < sessionsPerWeek; place += 1) held[from + place] = (bits >> place) & 1;
			if (thisYear && from < end && bits > 0 && heldWeeks < weeksLately) {
				heldWeeks += 1;
				latelyFrom = from;
			}
		}
		this.madeLast = { dates, lastYearFrom: Math.min(countBefore(dates, this.lastYearStart) * 2, yearFrom), weights, seasons, totals, latelyFrom, held };
		return this.madeLast;
	}

	private totalsOf(monday: string): WeekTotals {
		let totals = this.weeks.get(monday);
		if (!totals) this.weeks.set(monday, (totals = { possible: 0, absent: 0 }));
		return totals;
	}
}

/** Adds sessions to the evidence; gives whether the pupil was away at the last of them. */
function addSessions(evidence: Evidence, codes: Uint8Array, from: number, end: number, { weights, seasons, totals }: Weeks): boolean {
	let away = false;
	for (let place = from; place < end; place += 1) {
		const kind = kinds[codes[place] as number] as Kind;
		if (kind === Kind.none) continue;
		const week = Math.trunc(place / sessionsPerWeek);
		const weight = weights[week] as number;
		const total = totals[week] as WeekTotals;
		total.possible += 1;
		if (!away) {
			evidence.atSchool += weight;
			evidence.atSchoolBySeason += weight * (seasons[week] as number);
		}
		if (kind === Kind.attended) {
			if (away) evidence.cameBack += weight;
			away = false;
			continue;
		}
		total.absent += 1;
		if (away) evidence.stayedAway += weight;
		else {
			evidence.begun += weight;
			if (kind === Kind.authorised) evidence.begunAuthorised += weight;
			else if (kind === Kind.unauthorised) evidence.begunUnauthorised += weight;
			away = true;
		}
	}
	return away;
}

/** A whole school week without any mark: the pupil has left. */
const leftAfter = sessionsPerWeek;

function shareLately({ codes, end }: Sessions, { latelyFrom, held }: Weeks): number {
	let possible = 0;
	let due = 0;
	let unmarked = 0;
	for (let place = latelyFrom; place < end; place += 1) {
		if (!held[place]) continue;
		const isUnmarked = codes[place] === codeNumber.noSession;
		unmarked = isUnmarked ? unmarked + 1 : 0;
		// A pupil who came last week is not measured by the weeks before.
		if (isUnmarked && due === 0) continue;
		due += 1;
		if (kinds[codes[place] as number] !== Kind.none) possible += 1;
	}
	return due === 0 || unmarked >= leftAfter ? 0 : possible / due;
}

/**
 * What totals tell, taken as if absence had come in spells of the usual length. From the first to the last of their days,
 * where the file says which, else from September to the date.
 */
export function historyOfTotals(attendance: Attendance, asAt: string): PupilHistory {
	const { authorisedAbsentSessions: authorised, unauthorisedAbsentSessions: unauthorised } = attendance;
	const { absentSessions, possibleSessions } = absenceOf(attendance);
	const begun = absentSessions / nationalSpellSessions;
	const share = (part: number | null): number => (part === null || absentSessions === 0 ? 0 : (begun * part) / absentSessions);
	const atSchool = Math.max(possibleSessions - absentSessions, begun);
	const from = attendance.from !== null && attendance.from >= schoolYearStart(asAt) ? dayOfSchoolYear(attendance.from) : 1;
	const thisYear: Evidence = {
		atSchool,
		atSchoolBySeason: atSchool * seasonBetween(from, dayOfSchoolYear(attendance.to ?? asAt)),
		begun,
		begunAuthorised: share(authorised),
		begunUnauthorised: share(unauthorised),
		stayedAway: absentSessions - begun,
		cameBack: begun,
	};
	return { thisYear, lastYear: null, awayNow: false, shareOfSessions: 1 };
}

/** Whether a stretch holds anything at all. */
export const seen = ({ atSchool, begun, stayedAway }: Evidence): boolean => atSchool + begun + stayedAway > 0;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const noEvidence = (): Evidence => ({ atSchool: 0, atSchoolBySeason: 0, begun: 0, begunAuthorised: 0, begunUnauthorised: 0, stayedAway: 0, cameBack: 0 });
