import { noSession, type Register } from '../../attendance/item';
import { Random } from '../sample-school/random';
import type { SchoolCalendar } from '../sample-school/calendar/schoolCalendar';

/**
 * Schools made in another way than the sample school, so that the score is not judged on one way of thinking alone.
 *
 * `markov`: each pupil has a chance a session of staying away and one of coming back, both spread log-normally, the same
 *   all year but for changes at random (a pupil in three has one in a year). No season, no weekday.
 * `drifting`: each pupil's share of days lost wanders from week to week; days fall singly as they will, and one pupil in
 *   twelve has one long absence at any time of the year, which nothing announces. Half of England's season.
 */
export const otherKinds = ['markov', 'drifting'] as const;
export type OtherKind = (typeof otherKinds)[number];

export interface OtherSchool {
	readonly kind: OtherKind;
	readonly seed: number;
	readonly size: number;
	/** Median share of sessions lost and its spread in logarithms. */
	readonly median: number;
	readonly spread: number;
}

export interface OtherPupil {
	readonly register: Register;
	readonly groups: Readonly<Record<string, boolean>>;
}

/** Draws the whole year of every pupil. Groups move absence by amounts near the published ones and are told to nobody. */
export function drawOtherSchool({ kind, seed, size, median, spread }: OtherSchool, calendar: SchoolCalendar): OtherPupil[] {
	return Array.from({ length: size }, (_, index) => {
		const random = new Random(seed, kind, index);
		const freeSchoolMeals = random.chance(0.25);
		const sen = random.chance(0.16);
		const middle = Math.log(median) + (freeSchoolMeals ? 0.5 : -0.17) + (sen ? 0.35 : -0.07);
		const marks = kind === 'markov' ? markovMarks(calendar, middle, spread, random) : driftingMarks(calendar, middle, spread, random);
		return { register: registerOf(marks, calendar), groups: { 'free school meals': freeSchoolMeals, SEN: sen, girls: index % 2 === 0 } };
	});
}

function markovMarks({ days }: SchoolCalendar, middle: number, spread: number, random: Random): string[] {
	const draw = () => ({ odds: Math.min(8, Math.exp(middle + spread * random.bell())), length: 1.2 + Math.exp(0.9 + 0.7 * random.bell()) });
	let habit = draw();
	const unauthorised = Math.min(0.9, 0.25 + 0.5 * random.next() * Math.min(1, habit.odds * 4));
	let away = false;
	let mark = 'I';
	return days.flatMap(() => [0, 1].map((half) => {
		if (random.chance(1 / 900)) habit = draw();
		const before = away;
		away = random.chance(away ? 1 - 1 / habit.length : Math.min(0.9, habit.odds / habit.length));
		if (away && !before) mark = random.chance(unauthorised) ? 'O' : 'I';
		return away ? mark : half === 0 ? '/' : '\\';
	}));
}

function driftingMarks({ days }: SchoolCalendar, middle: number, spread: number, random: Random): string[] {
	let log = middle + spread * random.bell();
	const long = random.chance(1 / 12) ? { from: random.integer(0, 185), days: random.integer(8, 35) } : null;
	const keen = random.next();
	return days.flatMap(({ weekday, dayOfYear }, day) => {
		if (weekday === 0) log += 0.08 * random.bell() - 0.003 * (log - middle);
		const season = 0.88 + 0.24 * Math.min(1, dayOfYear / 240);
		const share = Math.min(0.97, Math.exp(log) * season * (weekday === 4 ? 1.2 : 0.95));
		const isLong = long !== null && day >= long.from && day < long.from + long.days;
		if (isLong || random.chance(share)) {
			const mark = isLong || random.next() < keen ? 'I' : 'O';
			return random.chance(0.85) ? [mark, mark] : random.chance(0.5) ? [mark, '\\'] : ['/', mark];
		}
		return ['/', '\\'];
	});
}

function registerOf(marks: readonly string[], { days }: SchoolCalendar): Register {
	const weeks: Record<string, string[]> = {};
	days.forEach(({ monday, weekday }, day) => {
		const week = (weeks[monday] ??= new Array<string>(10).fill(noSession));
		week[weekday * 2] = marks[day * 2] as string;
		week[weekday * 2 + 1] = marks[day * 2 + 1] as string;
	});
	return {
		from: (days[0] as { date: string }).date,
		to: (days[days.length - 1] as { date: string }).date,
		weeks: Object.fromEntries(Object.entries(weeks).map(([monday, list]) => [monday, list.join(' ')])),
	};
}
