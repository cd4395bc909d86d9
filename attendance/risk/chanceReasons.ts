import type { Attendance } from '../item';
import { absenceOf } from '../measures/counts';
import { counted } from '../text/plainEnglish';
import type { Chance } from './chance/schoolChances';
import { fewSessions } from './reasons';

/**
 * The chance in words, with the sessions it rests on and what it would take. Says how little is known where little is.
 */
export function chanceReasons(chance: Chance, attendance: Attendance): string[] {
	const { probability, sessionsLeft, toMiss } = chance;
	const { absentSessions, possibleSessions } = absenceOf(attendance);
	if (probability === null) return ['Too early to say how likely it is to miss 10% or more over the whole year: there is no session to tell it from.'];
	if (sessionsLeft === 0) return [];
	const left = `About ${counted(sessionsLeft, 'session')} ${sessionsLeft === 1 ? 'is' : 'are'} left this year`;
	return [
		`Chance of missing 10% or more over the whole year, as things stand: ${inTen(probability)}. ${restsOn(chance, attendance)}`,
		toMiss === 0
			? `${left}; with ${absentSessions} missed already, the year stays at 10% or more even with no more absence.`
			: toMiss > sessionsLeft
				? `${left}, fewer than would have to be missed to make 10% of the year.`
				: `${left}; ${toMiss === 1 ? '1 more missed session' : `${toMiss} more missed sessions`} would make 10% of the year.`,
		...(attendance.basis === 'totals' ? ['From totals it cannot be told whether this was one long absence or many short ones, so the chance is rougher than from marks.'] : []),
		...(possibleSessions < fewSessions && !chance.usesLastYear ? ['So early in the year the chance is mostly that of other pupils; a few weeks of attendance will change it.'] : []),
	];
}

/** Chances rounded to tenths; the ends told apart, since 1 in 50 and 1 in 10 ask for different things. */
function inTen(probability: number): string {
	if (probability >= 0.95) return 'more than 19 in 20';
	if (probability < 0.05) return 'less than 1 in 20';
	return `about ${Math.min(9, Math.max(1, Math.round(probability * 10)))} in 10`;
}

function restsOn({ usesLastYear }: Chance, attendance: Attendance): string {
	const { absentSessions, possibleSessions } = absenceOf(attendance);
	const parts = [`${absentSessions} of ${counted(possibleSessions, 'session')} missed`];
	if (attendance.basis !== 'totals' && absentSessions > 0) {
		const lately = attendance.trend.lastFourWeeks;
		if (lately.possibleSessions < possibleSessions) parts.push(`${lately.absentSessions === 0 ? 'none' : lately.absentSessions} of them in the last four weeks`);
		parts.push(`in ${counted(attendance.spells.length, 'separate absence')}`);
	}
	const seenBeside = usesLastYear ? 'on last year’s register and on how absence goes among the school’s pupils' : 'on how absence goes among the school’s pupils';
	return `It rests on ${parts.join(', ')}, and ${seenBeside}.`;
}
