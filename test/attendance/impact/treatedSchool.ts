import { isAbsent } from '../../../attendance/codes';
import type { PupilHistory } from '../../../attendance/impact';
import { emptyCase, type Register } from '../../../attendance/item';
import { eachSession } from '../../../attendance/measures/eachSession';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { absenceLevels } from '../../../attendance/measures/absenceLevels';
import { SampleSchoolYear } from '../../sample-school';
import { Random } from '../../sample-school/random';

export interface Rule {
	/** Of the sessions that a pupil would have missed after the letter, how many are attended instead: the true effect. */
	readonly effect: number;
	/** How surely a letter goes in a week in which it is due; below 1, staff do not get round to it. */
	readonly diligence: number;
	readonly asAt: string;
}

/**
 * A sample school in which a letter goes where absence has been high, as schools do it, with an effect that is known:
 * so regression to the mean is as strong as it is in schools, and what is found can be held against the truth.
 */
export function treatedSchool(seed: number, { effect, diligence, asAt }: Rule, size?: number): PupilHistory[] {
	const random = new Random(`impact ${seed}`);
	const school = new SampleSchoolYear('secondary', seed, asAt, size).asAt(asAt);
	return school.pupils.map(({ pupil, register }) => {
		const { letter, weeks } = liveThrough(register, { asAt, gets: () => random.chance(diligence), attends: () => random.chance(effect) });
		const steps = letter ? [{ step: 'early-concern', takenOn: letter, state: 'done' as const, documents: 1, absentSessions: null, possibleSessions: null }] : [];
		return { pupilId: pupil.id, register: { ...register, weeks }, case: { ...emptyCase, steps } };
	});
}

/** Goes through a pupil's weeks: a letter on the first Monday on which it is due and gets done; from then on some absences are attended. */
export function liveThrough(register: Register, { asAt, gets, attends }: { asAt: string; gets: () => boolean; attends: () => boolean }): { letter: string | null; weeks: Record<string, string> } {
	const byMonday = new Map<string, { absent: number[]; possible: number }>();
	for (const { monday, weekday, session, code } of eachSession(sessionsOf(register, { asAt }))) {
		const week = byMonday.get(monday) ?? { absent: [], possible: 0 };
		byMonday.set(monday, week);
		if (code && isAbsent(code.class)) week.absent.push(weekday * 2 + (session === 'PM' ? 1 : 0));
		if (code && (isAbsent(code.class) || code.class === 'present' || code.class === 'approved educational activity')) week.possible += 1;
	}
	const weeks = { ...register.weeks };
	const missed: number[] = [];
	let [absent, possible] = [0, 0];
	let letter: string | null = null;
	for (const monday of Object.keys(weeks).sort()) {
		const week = byMonday.get(monday);
		const lately = missed.slice(-4).reduce((sum, count) => sum + count, 0);
		if (!letter && missed.length >= 4 && absent >= 6 && absent * 100 >= absenceLevels.atRisk * possible && lately >= 2 && gets()) letter = monday;
		const attended = letter !== null && letter < monday ? (week?.absent ?? []).filter(attends) : [];
		const marks = (weeks[monday] as string).split(' ');
		for (const place of attended) marks[place] = place % 2 === 0 ? '/' : '\\';
		weeks[monday] = marks.join(' ');
		missed.push((week?.absent.length ?? 0) - attended.length);
		absent += (week?.absent.length ?? 0) - attended.length;
		possible += week?.possible ?? 0;
	}
	return { letter, weeks };
}
