import { mondayOf, schoolYearName } from '../calendar/weeks';
import { addSession } from '../measures/counts';
import { eachSession } from '../measures/eachSession';
import { sessionsOf } from '../measures/sessions';
import type { AbsenceCount, Register } from '../item';

/** The absence of each pupil in each school week, by the place of the week among those of the school. */
export interface SchoolWeeks {
	/** Mondays of the weeks in which any pupil had a possible session, oldest first. */
	readonly mondays: readonly string[];
	/** The place of the week that a date lies in; of a date in a holiday, of the next school week. -1 beyond the last. */
	placeOf(date: string): number;
	/** The place of the first week of the school year that a week lies in. */
	firstOfYear(week: number): number;
	/** Absent and possible sessions of a pupil from one week up to and including another; weeks the school does not know count nothing. */
	absence(pupil: number, from: number, to: number): AbsenceCount;
}

/** Counts a school's registers up to a date (`YYYY-MM-DD`) week by week. Pupils are told by their place in the list. */
export function schoolWeeksOf(registers: readonly Register[], asAt: string): SchoolWeeks {
	const byPupil = registers.map((register) => weeksOf(register, asAt));
	const mondays = [...new Set(byPupil.flatMap((weeks) => [...weeks].filter(([, { possibleSessions }]) => possibleSessions > 0).map(([monday]) => monday)))].sort();
	// Running sums: a window is then a difference of two.
	const sums = byPupil.map((weeks) => {
		const absent = new Uint16Array(mondays.length + 1);
		const possible = new Uint16Array(mondays.length + 1);
		mondays.forEach((monday, place) => {
			const week = weeks.get(monday);
			absent[place + 1] = (absent[place] as number) + (week?.absentSessions ?? 0);
			possible[place + 1] = (possible[place] as number) + (week?.possibleSessions ?? 0);
		});
		return { absent, possible };
	});
	const years = mondays.map(schoolYearName);
	const firsts = years.map((year) => years.indexOf(year));
	return {
		mondays,
		firstOfYear: (week) => firsts[week] as number,
		placeOf: (date) => {
			const monday = mondayOf(date);
			return mondays.findIndex((each) => each >= monday);
		},
		absence: (pupil, from, to) => {
			const { absent, possible } = sums[pupil] as (typeof sums)[number];
			const [first, end] = [Math.max(0, from), Math.min(mondays.length, to + 1)];
			if (end <= first) return { absentSessions: 0, possibleSessions: 0 };
			return { absentSessions: (absent[end] as number) - (absent[first] as number), possibleSessions: (possible[end] as number) - (possible[first] as number) };
		},
	};
}

function weeksOf(register: Register, asAt: string): Map<string, AbsenceCount> {
	const weeks = new Map<string, AbsenceCount>();
	for (const { monday, number } of eachSession(sessionsOf(register, { asAt }))) {
		let week = weeks.get(monday);
		if (!week) weeks.set(monday, (week = { absentSessions: 0, possibleSessions: 0 }));
		addSession(week, number);
	}
	return weeks;
}
