import { mondayOf, sessionIndex, weekdayIndex } from '../../../attendance/calendar/weeks';
import { missingMark, noSession, sessionsPerWeek, type Pupil, type Register, type SessionHalf } from '../../../attendance/item';
import type { SchoolCalendar, SchoolDay } from '../calendar/schoolCalendar';
import { Random } from '../random';
import type { Sheet } from './sheet';

/** Registers that nobody took, some one in 900; and how many days later they were found and filled in, if ever. */
const registerNotTaken = 0.0012;
const foundAfterDays = [[1, 40], [2, 20], [5, 15], [10, 10], [Infinity, 15]] as const;

/** What a pupil's register shows at the end of one day. */
export interface RegisterAsAt {
	readonly register: Register;
	/** By `placeKey`. */
	readonly minutesLate: ReadonlyMap<string, number>;
	readonly comments: ReadonlyMap<string, string>;
}

export const placeKey = (date: string, session: SessionHalf) => `${date} ${session}`;

/**
 * Looks at the year's registers from the end of one day (`asAt`), as the MIS would show them: nothing later; N where the
 * reason is not known yet, which settles in later exports; `-` where a register was not taken; `#` on days closed to
 * everyone, if wanted. A later look differs in settled N, filled gaps and new days alone.
 */
export class View {
	/** Index of the last school day that has happened. */
	private readonly today: number;
	private readonly closedDays: readonly string[];
	private readonly mondays: readonly string[];
	private readonly from: string;
	private readonly to: string;
	private readonly gapsOfGroup = new Map<string, ReadonlySet<number>>();

	constructor(
		private readonly calendar: SchoolCalendar,
		asAt: string,
		private readonly seed: number,
		showClosedDays: boolean,
	) {
		const past = calendar.days.filter(({ date }) => date <= asAt);
		this.today = past.length - 1;
		this.closedDays = showClosedDays ? calendar.closedDays.filter((date) => date <= asAt) : [];
		const dates = [...past.map(({ date }) => date), ...this.closedDays].sort();
		this.mondays = [...new Set(dates.map(mondayOf))];
		this.from = dates[0] ?? asAt;
		this.to = dates[dates.length - 1] ?? asAt;
	}

	/** All pupils' registers have the same weeks; where a pupil is not on roll they hold `.`. */
	registerOf(sheet: Sheet, pupil: Pupil): RegisterAsAt {
		const gaps = this.gaps(pupil.registrationGroup);
		const weeks = new Map(this.mondays.map((monday) => [monday, new Array<string>(sessionsPerWeek).fill(noSession)]));
		const minutesLate = new Map<string, number>();
		const comments = new Map<string, string>();
		for (let place = 0; place < (this.today + 1) * 2; place += 1) {
			if (sheet.marks[place] === noSession) continue;
			const { date, monday, weekday } = this.calendar.days[place >> 1] as SchoolDay;
			const session = place % 2 === 0 ? 'AM' : 'PM';
			let mark = sheet.marks[place] as string;
			if (gaps.has(place)) mark = missingMark;
			else if ((sheet.explainedOn[place] as number) > this.today) mark = 'N';
			else {
				const minutes = sheet.minutesLate.get(place);
				const comment = sheet.comments.get(place);
				if (minutes !== undefined) minutesLate.set(placeKey(date, session), minutes);
				if (comment !== undefined) comments.set(placeKey(date, session), comment);
			}
			(weeks.get(monday) as string[])[sessionIndex(weekday, session)] = mark;
		}
		for (const date of this.closedDays) {
			if (date < (pupil.onRollFrom ?? '') || date > (pupil.onRollTo ?? '9999')) continue;
			const week = weeks.get(mondayOf(date)) as string[];
			for (const session of ['AM', 'PM'] as const) week[sessionIndex(weekdayIndex(date), session)] = '#';
		}
		return {
			register: { from: this.from, to: this.to, weeks: Object.fromEntries([...weeks].map(([monday, marks]) => [monday, marks.join(' ')])) },
			minutesLate,
			comments,
		};
	}

	/** Places of the year at which the group's register was not taken and is still open on this day. */
	private gaps(registrationGroup: string): ReadonlySet<number> {
		const known = this.gapsOfGroup.get(registrationGroup);
		if (known) return known;
		const random = new Random(this.seed, 'registers not taken', registrationGroup);
		const open = new Set<number>();
		for (let place = 0; place < this.calendar.days.length * 2; place += 1) {
			if (!random.chance(registerNotTaken)) continue;
			const foundOn = (place >> 1) + random.weighted(foundAfterDays);
			if (foundOn > this.today) open.add(place);
		}
		this.gapsOfGroup.set(registrationGroup, open);
		return open;
	}
}
