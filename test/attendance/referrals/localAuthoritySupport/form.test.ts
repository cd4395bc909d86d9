import { reasonsFor } from '../../../../attendance/risk/reasons';
import { Validator, type Schema } from '@cfworker/json-schema';
import type { Case } from '../../../../attendance/item';
import { buildReferral, supportFormJsonSchema, type SupportDetails, type SupportForm, type SupportItem } from '../../../../attendance/referrals';
import { asAt, details, father, inGroups, item, mother, registerFrom, week, withPupil, withRegister } from '../inventedPupil';

function formOf(from: SupportItem = item, given: SupportDetails = details): SupportForm {
	const { form, referral } = buildReferral(from, given, asAt);
	if (!form) throw new Error(referral.summary);
	return form;
}

const sent = (form: SupportForm): Record<string, unknown> => JSON.parse(JSON.stringify(form));

describe('the machine form', () => {
	const validator = new Validator(supportFormJsonSchema() as Schema, '2020-12');

	test.each([
		['of a pupil with two parents and a history', formOf()],
		['of a looked-after pupil without a history', formOf({ ...inGroups({ lookedAfter: true }), case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] }, risk: null })],
		['with unknown details and what was done to find them', formOf({ ...item, contacts: [mother, { ...father, address: null, phone: '' }] }, { ...details, effortsToFindDetails: 'Asked twice.' })],
	])('%s is valid by the JSON Schema that an authority is given', (_what, form) => {
		expect(validator.validate(sent(form)).errors).toEqual([]);
	});

	test.each(Object.keys(formOf()))('is not valid without %s', (field) => {
		const form = sent(formOf());
		delete form[field];
		expect(validator.validate(form).valid).toBe(false);
	});

	test.each([
		['a field that nobody asked for', { ...sent(formOf()), ethnicity: 'x' }],
		['a date that is none', { ...sent(formOf()), date: '23/11/2026' }],
		['a UPN of another shape', { ...sent(formOf()), pupil: { ...formOf().pupil, upn: '123' } }],
		['no parent', { ...sent(formOf()), parents: [] }],
	])('is not valid with %s', (_what, form) => {
		expect(validator.validate(form).valid).toBe(false);
	});

	test('states each percentage with the counts it is made of, and they add up', () => {
		const { attendance, register } = formOf();
		expect(attendance).toMatchObject({
			possibleSessions: 98,
			attended: { sessions: 73, possibleSessions: 98, percent: 74.49 },
			absent: { sessions: 25, percent: 25.51 },
			authorisedAbsent: { sessions: 15 },
			unauthorisedAbsent: { sessions: 10 },
		});
		const coded = Object.fromEntries(register.key.map(({ code, sessions }) => [code, sessions]));
		expect(coded).toMatchObject({ I: 14, M: 1, O: 9, U: 1 });
		expect(attendance.spells.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(25);
	});

	test('names each unauthorised session of the ten school weeks, morning or afternoon (rules §2.2)', () => {
		const { tenOrMore, tenthOn, sessions } = formOf().attendance.unauthorisedInTenSchoolWeeks;
		expect([tenOrMore, tenthOn, sessions.length]).toEqual([true, '2026-11-13', 10]);
		expect(formOf().attendance.unauthorisedInLastTenSchoolWeeks).toEqual({ since: '2026-09-07', sessions: 10 });
		expect(sessions[2]).toEqual({ date: '2026-09-30', session: 'AM', code: 'U' });
	});

	test("gives each parent separately, with the parent's own address", () => {
		expect(formOf().parents.map(({ name, address, interpreter }) => [name, address?.postcode, interpreter])).toEqual([
			['Adaeze Okonjo', 'LS9 7QT', false],
			['Piotr Wiśniewski', 'HU1 2AB', true],
		]);
	});

	test('marks the address of a person whom nobody may contact', () => {
		const [, marked] = formOf({ ...item, contacts: [mother, { ...father, doNotContact: true }] }).parents;
		expect(marked).toMatchObject({ doNotContact: true, doNotDiscloseAddress: true, address: father.address });
	});

	test('carries nothing that serves another purpose: no neighbour, no free school meals, no recorded hold', () => {
		const held: Case = { ...item.case, holds: [{ kind: 'bereavement', by: 'Head of Year 9', reason: 'Bereavement of a grandparent', since: '2026-10-01', until: '2026-10-15' }] };
		const written = JSON.stringify(formOf({ ...item, case: held }));
		expect(written).not.toMatch(/Pickersgill|0777|[Mm]eals|Bereavement/);
	});

	test('states the patterns that support can start from, and none that weighs a penalty notice', () => {
		const fridays = registerFrom('2026-09-07', [...Array<string>(6).fill(week.fridayOff), week.present, week.present]);
		expect(formOf(withRegister(fridays)).patterns).toEqual([
			'Absent on 6 of 8 Fridays, and on 0 of 32 other school days.',
			'6 separate absences of two days or less in 80 possible sessions.',
		]);
		expect(JSON.stringify(formOf(withRegister(fridays)))).not.toMatch(/penalty/i);
	});

	test('tells a step that was begun from one that was done', () => {
		expect(formOf().chronology.map(({ step, state }) => [step, state])).toEqual([['Early concern', 'done'], ['Meeting invitation', 'begun']]);
	});

	test.each([
		['a looked-after pupil', inGroups({ lookedAfter: true }), 'virtual-school'],
		['a pupil with a social worker', inGroups({ socialWorker: true }), 'social-worker'],
		['a pupil with special educational needs', inGroups({ ehcPlan: true }), 'special-needs'],
		['a parent whose responsibility is not recorded', { ...item, contacts: [{ ...mother, parentalResponsibility: null }, father] }, 'parental-responsibility'],
		['one parent only', { ...item, contacts: [mother] }, 'only-one-parent'],
		['a person whom nobody may contact', { ...item, contacts: [mother, { ...father, doNotContact: true }] }, 'do-not-contact'],
		['a step that was begun and not settled', item, 'begun-steps'],
	])('leaves to a person what only a person can say of %s', (_who, from, id) => {
		expect(formOf(from).confirmations.map((confirmation) => confirmation.id)).toContain(id);
	});

	test('asks for no confirmation that the pupil gives no cause for', () => {
		const plain = { ...withPupil({ groups: { ...item.pupil.groups, senSupport: false } }), case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } };
		const written = { ...details, reasonsAndBarriers: 'x', views: 'x', supportSoFar: 'x' };
		expect(formOf(plain, written).confirmations.map(({ id }) => id)).toEqual(['register-correct', 'details-checked', 'parents-told']);
	});
});

describe('what a referral is called', () => {
	const referralOf = (from: SupportItem) => buildReferral(from, details, asAt).referral;

	test('is the same on every run, and another for a pupil of the same id in another school', () => {
		expect(referralOf(item).reference).toBe(referralOf({ ...item, risk: null }).reference);
		expect(referralOf({ ...item, school: { ...item.school, urn: '654321' } }).reference).not.toBe(referralOf(item).reference);
	});

	test('has the key of the decision that asked for it', () => {
		expect(referralOf(item)).toMatchObject({ key: item.decision?.key, step: 'local-authority-support' });
	});

	test('has a key of its own where the decision is about something else, and takes none of its reasons', () => {
		const letter = { ...item.decision!, step: 'early-concern', action: 'letter' as const, referralKind: null, key: '1042|early-concern|2026/27' };
		const { referral, form } = buildReferral({ ...item, decision: letter }, details, asAt);
		expect(referral.key).toBe('1042|local-authority-support|2026/27');
		// Nor the chance of what may come: a request goes by what has happened.
		expect(form?.reasonsForReferral).toEqual(reasonsFor(item.attendance, 'persistently absent'));
	});
});
