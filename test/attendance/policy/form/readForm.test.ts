import fc from 'fast-check';
import { supportFirst } from '../../../../attendance/policy/supportFirst';
import { formOf, readForm, type FormEntry, type PolicyForm } from '../../../../attendance/policy/form';
import { policies } from '../table/generated';

const shipped = formOf(supportFirst);
const changed = (list: 'routes' | 'steps' | 'ways' | 'conditions' | 'holds', place: number, changes: FormEntry): PolicyForm => ({
	...shipped,
	[list]: shipped[list].map((entry, at) => (at === place ? { ...entry, ...changes } : entry)),
});
const placeOfStep = (id: string) => shipped.steps.findIndex((step) => step.id === id);
const name = (id: string) => shipped.steps[placeOfStep(id)]?.name as string;

describe('a policy in a form', () => {
	it('is the same policy again, as shipped', () => {
		expect(readForm(shipped)).toEqual(supportFirst);
	});

	it('is the same policy again, whatever the policy', () => {
		fc.assert(fc.property(policies, (policy) => { expect(readForm(formOf(policy))).toEqual(policy); }), { numRuns: 200 });
	});

	it('does not ask for an order of its lists but that of the steps', () => {
		const { ways, conditions } = shipped;
		const inWays = [...conditions].sort((one, other) => Number(other.way) - Number(one.way));
		expect(readForm({ ...shipped, ways: [...ways].reverse(), conditions: inWays })).toEqual(supportFirst);
	});

	it('takes a new step with one condition and nothing else', () => {
		const policy = readForm({
			...shipped,
			steps: [{ name: 'Phone home', action: 'task', what: 'Ring the family.', audience: 'form tutor', oncePer: 'half term' }],
			ways: [],
			conditions: [{ step: 'phone home', measure: 'attendance.absentSessions', comparison: 'at least', value: '2 days' }],
		});
		expect(policy.steps).toEqual([{
			id: 'phone-home', name: 'Phone home', action: 'task', task: 'Ring the family.', audience: 'form tutor', requiresApproval: true, oncePer: 'half term',
			dueWhen: [{ conditions: [{ measure: 'attendance.absentSessions', comparison: 'at least', value: 4 }] }],
		}]);
	});

	it.each([
		['a condition for a step that there is not', changed('conditions', 0, { step: 'Early concern leter' }), `Conditions 1, field "Step" holds "Early concern leter", which is no step of this form; did you mean "${name('early-concern')}"?`],
		['a condition for no step', changed('conditions', 0, { step: '' }), 'Conditions 1, field "Step" is blank'],
		['a way without a number', changed('conditions', 0, { way: 0 }), 'Conditions 1, field "Way" holds "0"; write 1 for the first way'],
		['a value that is none', changed('conditions', 0, { value: 'much' }), 'field "Due When": "much" is no number'],
		['a condition that begins another', changed('conditions', 0, { value: '5%; absence this school year at least 3%' }), 'field "Due When"'],
		['an excel percentage', changed('conditions', 0, { value: '0.05' }), '"0.05" may be 0.05% or Excel’s way to write 5%'],
		['a placeholder that is none', changed('conditions', 0, { reason: 'Dear {name}' }), 'field "Reasons" in condition 1 has {name}'],
		['a name that is missing', changed('steps', 0, { name: '', id: '' }), 'Steps 1, field "Name" is blank'],
		['a task without words', changed('steps', 0, { action: 'task', what: '' }), 'field "Letter, Referral or Task" is blank'],
		['a wait for a step that there is not', changed('ways', 0, { afterStep: 'Nothing' }), 'Waits 1, field "After Step" holds "Nothing", which is no step of this policy'],
		['two waits of one way', { ...shipped, ways: [...shipped.ways, shipped.ways[0] as FormEntry] }, 'is for the same step and way as Waits 1'],
		['a hold’s sentence that is missing', changed('holds', 0, { reasons: '' }), 'Holds 1 ("a person recorded a hold"), field "Reasons" is blank'],
		['a version that is missing', { ...shipped, policy: { ...shipped.policy, version: '' } }, 'The policy, field "Version" is blank'],
	] as ReadonlyArray<readonly [string, PolicyForm, string]>)('is refused with list and field for %s', (_name, form, message) => {
		expect(() => readForm(form)).toThrow(message);
	});

	it('says of a step that it has no conditions', () => {
		expect(() => readForm({ ...shipped, ways: [], conditions: [] })).toThrow('Conditions of Steps 1');
	});
});
