import { decide, PolicyError, readPolicy, supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { factsOf, monday, patterns } from './pupils';

/** The shipped policy with something changed in a way that its type forbids. */
type Loose = ReturnType<typeof JSON.parse>;
type Change = (policy: Loose) => unknown;

const changed = (change: Change): string => {
	const policy: Loose = structuredClone(supportFirstDocument);
	change(policy);
	return JSON.stringify(policy);
};

describe('a school’s own policy', () => {
	it('is read from JSON, and the shipped one reads as it stands', () => {
		expect(readPolicy(JSON.stringify(supportFirstDocument))).toEqual(supportFirst);
	});

	it.each([
		['a condition without its value', (p) => delete p.steps[0].dueWhen[0].conditions[1].value, 'step 1 ("early-concern"), way 1, condition 2, field "value" must be a number, a text, or true or false'],
		['a count that is a text', (p) => (p.steps[0].dueWhen[0].conditions[1].value = '6'), 'step 1 ("early-concern"), way 1, condition 2, field "value" must be a whole number'],
		['a percentage over 100', (p) => (p.steps[1].dueWhen[0].conditions[0].value = 110), 'step 2 ("meeting-invitation"), way 1, condition 1, field "value" must be a percentage from 0 to 100'],
		['a measure that is none', (p) => (p.steps[0].dueWhen[0].conditions[0].measure = 'attendance.percent'), '"attendance.percent" is not a measure; use one of attendance.absencePercent'],
		['a measure named like a part of JavaScript', (p) => (p.steps[0].dueWhen[0].conditions[0].measure = 'constructor'), '"constructor" is not a measure'],
		['a group as a trigger', (p) => (p.steps[0].dueWhen[0].conditions[0].measure = 'pupil.groups.freeSchoolMeals'), 'step 1 ("early-concern"), way 1, condition 1, field "measure" "pupil.groups.freeSchoolMeals" may not decide a step'],
		['a comparison that is none', (p) => (p.steps[0].dueWhen[0].conditions[0].comparison = '>='), 'field "comparison" must be one of "at least", "more than"'],
		['a placeholder that is none', (p) => (p.steps[0].dueWhen[0].conditions[0].reason = 'Hello {name}'), 'field "reason" has {name}; only {value}, {threshold}, {days} are filled in'],
		['a tier that is none', (p) => (p.steps[0].dueWhen[0].conditions[0] = { measure: 'risk.tier', comparison: 'is', value: 'PA' }), 'must be one of "all", "at risk"'],
		['a letter without its template', (p) => delete p.steps[0].letterTemplate, 'step 1 ("early-concern"), field "letterTemplate" is missing; a step whose action is letter needs it'],
		['a letter that there is not', (p) => (p.steps[0].letterTemplate = 'angry'), 'field "letterTemplate" must be one of "first-day", "early-concern"'],
		['a referral with a letter', (p) => (p.steps[2].letterTemplate = 'early-concern'), 'step 3 ("local-authority-support"), field "letterTemplate" does not belong to a step whose action is referral'],
		['a wait in half days', (p) => (p.steps[1].dueWhen[0].after.schoolDays = 7.5), 'step 2 ("meeting-invitation"), way 1, field "after.schoolDays" must be a whole number'],
		['a wait for a later step', (p) => (p.steps[1].dueWhen[0].after.step = 'local-authority-support'), 'step 2 ("meeting-invitation"), way 1, field "after.step" "local-authority-support" is not the id of an earlier step'],
		['"since" without "after"', (p) => delete p.steps[1].dueWhen[0].after, 'step 2 ("meeting-invitation"), way 1, condition 2, field "measure" "since.absencePercent" needs an "after"'],
		['an id twice', (p) => (p.steps[1].id = 'early-concern'), 'step 2 ("early-concern"), field "id" "early-concern" is the id of an earlier step too'],
		['an id that a file name could not bear', (p) => (p.steps[0].id = 'Early concern!'), 'field "id" must be written in small letters'],
		['a misspelt field', (p) => (p.steps[0].requireApproval = true), 'step 1 ("early-concern") holds "requireApproval", which is no field there'],
		['a step that is missing its name', (p) => delete p.steps[0].name, 'step 1 ("early-concern"), field "name" is missing'],
		['no steps', (p) => (p.steps = []), 'field "steps" must hold at least one step'],
		['steps that are no list', (p) => (p.steps = {}), 'field "steps" must be a list in [ ]'],
		['a hold that is none', (p) => (p.holds[0].when = 'it rains'), 'hold 1, field "when" is not one of the rules for holding a step'],
		['a hold for a group that is none', (p) => (p.holds[7].group = 'tall'), 'hold 8, field "group" must be one of "freeSchoolMeals"'],
		['a hold’s placeholder that is none', (p) => (p.holds[8].reason = 'Ask {socialWorker}'), 'hold 9, field "reason" has {socialWorker}; only {step} is filled in'],
		['a route that there is not', (p) => (p.steps[0].route = 'moon'), 'step 1 ("early-concern"), field "route" "moon" is not the id of a route of this policy'],
		['an end of a route that does not count from its last step', (p) => (p.routes[0].endsWhen[1].measure = 'attendance.absencePercent'), 'route 1 ("attendance"), end 2, field "measure" "attendance.absencePercent" does not count from the route’s last step'],
		['an improvement without its value', (p) => delete p.steps[0].improvedWhen[0].value, 'step 1 ("early-concern"), improvement 1, field "value" must be a number'],
		['two routes of one id', (p) => (p.routes[1].id = 'attendance'), 'route 2 ("attendance"), field "id" "attendance" is the id of an earlier route too'],
		['a period that is none', (p) => (p.steps[0].oncePer = 'moon'), 'field "oncePer" must be one of "school year", "half term"'],
		['a year group that is none', (p) => (p.yearGroups[0] = 'Reception'), 'year group 1 must be N1, N2, R or 1 to 14'],
	] as ReadonlyArray<readonly [string, Change, string]>)('is refused with step and field for %s', (_name, change, message) => {
		expect(() => readPolicy(changed(change))).toThrow(PolicyError);
		expect(() => readPolicy(changed(change))).toThrow(message);
	});

	it('is refused where it is no JSON, or JSON of another kind', () => {
		expect(() => readPolicy('{ "name": "Ours", }')).toThrow('The policy is not valid JSON');
		expect(() => readPolicy('[]')).toThrow('it must be an object in { }');
		expect(() => readPolicy('')).toThrow('The policy is not valid JSON');
	});

	it('names every fault at once', () => {
		const text = changed((p) => {
			p.steps[0].name = '';
			p.steps[2].audience = 7;
		});
		expect(() => readPolicy(text)).toThrow(/step 1 .*"name" must not be empty; step 3 .*"audience" must be a text/);
	});

	it('needs a person’s approval for a step that does not say', () => {
		const policy = readPolicy(changed((p) => delete p.steps[0].requiresApproval));
		expect(decide(factsOf({ days: patterns.dayHereAndThere }), policy, monday)).toMatchObject({ outcome: 'due', requiresApproval: true });
	});

	it('makes a sentence where a condition brings none', () => {
		const conditions = [
			{ measure: 'risk.tier', comparison: 'at least', value: 'at risk' },
			{ measure: 'attendance.persistentlyAbsent', comparison: 'is', value: false },
			{ measure: 'attendance.absencePercent', comparison: 'at least', value: 7.5 },
		];
		const policy = readPolicy(changed((p) => (p.steps[0].dueWhen = [{ conditions }])));
		expect(decide(factsOf({ days: patterns.dayHereAndThere }), policy, monday).reasons.slice(0, 3)).toEqual([
			'The tier is at risk: at least at risk.', 'Is not persistently absent.', 'Absence this school year is 8.0% (8 of 100 sessions): at least 7.5%.',
		]);
	});

	it('never triggers a step on what cannot be told', () => {
		const conditions = [{ measure: 'risk.tier', comparison: 'is not', value: 'severely absent' }];
		const policy = readPolicy(changed((p) => (p.steps[0].dueWhen = [{ conditions }])));
		const decision = decide(factsOf({ days: patterns.dayHereAndThere, over: { risk: null } }), policy, monday);
		expect(decision.reasons).toEqual(['The early concern letter is not due.', 'The tier cannot be told yet.']);
	});
});
