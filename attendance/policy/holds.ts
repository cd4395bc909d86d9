import type { Attendance, Case, Contact, Pupil } from '../item';
import { whoToWriteTo } from '../letters/recipients';
import { absenceOf } from '../measures/counts';
import { counted, listed, longDate, sessionsAsDays } from '../text/plainEnglish';
import { toldByMarksOnly } from './condition';
import { atBest, doubtfulMarks } from './doubt';
import type { Presumed } from './hadAttended';
import { filled } from './placeholders';
import type { HoldRule, Step } from './schema';

export interface HoldFacts {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly attendance: Attendance;
	readonly case: Case;
	readonly asAt: string;
	/** Whether the step would be due as well had the pupil attended at certain sessions. */
	readonly stillDueHad: (presumed: Presumed) => boolean;
	/** Why it cannot be told whether the step is due at all; null where it is. */
	readonly untold: string | null;
}

/**
 * Why a step that is due is held for a person: the reason of the first rule that fits, in the policy's order. Where none
 * does, what totals without marks leave open about the step, or about one of the rules; null where nothing is.
 */
export function holdReason(rules: readonly HoldRule[], step: Step, facts: HoldFacts): string | null {
	let { untold } = facts;
	for (const rule of rules) {
		const filling = fits(rule, step, facts);
		if (typeof filling === 'string') untold ??= toldByMarksOnly(filling);
		else if (filling) return filled(rule.reason, { step: step.name, ...filling });
	}
	return untold;
}

type Filling = Readonly<Record<string, string>>;

/** What fills the reason's placeholders where the rule fits; null where it does not; in words what it asks where totals cannot tell. */
function fits(rule: HoldRule, step: Step, facts: HoldFacts): Filling | string | null {
	switch (rule.when) {
		case 'a person recorded a hold': return recordedHold(facts);
		case 'the pupil is in a group': return facts.pupil.groups[rule.group] ? {} : null;
		case 'nobody may be written to': return step.action === 'letter' ? nobodyToWriteTo(facts) : null;
		case 'data in doubt': return doubt(facts);
		case 'due for these codes alone': return dueForCodes(rule, facts);
		case 'long illness': return longIllness(rule, facts.attendance);
	}
}

function recordedHold({ case: { holds }, asAt }: HoldFacts): Filling | null {
	const hold = holds.find(({ since, until }) => since <= asAt && (until === null || asAt <= until));
	return hold ? { recorded: `${hold.reason} (since ${longDate(hold.since)}${hold.until ? `, until ${longDate(hold.until)}` : ''})` } : null;
}

function nobodyToWriteTo({ pupil, contacts }: HoldFacts): Filling | null {
	const { recipients, held } = whoToWriteTo(pupil, contacts);
	return recipients.length > 0 ? null : { why: held.map(({ reason, advice }) => `${reason}. ${advice}`).join(' ') };
}

function doubt({ attendance, stillDueHad }: HoldFacts): Filling | string | null {
	const { missing, unexplained } = doubtfulMarks(attendance);
	if (missing === null || unexplained === null) return 'whether marks are missing or reasons for absence are not known yet';
	if (missing + unexplained === 0 || stillDueHad(atBest)) return null;
	const kinds = [missing > 0 ? counted(missing, 'missing mark') : '', unexplained > 0 ? counted(unexplained, 'absence whose reason is not known yet (N)', 'absences whose reason is not known yet (N)') : ''];
	return { marks: listed(kinds.filter((kind) => kind !== '')) };
}

function dueForCodes({ codes, percentOfAbsence }: Extract<HoldRule, { when: 'due for these codes alone' }>, { attendance, stillDueHad }: HoldFacts): Filling | string | null {
	const counts = attendance.codes;
	if (!counts) return absenceOf(attendance).absentSessions > 0 ? 'what the absences were for' : null;
	const sessions = codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
	if (sessions === 0 || sessions * 100 < percentOfAbsence * absenceOf(attendance).absentSessions) return null;
	if (stillDueHad({ codes: new Set(codes), missingMarks: false })) return null;
	return { days: sessionsAsDays(sessions) };
}

const illness = 'I';

/** On integers: illness takes its share of all absence, and one spell, itself illness to the same share, was as long. */
function longIllness(rule: Extract<HoldRule, { when: 'long illness' }>, attendance: Attendance): Filling | string | null {
	const mostly = (ill: number, all: number) => all > 0 && ill * 100 >= rule.illnessPercentOfAbsence * all;
	const { absentSessions } = absenceOf(attendance);
	if (attendance.codes && !mostly(attendance.codes[illness] ?? 0, absentSessions)) return null;
	if (!attendance.spells) return absentSessions > 0 ? 'whether it is one long illness' : null;
	const spells = attendance.spells.filter(({ sessions, codes }) => mostly(codes[illness] ?? 0, sessions));
	const longest = Math.max(0, ...spells.map(({ sessions }) => sessions));
	return longest > 0 && longest >= rule.longestSpellSchoolDays * 2 ? { days: sessionsAsDays(longest) } : null;
}
