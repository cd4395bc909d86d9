import { decisionKey } from '../caseLog/keys';
import { schoolYearName, schoolYearStart } from '../calendar/weeks';
import { isAbsent } from '../codes';
import type { Attendance, Case, Contact, Decision, MarkedSession, Pupil, Register, Risk } from '../item';
import { sessionsUpTo } from '../measures/eachSession';
import { tierOf } from '../risk/tier';
import { longDate } from '../text/plainEnglish';
import { yearGroupName } from '../text/yearGroup';
import { approvalOf, approvedAndNotDone, heldByPerson, stillApproved } from './approvals';
import { meetingStillMissed } from './caseMeasures';
import { attendanceHad, registerHad, type Presumed } from './hadAttended';
import { holdOf, type Held, type HoldFacts } from './holds';
import { climb, openSteps, whyNoSecond, type Climbed } from './ladder';
import { routesOf, type LadderFacts } from './routes';
import { standingSentences } from './penaltyNotices';
import type { Policy, PolicyRoute, Step } from './schema';
import { whatWouldChange } from './wouldChange';

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
 * Routes are looked at in the policy's order, and the first with a step that is due or held decides; but where a step is due of
 * a route that `goesBeforeHeld`, it goes before all. Within a route the highest step that is due wins, and is one
 * decision a run; a step below one already taken in its period is not taken any more. A step that is due and that a hold rule
 * fits is held for a person, and so is one of which the file's totals cannot tell whether it is due. Every outcome has its
 * reasons, in words a parent could read, and what would change it. Pure: the same facts give the same decision, whatever other
 * pupils there are and in whatever order the case lists what was done.
 *
 * What would change it takes most of the time, since it is found by deciding anew; `withoutWhatWouldChange` leaves it out, where
 * a year of decisions is made that nobody reads one by one. Nothing else of the decision is another by that.
 */
export function decide(facts: PupilFacts, policy: Policy, asAt: string, { withoutWhatWouldChange = false }: { readonly withoutWhatWouldChange?: boolean } = {}): Decision {
	const outside = whyOutside(facts, policy, asAt);
	if (outside) return nothingDue(policy, asAt, [outside]);
	const ladder: LadderFacts = { ...facts, asAt };
	const second = whyNoSecond(policy, ladder);
	if (second) return nothingDue(policy, asAt, [second, ...openSteps(policy, ladder)]);

	const look = (route: PolicyRoute, on: LadderFacts = ladder): Looked => {
		const climbed = { route, ...climb(policy, route, on) };
		return { climbed, due: stepDue({ ...facts, ...on }, policy, climbed, on) };
	};
	const result = (due: StepDue): Decision =>
		decided(facts, policy, due, ladder, due.held?.ends ?? (withoutWhatWouldChange ? [] : whatWouldChange.ofDue(policy, due, ladder)));
	const routes = routesOf(policy);
	const duties = new Map(routes.filter(({ goesBeforeHeld }) => goesBeforeHeld).map((route) => [route, look(route)]));
	for (const { due } of duties.values()) if (due && !due.held) return result(due);
	const climbed: RouteClimbed[] = [];
	for (const route of routes) {
		const looked = duties.get(route) ?? look(route);
		if (looked.due) return result(looked.due);
		climbed.push(looked.climbed);
	}
	return nothingDue(policy, asAt, [...whyNothing(climbed), ...openSteps(policy, ladder)], withoutWhatWouldChange ? [] : whatWouldChange.ofNothing(policy, climbed, ladder, (route, then) => look(route, then).due?.held != null));
}

interface RouteClimbed extends Climbed {
	readonly route: PolicyRoute;
}

interface Looked {
	readonly climbed: RouteClimbed;
	readonly due: StepDue | null;
}

/** A step that is due, or would be were it not held. */
export interface StepDue {
	readonly route: PolicyRoute;
	readonly step: Step;
	readonly period: string;
	readonly reasons: readonly string[];
	/** Why it is held for a person, and what would end that; null where it is due. */
	readonly held: Held | null;
	/** Whether a person has approved it already. */
	readonly isApproved: boolean;
}

function stepDue(facts: PupilFacts, policy: Policy, { route, step, period, reasons, untold }: RouteClimbed, ladder: LadderFacts): StepDue | null {
	if (!step || period === null) return null;
	const { asAt } = ladder;
	const approval = approvalOf(step, period, ladder);
	const isApproved = stillApproved(approval, policy, ladder);
	const why = (held: Held | null): StepDue => ({
		route, step, period, isApproved, held,
		reasons: [...reasons, ...missedMeeting(step, ladder), ...standingSentences(step, { ...facts, asAt }).filter((sentence) => !held?.reason.includes(sentence)), ...(isApproved && approval ? [approvedAndNotDone(approval)] : [])],
	});
	const byPerson = heldByPerson(approval, asAt);
	if (byPerson) {
		const until = approval?.until ? `It is looked at anew after ${longDate(approval.until)}, or once a person records another decision.` : 'It stays held until a person records another decision.';
		return why({ reason: byPerson, ends: [until] });
	}
	const holdFacts: HoldFacts = {
		...facts,
		asAt,
		untold,
		isApproved,
		stillDueHad: (presumed) => climb(policy, route, ladderHad(ladder, presumed), step).step === step,
	};
	return why(holdOf(policy.holds, step, holdFacts));
}

/** Said with the next step to a family, since it may have been hard for them to come. */
function missedMeeting({ action }: Step, ladder: LadderFacts): string[] {
	const missed = action === 'task' ? null : meetingStillMissed(ladder);
	return missed ? [`Nobody came to the meeting on ${longDate(missed)}, and the family has not been met since.`] : [];
}

function decided(facts: PupilFacts, policy: Policy, due: StepDue, ladder: LadderFacts, wouldChange: readonly string[]): Decision {
	const { step, route, period, held, isApproved, reasons } = due;
	const { asAt } = ladder;
	return {
		outcome: held ? 'held' : 'due',
		...about(policy, asAt),
		...named(step),
		route: route.id,
		routeName: route.name,
		requiresApproval: step.requiresApproval && !isApproved,
		dueOn: asAt,
		reasons: [...(held ? [`Held: ${held.reason}`] : []), ...reasons],
		evidence: { sessions: absentSessions(facts.register, asAt) },
		period,
		wouldChange: [...wouldChange],
		key: decisionKey({ pupilId: facts.pupil.id, step: step.id, date: asAt, period }),
		held: held ? { reason: held.reason } : null,
	};
}

/** The reasons of the first route that has steps, and those of the others that this pupil is on. */
function whyNothing(climbed: readonly RouteClimbed[]): string[] {
	const first = climbed.find(({ reasons }) => reasons.length > 0);
	return climbed.filter((each) => each.isBegun || each === first).flatMap(({ reasons }) => reasons);
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

function ladderHad(facts: LadderFacts, presumed: Presumed): LadderFacts {
	const attendance = attendanceHad(facts.attendance, facts.register, facts.asAt, presumed);
	const risk = facts.risk && { ...facts.risk, tier: tierOf(attendance) };
	return { ...facts, attendance, risk, register: facts.register && registerHad(facts.register, presumed) };
}

function nothingDue(policy: Policy, asAt: string, reasons: string[], wouldChange: string[] = []): Decision {
	return {
		outcome: 'nothing due', ...about(policy, asAt), step: null, stepName: null, action: null, audience: null, letterTemplate: null,
		referralKind: null, task: null, route: null, routeName: null, period: null, requiresApproval: false, approvedBy: null, wouldChange, dueOn: null, reasons, evidence: { sessions: [] }, key: null, held: null,
	};
}

const about = ({ name, version }: Policy, asAt: string) => ({ asAt, policy: `${name} ${version}` });

const named = ({ id, name, action, audience, letterTemplate, referralKind, task, approvedBy }: Step) => ({
	step: id, stepName: name, action, audience, letterTemplate: letterTemplate ?? null, referralKind: referralKind ?? null, task: task ?? null,
	approvedBy: approvedBy ?? null,
});

/** The absent sessions of the school year, oldest first: what any of the counts can be checked against. */
function absentSessions(register: Register | null, asAt: string): MarkedSession[] {
	if (!register) return [];
	const from = schoolYearStart(asAt);
	return sessionsUpTo(register, asAt).flatMap(({ date, session, code }) =>
		date >= from && code && isAbsent(code.class) ? [{ date, session, code: code.code }] : [],
	);
}
