import * as z from 'zod/v4';
import { holdKinds } from '../caseLog/record';
import { codeTable, isAbsent } from '../codes';
import { groupsSchema, stepActions, yearGroup, type Groups } from '../item';
import { letterFamilyIds } from '../letters/familyIds';
import { referralKinds } from '../referrals/kinds';
import { conditionSchema } from './condition';
import { placeholderFault } from './placeholders';

const words = z.string().trim().min(1, 'must not be empty');
const share = z.number().min(1, 'must be 1 to 100').max(100, 'must be 1 to 100');
const days = z.number().int('must be a whole number').nonnegative('must be 0 or more');
const absenceCode = z.string().refine((mark) => codeTable.some(({ code, class: kind }) => code === mark && isAbsent(kind)), 'must be a code of absence, such as C2');
const stepId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be written in small letters, digits and hyphens, such as early-concern');

/**
 * The periods within which a step may be taken once. `unauthorised episode`: one unbroken run of G, N, O and U (the
 * attendance return); `illness`: one unbroken run of illness (the sickness return); `absence`: one spell of any absence.
 */
export const stepPeriods = ['school year', 'half term', 'unauthorised episode', 'illness', 'absence'] as const;

/**
 * One way into a step. All that it names must hold.
 * Timing is in school days of the pupil's own register; without a register, Mondays to Fridays are counted.
 */
export const waySchema = z.strictObject({
	/** An earlier step of the same route that must have been taken in its period, and how long ago at least. `since.…` measures count from it. */
	after: z.strictObject({ step: stepId, schoolDays: days }).optional(),
	/** This way is open only where that step, of the same route, has not been taken in its period. */
	onlyWithout: stepId.optional(),
	/** Why this way need not wait `waitBetweenSteps`; left out, it waits. Tasks for staff never do. */
	doesNotWaitBecause: words.optional(),
	conditions: z.array(conditionSchema).min(1, 'must hold at least one condition'),
});

/** One step of the ladder. It is due where any of its ways is open. */
export const stepSchema = z
	.strictObject({
		id: stepId,
		name: words,
		action: z.enum(stepActions),
		/** The route it belongs to; left out, the policy's first. Within a route a step below one already taken is not taken any more. */
		route: stepId.optional(),
		/** Who it goes to, in words: "each parent", "local authority". */
		audience: words,
		letterTemplate: z.enum(letterFamilyIds).optional(),
		referralKind: z.enum(referralKinds).optional(),
		/** For a task: what a member of staff is to do, in words. */
		task: words.optional(),
		/** Left out, a person must approve. */
		requiresApproval: z.boolean().default(true),
		/** Whose approval it wants, by role: "headteacher". Left out: whoever opens the link. */
		approvedBy: words.optional(),
		/** How often the step may be taken for one pupil: the period of its key in the case log. */
		oncePer: z.enum(stepPeriods).default('school year'),
		dueWhen: z.array(waySchema).min(1, 'must hold at least one way into the step'),
		/** What counts as improvement: while all of these hold of the time since this step, the route goes no further. */
		improvedWhen: z.array(conditionSchema).min(1, 'must hold at least one condition').optional(),
	})
	.superRefine(({ action, ...given }, context) => {
		for (const [kind, field] of Object.entries(fieldOfAction)) {
			if (kind === action && given[field] === undefined) context.addIssue({ code: 'custom', path: [field], message: `is missing; a step whose action is ${action} needs it` });
			if (kind !== action && given[field] !== undefined) context.addIssue({ code: 'custom', path: [field], message: `does not belong to a step whose action is ${action}` });
		}
	});

const fieldOfAction = { letter: 'letterTemplate', referral: 'referralKind', task: 'task' } as const;

/** A procedure of its own (attendance, punctuality, illness …): its steps climb apart from those of other routes. */
export const policyRouteSchema = z.strictObject({
	id: stepId,
	name: words,
	/** What the route is for, as a family may read it. */
	purpose: words.optional(),
	/** What ends it: where all hold of the time since its last step, the route is over and begins at its foot again (`since.…` measures only). */
	endsWhen: z.array(conditionSchema).min(1, 'must hold at least one condition').optional(),
	/** Where a step of it is due, it goes before those of every other route, held for a person or due: a statutory duty must not wait. */
	goesBeforeHeld: z.boolean().default(false),
});

/** The sentence of a hold, with `{step}` and the placeholders of its rule. */
function sentence(...own: string[]) {
	const known = ['step', ...own];
	return words.refine((text) => placeholderFault(text, known) === null, { error: ({ input }) => placeholderFault(String(input), known) ?? '' });
}

/**
 * When a step that is due is held for a person instead. The first rule that fits gives the reason; `{step}` stands for
 * the step's name. A group may hold a step; no group can trigger one.
 */
export const holdRuleSchema = z.discriminatedUnion('when', [
	/** A person recorded a hold in the case, of one kind or of any; `{recorded}` is the person's own reason, with its dates, `{dates}` the dates alone. */
	z.strictObject({ when: z.literal('a person recorded a hold'), kind: z.enum(holdKinds).optional(), reason: sentence('recorded', 'dates') }),
	/** Fewer school days on roll than this; `{days}` counts them. */
	z.strictObject({ when: z.literal('the pupil joined lately'), schoolDays: days, reason: sentence('days') }),
	z.strictObject({ when: z.literal('the pupil is in a group'), group: z.enum(Object.keys(groupsSchema.shape) as Array<keyof Groups>), reason: sentence() }),
	/** For letters only: no contact may be written to; `{why}` says what stands in the way, and what to do about it. */
	z.strictObject({ when: z.literal('nobody may be written to'), reason: sentence('why') }),
	/** The step would not be due were every missing mark and every N an attendance; `{marks}` counts them. */
	z.strictObject({ when: z.literal('data in doubt'), reason: sentence('marks') }),
	/** These codes make up so much of all absence, and the step would not be due had the pupil attended there; `{days}` counts them. */
	z.strictObject({
		when: z.literal('due for these codes alone'),
		codes: z.array(absenceCode).min(1, 'must name at least one code'),
		percentOfAbsence: share,
		reason: sentence('days'),
	}),
	/** Illness (code I) makes up nearly all absence, and one spell of it was long; `{days}` is that spell. */
	z.strictObject({
		when: z.literal('long illness'),
		illnessPercentOfAbsence: share,
		longestSpellSchoolDays: days,
		reason: sentence('days'),
	}),
	/**
	 * For steps about penalty notices (penaltyNotices.ts), tasks too: parents have had as many as the law allows in three years; `{standing}`
	 * says so of each of them, from when another is possible, and what comes instead.
	 */
	z.strictObject({ when: z.literal('the limit of two penalty notices is reached'), reason: sentence('standing') }),
]);

/** A school's escalation procedure as data: steps from the first to the last, waits, and holds. */
export const policySchema = z
	.strictObject({
		name: words,
		version: words,
		/** The year groups that it is for. A pupil whose year group is not known is included. Left out: all. */
		yearGroups: z.array(yearGroup).min(1, 'must name at least one year group').optional(),
		/** Between any two steps of one pupil, so that a family has time to act on the first. */
		waitBetweenSteps: z.strictObject({ schoolDays: days }),
		/** The routes in the order in which they go before one another; left out, all steps are one route. */
		routes: z.array(policyRouteSchema).min(1, 'must name at least one route').optional(),
		steps: z.array(stepSchema).min(1, 'must hold at least one step'),
		holds: z.array(holdRuleSchema),
	})
	.superRefine(({ routes, steps }, context) => {
		routes?.forEach(({ id, endsWhen = [] }, place) => {
			const report = (path: Array<string | number>, message: string) => context.addIssue({ code: 'custom', path: ['routes', place, ...path], message });
			if (routes.findIndex((other) => other.id === id) < place) report(['id'], `"${id}" is the id of an earlier route too`);
			endsWhen.forEach(({ measure }, number) => {
				if (!measure.startsWith('since.')) report(['endsWhen', number, 'measure'], `"${measure}" does not count from the route’s last step; use one of since.…`);
			});
		});
		const routeOf = (step: (typeof steps)[number]) => step.route ?? routes?.[0]?.id;
		steps.forEach((step, place) => {
			const report = (path: Array<string | number>, message: string) => context.addIssue({ code: 'custom', path: ['steps', place, ...path], message });
			if (step.route !== undefined && !routes?.some(({ id }) => id === step.route)) report(['route'], `"${step.route}" is not the id of a route of this policy`);
			const earlier = steps.slice(0, place);
			if (earlier.some(({ id }) => id === step.id)) report(['id'], `"${step.id}" is the id of an earlier step too`);
			step.dueWhen.forEach(({ after, onlyWithout, conditions }, way) => {
				const named = [[after?.step, ['after', 'step']], [onlyWithout, ['onlyWithout']]] as const;
				for (const [id, field] of named) {
					if (id === undefined) continue;
					const other = earlier.find((each) => each.id === id);
					if (!other) report(['dueWhen', way, ...field], `"${id}" is not the id of an earlier step`);
					else if (routeOf(other) !== routeOf(step)) report(['dueWhen', way, ...field], `"${id}" is a step of another route, and routes climb apart`);
				}
				conditions.forEach(({ measure }, number) => {
					if (!after && measure.startsWith('since.')) report(['dueWhen', way, 'conditions', number, 'measure'], `"${measure}" needs an "after" beside it, to count from`);
				});
			});
		});
	});

export type Policy = z.infer<typeof policySchema>;
/** A policy as a person writes it, defaults left out. */
export type PolicyDocument = z.input<typeof policySchema>;
export type Step = z.infer<typeof stepSchema>;
export type Way = z.infer<typeof waySchema>;
export type PolicyRoute = z.infer<typeof policyRouteSchema>;
export type StepPeriod = (typeof stepPeriods)[number];
export type HoldRule = z.infer<typeof holdRuleSchema>;
