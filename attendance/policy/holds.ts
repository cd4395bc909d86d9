import { holdsInForce } from '../caseFile/holdsInForce';
import type { Attendance, Case, Contact, Hold, Pupil, Register } from '../item';
import { occasionOf } from '../letters/channel';
import { letterFamilies } from '../letters/families';
import { whoToWriteTo } from '../letters/recipients';
import { daysLater } from '../calendar/weeks';
import { absenceOf } from '../measures/counts';
import { capitalised, theNamed } from '../text/named';
import { counted, listed, longDate, sessionsAsDays } from '../text/plainEnglish';
import { toldByMarksOnly } from './condition';
import { atBest, doubtfulMarks, illnessCode } from './doubt';
import type { Presumed } from './hadAttended';
import { limitReached } from './penaltyNotices';
import { filled } from './placeholders';
import { earliestDateAfter, schoolDaysSince } from './schoolDays';
import type { HoldRule, Step } from './schema';

export interface HoldFacts {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly attendance: Attendance;
	readonly register: Register | null;
	readonly case: Case;
	readonly asAt: string;
	/** Whether the step would be due as well had the pupil attended at certain sessions. */
	readonly stillDueHad: (presumed: Presumed) => boolean;
	/** Why it cannot be told whether the step is due at all; null where it is. */
	readonly untold: string | null;
	/** Whether a person has looked at this step and approved it. */
	readonly isApproved: boolean;
}

/** Why a step is held, and what would end that: what has to be corrected or recorded, or the date. */
export interface Held {
	readonly reason: string;
	readonly ends: readonly string[];
}

/**
 * Why a step that is due is held for a person: the reason of the first rule that fits, in the policy's order. Where none
 * does, what totals without marks leave open about the step, or about one of the rules; null where nothing is.
 */
export function holdOf(rules: readonly HoldRule[], step: Step, facts: HoldFacts): Held | null {
	let { untold } = facts;
	for (const rule of rules.filter(({ when }) => applies(when, step, facts))) {
		const filling = fits(rule, step, facts);
		if (typeof filling === 'string') untold ??= toldByMarksOnly(filling);
		else if (filling) return { reason: filled(rule.reason, { step: step.name, ...filling }), ends: endsOf(rule, step, facts) };
	}
	if (untold === null || facts.isApproved) return null;
	return { reason: untold, ends: [`A register with its marks, in place of totals, would tell. So would a person who looks and records a decision of ${theNamed(step.name)}.`] };
}

/**
 * What goes out is held by each rule. A task for staff goes to no family, and may be how a pupil in a group or one who is ill is
 * helped, or a return that the law asks for: a person's own hold keeps it back, and the law's own limit where it is about nothing else.
 */
function applies(when: HoldRule['when'], { action }: Step, { isApproved }: HoldFacts): boolean {
	if (action === 'task' && !holdsTasks.has(when)) return false;
	return !isApproved || holdsWhateverIsApproved.has(when);
}

const holdsTasks: ReadonlySet<HoldRule['when']> = new Set(['a person recorded a hold', 'the limit of two penalty notices is reached']);

/**
 * An approval answers the rules that only ask a person to look. It does not answer another person's hold, nor the one who
 * decides for a group, who may be somebody else; and nobody can be written to because of it.
 */
const holdsWhateverIsApproved: ReadonlySet<HoldRule['when']> = new Set(['a person recorded a hold', 'the pupil is in a group', 'nobody may be written to']);

type Filling = Readonly<Record<string, string>>;

/** What fills the reason's placeholders where the rule fits; null where it does not; in words what it asks where totals cannot tell. */
function fits(rule: HoldRule, step: Step, facts: HoldFacts): Filling | string | null {
	switch (rule.when) {
		case 'a person recorded a hold': return recordedHold(rule, facts);
		case 'the pupil joined lately': return joinedLately(rule, facts);
		case 'the pupil is in a group': return facts.pupil.groups[rule.group] ? {} : null;
		case 'nobody may be written to': return step.action === 'letter' ? nobodyToWriteTo(step, facts) : null;
		case 'data in doubt': return doubt(facts);
		case 'due for these codes alone': return dueForCodes(rule, facts);
		case 'long illness': return longIllness(rule, facts.attendance);
		case 'the limit of two penalty notices is reached': return parentsAtLimit(step, facts);
	}
}

/** What would end a hold, by a rule that fits. */
function endsOf(rule: HoldRule, step: Step, facts: HoldFacts): string[] {
	const named = theNamed(step.name);
	switch (rule.when) {
		case 'a person recorded a hold': {
			const until = holdInForce(rule, facts)?.until;
			return [until ? `The hold lasts until ${longDate(until)}, unless a person ends it before.` : 'The hold lasts until a person ends it.'];
		}
		case 'the pupil joined lately':
			return [`${capitalised(named)} is looked at from ${longDate(earliestDateAfter(dayBeforeRoll(facts.pupil), rule.schoolDays, facts.asAt, facts.register))} at the earliest.`];
		case 'the pupil is in a group':
			return [`${capitalised(named)} stays held while that is so: record that it is not appropriate once what is done instead is agreed.`];
		case 'nobody may be written to':
			return [`Once the contacts are corrected and imported again, ${named} is looked at anew.`];
		case 'data in doubt':
			return [`If all of these turn out to be attendance, ${named} is not due. Whatever of them stays an absence counts towards it.`];
		case 'due for these codes alone':
		case 'long illness':
		case 'the limit of two penalty notices is reached':
			return [`A person’s decision settles it: once it is recorded that ${named} is approved, it is due; once it is recorded as not appropriate, it is not.`];
	}
}

type RuleOf<When extends HoldRule['when']> = Extract<HoldRule, { when: When }>;

function holdInForce({ kind }: RuleOf<'a person recorded a hold'>, { case: history, asAt }: HoldFacts): Hold | undefined {
	return holdsInForce(history, asAt)
		.filter((hold) => kind === undefined || hold.kind === kind)
		.reduce<Hold | undefined>((first, hold) => (first && isBefore(first, hold) ? first : hold), undefined);
}

/** The hold that lasts longest, of two as long the one since longer: the reason hangs on no order of the record. */
function isBefore(one: Hold, other: Hold): boolean {
	const [oneLasts, otherLasts] = [one.until ?? '9999', other.until ?? '9999'];
	if (oneLasts !== otherLasts) return oneLasts > otherLasts;
	return one.since < other.since || (one.since === other.since && one.reason <= other.reason);
}

function recordedHold(rule: RuleOf<'a person recorded a hold'>, facts: HoldFacts): Filling | null {
	const hold = holdInForce(rule, facts);
	if (!hold) return null;
	const dates = `since ${longDate(hold.since)}${hold.until ? `, until ${longDate(hold.until)}` : ''}`;
	return { recorded: `${hold.reason.trim().replace(/\.$/, '')} (${dates})`, dates };
}

const dayBeforeRoll = ({ onRollFrom }: Pupil): string => daysLater(onRollFrom as string, -1);

function joinedLately({ schoolDays }: RuleOf<'the pupil joined lately'>, { pupil, register, asAt }: HoldFacts): Filling | null {
	if (pupil.onRollFrom === null) return null;
	const days = schoolDaysSince(dayBeforeRoll(pupil), asAt, register);
	return days < schoolDays ? { days: counted(days, 'school day') } : null;
}

function nobodyToWriteTo({ letterTemplate }: Step, { pupil, contacts }: HoldFacts): Filling | null {
	const family = letterTemplate && letterFamilies[letterTemplate];
	const { recipients, held } = whoToWriteTo(pupil, contacts, family ? occasionOf(family) : undefined);
	return recipients.length > 0 ? null : { why: held.map(({ reason, advice }) => `${reason}. ${advice}`).join(' ') };
}

function parentsAtLimit(step: Step, facts: HoldFacts): Filling | null {
	const standing = limitReached(step, facts);
	return standing === null ? null : { standing };
}

function doubt({ attendance, stillDueHad }: HoldFacts): Filling | string | null {
	const { missing, unexplained } = doubtfulMarks(attendance);
	if (missing === null || unexplained === null) return 'whether marks are missing or reasons for absence are not known yet';
	if (missing + unexplained === 0 || stillDueHad(atBest)) return null;
	const kinds = [missing > 0 ? counted(missing, 'missing mark') : '', unexplained > 0 ? counted(unexplained, 'absence whose reason is not known yet (N)', 'absences whose reason is not known yet (N)') : ''];
	return { marks: listed(kinds.filter((kind) => kind !== '')) };
}

function dueForCodes({ codes, percentOfAbsence }: RuleOf<'due for these codes alone'>, { attendance, stillDueHad }: HoldFacts): Filling | string | null {
	const counts = attendance.codes;
	if (!counts) return absenceOf(attendance).absentSessions > 0 ? 'what the absences were for' : null;
	const sessions = codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
	if (sessions === 0 || sessions * 100 < percentOfAbsence * absenceOf(attendance).absentSessions) return null;
	if (stillDueHad({ codes: new Set(codes), missingMarks: false })) return null;
	return { days: sessionsAsDays(sessions) };
}

/** On integers: illness takes its share of all absence, and one spell, itself illness to the same share, was as long. */
function longIllness(rule: RuleOf<'long illness'>, attendance: Attendance): Filling | string | null {
	const mostly = (ill: number, all: number) => all > 0 && ill * 100 >= rule.illnessPercentOfAbsence * all;
	const { absentSessions } = absenceOf(attendance);
	if (attendance.codes && !mostly(attendance.codes[illnessCode] ?? 0, absentSessions)) return null;
	if (!attendance.spells) return absentSessions > 0 ? 'whether it is one long illness' : null;
	const spells = attendance.spells.filter(({ sessions, codes }) => mostly(codes[illnessCode] ?? 0, sessions));
	const longest = Math.max(0, ...spells.map(({ sessions }) => sessions));
	return longest > 0 && longest >= rule.longestSpellSchoolDays * 2 ? { days: sessionsAsDays(longest) } : null;
}
