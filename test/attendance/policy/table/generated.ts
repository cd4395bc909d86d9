import fc from 'fast-check';
import { holdKinds } from '../../../../attendance/caseLog/record';
import { comparisons } from '../../../../attendance/policy/condition';
import { measures } from '../../../../attendance/policy/measures';
import { stepPeriods, type Policy } from '../../../../attendance/policy/schema';
import { readPolicy } from '../../../../attendance/policy/readPolicy';
import { groupsSchema, stepActions, tiers } from '../../../../attendance/item';

/** Policies of any shape that the schema allows, with sentences of one line. Names may be alike, odd, and look like formulae. */
const sentence = fc.stringMatching(/^[A-Za-z=+@'’"<>&,;:.()%/ é-]{1,40}$/).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
const name = fc.oneof(fc.constantFrom('Early concern letter', 'Early Concern: letter!', 'Meeting', '=1+1', '@home', '第一步'), sentence);
const id = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}$/);
const reason = fc.oneof(fc.constant(''), fc.constantFrom('Missed {days}: {value}; at least {threshold}.', '3. of what?'), sentence.filter((text) => !/^(?:-|–|\(nothing\))$/.test(text)));

const valueOf = (measure: string) => {
	switch (measures[measure]?.kind) {
		case 'percent': return fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
		case 'count': return fc.integer({ min: 0, max: 400 });
		case 'tier': return fc.constantFrom<string>(...tiers);
		default: return fc.boolean();
	}
};
const condition = (names: readonly string[]) =>
	fc.constantFrom(...names).chain((measure) =>
		fc.record(
			{
				measure: fc.constant(measure),
				comparison: fc.constantFrom(...comparisons.filter((each) => measures[measure]?.kind !== 'yes or no' || each.startsWith('is'))),
				value: valueOf(measure),
				reason,
			},
			{ requiredKeys: ['measure', 'comparison', 'value'] },
		),
	);
const all = Object.keys(measures);
const conditions = (names: readonly string[]) => fc.array(condition(names), { minLength: 1, maxLength: 4 });
const days = fc.integer({ min: 0, max: 190 });

const way = (earlier: readonly string[]) => {
	const apart = fc.record({ conditions: conditions(all.filter((measure) => !measure.startsWith('since.'))), doesNotWaitBecause: sentence }, { requiredKeys: ['conditions'] });
	if (earlier.length === 0) return apart;
	const step = fc.constantFrom(...earlier);
	return fc.oneof(apart, fc.record({ after: fc.record({ step, schoolDays: days }), onlyWithout: step, conditions: conditions(all), doesNotWaitBecause: sentence }, { requiredKeys: ['after', 'conditions'] }));
};
const does = {
	letter: fc.constantFrom('early-concern', 'meeting-invitation').map((letterTemplate) => ({ letterTemplate })),
	referral: fc.constant({ referralKind: 'local-authority-support' }),
	task: sentence.map((task) => ({ task })),
};
const step = (own: string, earlier: readonly string[], route: string | null) =>
	fc.tuple(
		fc.constantFrom(...stepActions).chain((action) => (does[action] as fc.Arbitrary<object>).map((what) => ({ action, ...what }))),
		fc.record(
			{
				id: fc.constant(own), name, audience: sentence, requiresApproval: fc.boolean(), approvedBy: sentence, oncePer: fc.constantFrom(...stepPeriods),
				dueWhen: fc.array(way(earlier), { minLength: 1, maxLength: 3 }), improvedWhen: conditions(all),
				...(route === null ? {} : { route: fc.constant(route) }),
			},
			{ requiredKeys: ['id', 'name', 'audience', 'dueWhen', ...(route === null ? [] : (['route'] as never[]))] },
		),
	).map(([action, rest]) => ({ ...rest, ...action }));
const share = fc.integer({ min: 100, max: 10_000 }).map((hundredths) => hundredths / 100).filter((each) => each !== 1);
const hold = fc.oneof(
	fc.record({ when: fc.constant('a person recorded a hold'), kind: fc.constantFrom(...holdKinds), reason: fc.constant('Wait: {recorded}.') }, { requiredKeys: ['when', 'reason'] }),
	fc.record({ when: fc.constant('the pupil joined lately'), schoolDays: days, reason: sentence }),
	fc.record({ when: fc.constant('the pupil is in a group'), group: fc.constantFrom(...Object.keys(groupsSchema.shape)), reason: sentence }),
	fc.record({ when: fc.constant('nobody may be written to'), reason: sentence }),
	fc.record({ when: fc.constant('data in doubt'), reason: sentence }),
	fc.record({ when: fc.constant('due for these codes alone'), codes: fc.uniqueArray(fc.constantFrom('C', 'C1', 'I', 'R', 'T'), { minLength: 1 }), percentOfAbsence: share, reason: sentence }),
	fc.record({ when: fc.constant('long illness'), illnessPercentOfAbsence: share, longestSpellSchoolDays: days, reason: sentence }),
	fc.record({ when: fc.constant('the limit of two penalty notices is reached'), reason: sentence }),
);

/** The earlier steps of the same route; a step that names none is of the first. */
function earlierOf(steps: ReadonlyArray<{ own: string; route: string | null }>, place: number, routes: readonly string[]): string[] {
	const routeOf = (at: number) => steps[at]?.route ?? routes[0];
	return steps.slice(0, place).flatMap(({ own }, at) => (routeOf(at) === routeOf(place) ? [own] : []));
}

export const policies: fc.Arbitrary<Policy> = fc
	.tuple(fc.uniqueArray(id, { maxLength: 3 }), fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { minLength: 5, maxLength: 5 }))
	.map(([routes, ids, places]) => ({ routes, steps: ids.map((own, place) => ({ own, route: routes[(places[place] as number) % (routes.length + 1)] ?? null })) }))
	.chain(({ routes, steps }) =>
		fc.record(
			{
				name,
				version: fc.constantFrom('1', '2026.1', 'v2'),
				yearGroups: fc.uniqueArray(fc.constantFrom('N1', 'N2', 'R', '1', '2', '3', '7', '10', '11', '14'), { minLength: 1 }),
				waitBetweenSteps: fc.record({ schoolDays: days }),
				...(routes.length > 0 ? { routes: fc.tuple(...routes.map((route) => fc.record({ id: fc.constant(route), name, purpose: sentence, goesBeforeHeld: fc.boolean(), endsWhen: conditions(all.filter((measure) => measure.startsWith('since.'))) }, { requiredKeys: ['id', 'name'] }))) } : {}),
				steps: fc.tuple(...steps.map(({ own, route }, place) => step(own, earlierOf(steps, place, routes), route))),
				holds: fc.array(hold, { maxLength: 6 }),
			},
			{ requiredKeys: ['name', 'version', 'waitBetweenSteps', 'steps', 'holds', ...(routes.length > 0 ? (['routes'] as never[]) : [])] },
		),
	)
	.map((document) => readPolicy(document));
