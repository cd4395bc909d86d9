import * as z from 'zod/v4';
import { codeTable, isAbsent } from '../codes';
import { groupsSchema, stepActions, yearGroup, type Groups } from '../item';
import { letterFamilyIds } from '../letters/family';
import { referralKinds } from '../referrals/kinds';
import { conditionSchema } from './condition';
import { placeholderFault } from './placeholders';

const words = z.string().trim().min(1, 'must not be empty');
const share = z.number().min(1, 'must be 1 to 100').max(100, 'must be 1 to 100');
const days = z.number().int('must be a whole number').nonnegative('must be 0 or more');
const absenceCode = z.string().refine((mark) => codeTable.some(({ code, class: kind }) => code === mark && isAbsent(kind)), 'must be a code of absence, such as C2');
const stepId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be written in small letters, digits and hyphens, such as early-concern');

/**
 * One way into a step. All that it names must hold.
 * Timing is in school days of the pupil's own register; without a register, Mondays to Fridays are counted.
 */
export const routeSchema = z.strictObject({
	/** An earlier step that must have been taken this school year, and how long ago at least. `since.…` measures count from it. */
	after: z.strictObject({ step: stepId, schoolDays: days }).optional(),
	/** This route is open only where that step has not been taken this school year. */
	onlyWithout: stepId.optional(),
	/** Why this route need not wait `waitBetweenSteps`; left out, it waits. */
	doesNotWaitBecause: words.optional(),
	conditions: z.array(conditionSchema).min(1, 'must hold at least one condition'),
});

/** One step of the ladder. It is due where any of its routes is open. */
export const stepSchema = z
	.strictObject({
		id: stepId,
		name: words,
		action: z.enum(stepActions),
		/** Who it goes to, in words: "each parent", "local authority". */
		audience: words,
		letterTemplate: z.enum(letterFamilyIds).optional(),
		referralKind: z.enum(referralKinds).optional(),
		/** Left out, a person must approve. */
		requiresApproval: z.boolean().default(true),
		/** How often the step may be taken for one pupil. Keys of the case log are made by the school year. */
		oncePer: z.literal('school year').default('school year'),
		dueWhen: z.array(routeSchema).min(1, 'must hold at least one way into the step'),
	})
	.superRefine(({ action, letterTemplate, referralKind }, context) => {
		const needs = action === 'letter' ? 'letterTemplate' : 'referralKind';
		const other = action === 'letter' ? 'referralKind' : 'letterTemplate';
		const given = { letterTemplate, referralKind };
		if (given[needs] === undefined) context.addIssue({ code: 'custom', path: [needs], message: `is missing; a step whose action is ${action} needs it` });
		if (given[other] !== undefined) context.addIssue({ code: 'custom', path: [other], message: `does not belong to a step whose action is ${action}` });
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
	/** A person recorded a hold in the case; `{recorded}` is the person's own reason, with its dates. */
	z.strictObject({ when: z.literal('a person recorded a hold'), reason: sentence('recorded') }),
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
		steps: z.array(stepSchema).min(1, 'must hold at least one step'),
		holds: z.array(holdRuleSchema),
	})
	.superRefine(({ steps }, context) => {
		steps.forEach((step, place) => {
			const report = (path: Array<string | number>, message: string) => context.addIssue({ code: 'custom', path: ['steps', place, ...path], message });
			const earlier = steps.slice(0, place).map(({ id }) => id);
			if (earlier.includes(step.id)) report(['id'], `"${step.id}" is the id of an earlier step too`);
			step.dueWhen.forEach(({ after, onlyWithout, conditions }, route) => {
				const named = [[after?.step, ['after', 'step']], [onlyWithout, ['onlyWithout']]] as const;
				for (const [id, field] of named) {
					if (id !== undefined && !earlier.includes(id)) report(['dueWhen', route, ...field], `"${id}" is not the id of an earlier step`);
				}
				conditions.forEach(({ measure }, number) => {
					if (!after && measure.startsWith('since.')) report(['dueWhen', route, 'conditions', number, 'measure'], `"${measure}" needs an "after" beside it, to count from`);
				});
			});
		});
	});

export type Policy = z.infer<typeof policySchema>;
/** A policy as a person writes it, defaults left out. */
export type PolicyDocument = z.input<typeof policySchema>;
export type Step = z.infer<typeof stepSchema>;
export type Route = z.infer<typeof routeSchema>;
export type HoldRule = z.infer<typeof holdRuleSchema>;
