import { capitalised, theNamed } from '../text/named';
import { counted, listed } from '../text/plainEnglish';
import { conditionWords } from './table/conditionWords';
import { groupWords, yearGroupWords } from './table/cells';
import type { Condition } from './condition';
import { measures, type Measure } from './measures';
import type { HoldRule, Policy, PolicyRoute, Step, Way } from './schema';

/** A policy in plain English, for those who adopt it and those who work by it. */
export interface PolicySummary {
	/** A line each, in the order in which a person reads it. */
	readonly lines: readonly string[];
	/** Who does what (coverage P8): each of those that the policy names, and their part in it. */
	readonly whoDoesWhat: ReadonlyArray<{ readonly who: string; readonly does: readonly string[] }>;
}

/** Tells a policy in words: whom it is for, its routes and steps with when each is due, what holds them, and who does what. */
export function summaryOf(policy: Policy): PolicySummary {
	const { name, version, yearGroups, waitBetweenSteps, routes = [], steps, holds } = policy;
	const routeOf = (step: Step) => step.route ?? routes[0]?.id;
	const whoDoesWhat = responsibilities(policy);
	return {
		lines: [
			`${name}, version ${version}.`,
			yearGroups ? `It is for year groups ${yearGroupWords(yearGroups)}.` : 'It is for all year groups.',
			`${capitalised(counted(waitBetweenSteps.schoolDays, 'school day'))} or more lie between any two steps of one pupil, unless a step says otherwise.`,
			...(routes.length === 0 ? steps.flatMap((step) => stepLines(step, policy)) : routes.flatMap((route) => [...routeLines(route), ...steps.filter((step) => routeOf(step) === route.id).flatMap((step) => stepLines(step, policy))])),
			...(holds.length > 0 ? ['', 'A step that is due waits for a person where:', ...holds.map((hold) => `- ${holdWords(hold)}`)] : []),
			'',
			'Who does what:',
			...whoDoesWhat.map(({ who, does }) => `- ${who}: ${does.join('; ')}.`),
		],
		whoDoesWhat,
	};
}

function routeLines({ name, purpose, endsWhen }: PolicyRoute): string[] {
	return ['', `Route: ${name}.${purpose ? ` ${purpose}` : ''}`, ...(endsWhen ? [`It ends, and begins anew, when ${allSaid(endsWhen)}.`] : [])];
}

function stepLines(step: Step, policy: Policy): string[] {
	const ways = step.dueWhen.map((way) => wayWords(way, policy));
	return [
		'',
		`${step.name} (${whatItIs(step)}, once ${step.oncePer === 'school year' ? 'a school year' : `for each ${step.oncePer}`}).`,
		...(ways.length === 1 ? [`Due when ${ways[0]}.`] : ['Due in one of these ways:', ...ways.map((way) => `- when ${way}`)]),
		...(step.improvedWhen ? [`Nothing further follows while ${allSaid(step.improvedWhen)}.`] : []),
		...(step.task ? [`What to do: ${step.task}`] : []),
		approvalWords(step),
	];
}

const whatItIs = ({ action, audience }: Step): string => (action === 'task' ? `a task for ${audience}` : `a ${action} to ${audience}`);

/** A condition as a sentence says it: "absence this school year is at least 10%". */
function conditionSaid(condition: Condition): string {
	const { measure: id, comparison, value } = condition;
	const { kind, label } = measures[id] as Measure;
	if (kind === 'yes or no') return `the pupil is ${(comparison === 'is') === value ? '' : 'not '}${label}`;
	return conditionWords(condition).replace(label, comparison.startsWith('is') ? label : `${label} is`);
}

const allSaid = (conditions: readonly Condition[]): string => listed(conditions.map(conditionSaid));

function approvalWords({ requiresApproval, approvedBy }: Step): string {
	if (!requiresApproval) return 'It goes without anyone’s approval.';
	return `${approvedBy ? capitalised(theRole(approvedBy)) : 'A person'} must approve it first.`;
}

const theRole = (role: string): string => (/^(?:the|a|an|each|every)\b/i.test(role) ? role : theNamed(role));

function wayWords({ after, onlyWithout, conditions, doesNotWaitBecause }: Way, { steps }: Policy): string {
	const nameOf = (id: string) => theNamed(steps.find((step) => step.id === id)?.name ?? id);
	return [
		allSaid(conditions),
		after ? `, ${after.schoolDays === 0 ? 'after' : `at least ${counted(after.schoolDays, 'school day')} after`} ${nameOf(after.step)}` : '',
		onlyWithout ? `, where ${nameOf(onlyWithout)} was not made` : '',
		doesNotWaitBecause ? ' (without waiting for other steps)' : '',
	].join('');
}

const holdWords = (hold: HoldRule): string => `${hold.when}${'group' in hold ? ` (${groupWords(hold.group)})` : ''}${'codes' in hold ? ` (${hold.codes.join(', ')})` : ''}: ${hold.reason}`;

/** By the policy alone: who approves, who gets what, and who looks at what is held. */
function responsibilities({ steps, holds }: Policy): PolicySummary['whoDoesWhat'] {
	const does = new Map<string, string[]>();
	const add = (who: string, what: string) => does.set(who, [...(does.get(who) ?? []), what]);
	for (const { name, requiresApproval, approvedBy, action, audience } of steps) {
		if (requiresApproval) add(capitalised(approvedBy ?? 'whoever the school names to approve'), `approves ${theNamed(name)}`);
		if (action === 'task') add(capitalised(audience), `does ${theNamed(name)}`);
		else add('The attendance office', `sends ${theNamed(name)} to ${audience}`);
	}
	if (holds.length > 0) add('The attendance lead', 'looks at each step that is held, and decides');
	return [...does].map(([who, what]) => ({ who, does: what }));
}
