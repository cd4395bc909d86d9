import type { Case, Register } from '../item';
import { doneFor, type Done, type DoneKind } from './done';
import { effectOf, type Effect } from './effect';
import { expectedFrom, shareAfter } from './expected';
import { matched, type Matched, type RiskSet } from './matching';
import { momentOf, pointReached, type Moment, type Unseen } from './moment';
import { schoolWeeksOf, type SchoolWeeks } from './schoolWeeks';
import { fewestForEstimate, weeksAfter } from './windows';

/** What is known of a pupil when impact is looked at. */
export interface PupilHistory {
	readonly pupilId: string;
	readonly register: Register;
	readonly case: Case;
}

/** Absence of some pupils before and after, added up: integers behind every share. */
export interface BeforeAndAfter {
	readonly pupils: number;
	readonly absentBefore: number;
	readonly possibleBefore: number;
	readonly absentAfter: number;
	readonly possibleAfter: number;
}

/** Shares of sessions missed by pupils like them, each as often as it was compared with. */
export interface Comparison {
	readonly pupils: number;
	readonly shareBefore: number;
	readonly shareAfter: number;
	/** How many of these pupils had the same done for them in the weeks after, which makes the difference look smaller. */
	readonly treatedLater: number;
}

/** Why pupils for whom it was done are not in the comparison. */
export type LeftOut = Unseen | 'nobody like them';

/** What one thing that is done (a step, a kind of help) has been followed by in one school. */
export interface Impact {
	readonly kind: DoneKind;
	readonly name: string;
	/** How often it was done; a pupil counts once a school year. */
	readonly times: number;
	readonly leftOut: Readonly<Record<LeftOut, number>>;
	/** Those who are compared; null where there is none. */
	readonly treated: BeforeAndAfter | null;
	readonly comparison: Comparison | null;
	/** Null where fewer than `fewestForEstimate` are compared: too few to tell an effect from chance. */
	readonly effect: Effect | null;
	/** How many of those compared had something else done for them in the weeks after. */
	readonly somethingElseToo: number;
}

/**
 * Looks, for each thing that was done, at absence before and after, beside pupils at the same point for whom it had not
 * been done yet. Absence is highest just before somebody acts on it and falls by itself (regression to the mean): before
 * and after alone would praise anything. Takes all pupils of one school and the date up to which registers count;
 * gives one entry for each step and kind of help, in alphabetical order. The order of pupils does not matter.
 */
export function impactOf(pupils: readonly PupilHistory[], asAt: string): Impact[] {
	const ordered = [...pupils].sort((a, b) => (a.pupilId < b.pupilId ? -1 : a.pupilId > b.pupilId ? 1 : 0));
	const weeks = schoolWeeksOf(ordered.map(({ register }) => register), asAt);
	const done = ordered.map(({ case: history }) => doneFor(history, asAt));
	const all = ordered.map((_, pupil) => weeks.absence(pupil, 0, weeks.mondays.length - 1));
	const usual = all.reduce((sum, { absentSessions }) => sum + absentSessions, 0) / Math.max(1, all.reduce((sum, { possibleSessions }) => sum + possibleSessions, 0));
	const school: School = { weeks, done, usual };

	const kinds = new Map(done.flat().map(({ kind, name }) => [`${kind} ${name}`, { kind, name }]));
	return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { kind, name }]) => impactOfOne(school, kind, name));
}

interface School {
	readonly weeks: SchoolWeeks;
	readonly done: readonly (readonly Done[])[];
	readonly usual: number;
}

function impactOfOne(school: School, kind: DoneKind, name: string): Impact {
	const { weeks, done, usual } = school;
	/** Weeks in which it was done, by pupil. */
	const weeksOf = done.map((list) => list.filter((one) => one.kind === kind && one.name === name).map(({ on }) => weeks.placeOf(on)));
	const leftOut: Record<LeftOut, number> = { 'the weeks after are not over': 0, 'the weeks before are not in the register': 0, 'too few sessions': 0, 'nobody like them': 0 };
	const byWeek = new Map<string, { week: number; point: string; treated: Moment[] }>();
	weeksOf.forEach((list, pupil) => {
		for (const week of list) {
			const moment = momentOf(weeks, pupil, week, usual);
			if (typeof moment === 'string') {
				leftOut[moment] += 1;
				continue;
			}
			const point = pointReached(done[pupil] as readonly Done[], weeks.mondays[week] as string);
			const key = `${week} ${point}`;
			const risk = byWeek.get(key) ?? { week, point, treated: [] };
			risk.treated.push(moment);
			byWeek.set(key, risk);
		}
	});

	const pairs: Matched[] = [];
	const riskSets: RiskSet[] = [...byWeek.values()].map(({ week, point, treated }) => ({ treated, notYet: notYetTreated(school, weeksOf, week, point) }));
	const expected = expectedFrom(riskSets.map(({ notYet }) => notYet));
	for (const riskSet of riskSets) {
		const found = matched(riskSet, expected);
		pairs.push(...found.pairs);
		leftOut['nobody like them'] += found.unlike.length;
	}
	/** The share of the weeks after in which a pupil of the comparison had it done for them too. */
	const treatedShare = ({ pupil, week }: Moment) => Math.max(0, ...(weeksOf[pupil] as number[]).filter((each) => each > week).map((each) => (week + weeksAfter - each) / weeksAfter));
	const treatedIn = (pupil: number, from: number, to: number) => (weeksOf[pupil] as number[]).some((week) => week > from && week <= to);
	return {
		kind,
		name,
		times: weeksOf.reduce((sum, list) => sum + list.length, 0),
		leftOut,
		treated: pairs.length > 0 ? added(pairs.map(({ treated }) => treated)) : null,
		comparison: pairs.length > 0 ? comparisonOf(pairs, ({ pupil, week }) => treatedIn(pupil, week, week + weeksAfter)) : null,
		effect: pairs.length >= fewestForEstimate ? effectOf(pairs, expected, treatedShare) : null,
		somethingElseToo: pairs.filter(({ treated: { pupil, week } }) => somethingElse(school, pupil, week, kind, name)).length,
	};
}

/** Pupils at the same point of the procedure for whom this was never done in the school year up to and including that week. */
function notYetTreated({ weeks, done, usual }: School, weeksOf: readonly (readonly number[])[], week: number, point: string): Moment[] {
	const monday = weeks.mondays[week] as string;
	return done.flatMap((list, pupil) => {
		if ((weeksOf[pupil] as readonly number[]).some((each) => each >= 0 && each <= week) || pointReached(list, monday) !== point) return [];
		const moment = momentOf(weeks, pupil, week, usual);
		return typeof moment === 'string' ? [] : [moment];
	});
}

function somethingElse({ weeks, done }: School, pupil: number, week: number, kind: DoneKind, name: string): boolean {
	return (done[pupil] as readonly Done[]).some((one) => {
		const at = weeks.placeOf(one.on);
		return !(one.kind === kind && one.name === name) && at >= week && at <= week + weeksAfter;
	});
}

function added(moments: readonly Moment[]): BeforeAndAfter {
	const sum = (count: (moment: Moment) => number) => moments.reduce((total, moment) => total + count(moment), 0);
	return {
		pupils: new Set(moments.map(({ pupil }) => pupil)).size,
		absentBefore: sum(({ before }) => before.absentSessions),
		possibleBefore: sum(({ before }) => before.possibleSessions),
		absentAfter: sum(({ after }) => after.absentSessions),
		possibleAfter: sum(({ after }) => after.possibleSessions),
	};
}

function comparisonOf(pairs: readonly Matched[], isTreatedLater: (moment: Moment) => boolean): Comparison {
	const mean = (share: (moment: Moment) => number) =>
		pairs.reduce((sum, { controls }) => sum + controls.reduce((all, control) => all + share(control), 0) / controls.length, 0) / pairs.length;
	const controls = pairs.flatMap((pair) => pair.controls);
	const once = new Map(controls.map((control) => [`${control.pupil} ${control.week}`, control]));
	return {
		pupils: new Set(controls.map(({ pupil }) => pupil)).size,
		shareBefore: mean(({ before }) => before.absentSessions / before.possibleSessions),
		shareAfter: mean(shareAfter),
		treatedLater: new Set([...once.values()].filter(isTreatedLater).map(({ pupil }) => pupil)).size,
	};
}
