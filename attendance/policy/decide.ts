import { decisionKey } from '../caseLog/keys';
import { schoolYearName, schoolYearStart } from '../calendar/weeks';
import { isAbsent } from '../codes';
import type { Attendance, Case, Contact, Decision, MarkedSession, Pupil, Register, Risk } from '../item';
import { sessionsUpTo } from '../measures/eachSession';
import { tierOf } from '../risk/tier';
import { longDate } from '../text/plainEnglish';
import { yearGroupName } from '../text/yearGroup';
import { attendanceHad, registerHad, type Presumed } from './hadAttended';
import { holdReason } from './holds';
import { climb, openSteps, type LadderFacts } from './ladder';
import type { Policy, Step } from './schema';

/** What is known of a pupil when a decision is made. */
export interface PupilFacts {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	/** Null: waits are counted in weekdays, and doubt in the year's counts only. */
	readonly register: Register | null;
	readonly attendance: Attendance;
	readonly risk: Risk | null;
	readonly case: Case;
}

/**
 * Decides what the policy asks for one pupil on one date (`YYYY-MM-DD`).
 *
 * The highest step that is due wins, and is one decision a run; a step below one already taken this school year is not
 * taken any more. A step that is due and that a hold rule fits is held for a person, and so is one of which the file's
 * totals cannot tell whether it is due. Every outcome has its reasons, in
 * words a parent could read. Pure: the same facts give the same decision, whatever other pupils there are.
 */
export function decide(facts: PupilFacts, policy: Policy, asAt: string): Decision {
	const outside = whyOutside(facts, policy, asAt);
	if (outside) return nothingDue(policy, asAt, [outside]);

	const ladder = ladderFacts(facts, asAt);
	const climbed = climb(policy, ladder);
	if (!climbed.step) return nothingDue(policy, asAt, [...climbed.reasons, ...openSteps(policy, ladder)]);

	const { step, untold } = climbed;
	const held = holdReason(policy.holds, step, {
		...facts,
		asAt,
		untold,
		stillDueHad: (presumed) => climb(policy, ladderHad(facts, asAt, presumed), step).step === step,
	});
	return {
		outcome: held ? 'held' : 'due',
		...about(policy, asAt),
		...named(step),
		dueOn: asAt,
		reasons: [...(held ? [`Held: ${held}`] : []), ...climbed.reasons],
		evidence: { sessions: absentSessions(facts.register, asAt) },
		period: schoolYearName(asAt),
		wouldChange: [],
		key: decisionKey({ pupilId: facts.pupil.id, step: step.id, date: asAt }),
		held: held ? { reason: held } : null,
	};
}

/** Why a policy does not concern a pupil on a date; null where it does. */
function whyOutside({ pupil, attendance }: PupilFacts, { yearGroups }: Policy, asAt: string): string | null {
	if (pupil.onRollTo && pupil.onRollTo < asAt) return `The pupil left the school’s roll on ${longDate(pupil.onRollTo)}.`;
	if (pupil.onRollFrom && pupil.onRollFrom > asAt) return `The pupil joins the school’s roll on ${longDate(pupil.onRollFrom)}.`;
	if (yearGroups && pupil.yearGroup !== '' && !yearGroups.includes(pupil.yearGroup)) {
		return `The pupil is in ${yearGroupName(pupil.yearGroup)}, which the policy is not for.`;
	}
	if (attendance.possibleSessions === 0) return `There is no possible session yet in ${schoolYearName(asAt)}.`;
	return null;
}

const ladderFacts = ({ attendance, risk, register, case: history }: PupilFacts, asAt: string): LadderFacts => ({
	attendance, risk, register, asAt,
	taken: history.steps.filter(({ takenOn }) => schoolYearName(takenOn) === schoolYearName(asAt)),
});

function ladderHad(facts: PupilFacts, asAt: string, presumed: Presumed): LadderFacts {
	const attendance = attendanceHad(facts.attendance, facts.register, asAt, presumed);
	const risk = facts.risk && { ...facts.risk, tier: tierOf(attendance) };
	return ladderFacts({ ...facts, attendance, risk, register: facts.register && registerHad(facts.register, presumed) }, asAt);
}

function nothingDue(policy: Policy, asAt: string, reasons: string[]): Decision {
	return {
		outcome: 'nothing due', ...about(policy, asAt), step: null, stepName: null, action: null, audience: null, letterTemplate: null,
		referralKind: null, task: null, route: null, routeName: null, period: null, requiresApproval: false, approvedBy: null, wouldChange: [], dueOn: null, reasons, evidence: { sessions: [] }, key: null, held: null,
	};
}

const about = ({ name, version }: Policy, asAt: string) => ({ asAt, policy: `${name} ${version}` });

const named = ({ id, name, action, route, audience, letterTemplate, referralKind, task, requiresApproval, approvedBy }: Step) => ({
	step: id, stepName: name, action, audience, letterTemplate: letterTemplate ?? null, referralKind: referralKind ?? null, task: task ?? null,
	route: route ?? null, routeName: null, requiresApproval, approvedBy: approvedBy ?? null,
});

/** The absent sessions of the school year, oldest first: what any of the counts can be checked against. */
function absentSessions(register: Register | null, asAt: string): MarkedSession[] {
	if (!register) return [];
	const from = schoolYearStart(asAt);
	return sessionsUpTo(register, asAt).flatMap(({ date, session, code }) =>
		date >= from && code && isAbsent(code.class) ? [{ date, session, code: code.code }] : [],
	);
}
