import { emptyCase, type Pupil, type School } from '../../attendance/item';
import { letterFamilies, planLetters } from '../../attendance/letters';
import { decide, supportFirst } from '../../attendance/policy';
import { buildReferral } from '../../attendance/referrals';
import { order } from '../attendance/letters/okafors';
import { details } from '../attendance/referrals/inventedPupil';
import { importFiles, type FileName } from './importFiles';
import { exportFiles, generateSchool } from './index';
import { scored } from './scored';

/** Schools whose exports say little: nothing may break, and whatever cannot go must say why. */
const asAt = '2026-11-20';
const sample = generateSchool({ phase: 'secondary', seed: 1, asAt, size: 200 });
const files = exportFiles(sample);
const nameless: School = { urn: '', name: '', localAuthority: '', phase: 'secondary' };

type Changed = (pupil: Pupil) => Pupil;

/** All that the weekly run would do for each pupil, without its documents. */
async function weekly(which: readonly FileName[], { school = sample.school, changed = (pupil) => pupil }: { school?: School; changed?: Changed } = {}) {
	const { pupils } = await importFiles(files, school, which);
	return scored(pupils, asAt).map(({ pupil: asImported, risk, ...item }) => {
		const pupil = changed(asImported);
		const { attendance } = item;
		const subject = { ...item, pupil };
		const decision = decide({ ...subject, risk, case: emptyCase }, supportFirst, asAt);
		const isAbsentAtAll = attendance.authorisedAbsentSessions + attendance.unauthorisedAbsentSessions > 0;
		return {
			pupil, decision,
			// Asked for by a person, whatever was decided.
			letters: isAbsentAtAll ? planLetters(subject, order('early-concern', { family: letterFamilies['meeting-invitation'], asAt, date: asAt })) : null,
			referral: buildReferral({ ...subject, risk, decision, case: emptyCase }, details, asAt).referral,
		};
	});
}

const all: readonly FileName[] = ['pupils.csv', 'contacts.csv'];
const outcomes = (run: Awaited<ReturnType<typeof weekly>>) => new Set(run.map(({ decision }) => decision.outcome));

describe('a school that exports its marks alone', () => {
	it('has every letter held for want of contacts, and every referral says what it lacks', async () => {
		const run = await weekly([], { school: nameless });
		expect(run.length).toBe(sample.pupils.length);
		const asked = run.filter(({ decision }) => decision.action === 'letter');
		expect(asked.length).toBeGreaterThan(10);
		for (const { decision } of asked) expect(decision.held?.reason).toMatch(/No contact has parental responsibility|register must be completed|illness|agreed to or arranged/);
		expect(run.some(({ decision }) => decision.held?.reason.includes('import them again'))).toBe(true);
		for (const { letters } of run) expect(letters?.letters ?? []).toEqual([]);
		for (const { referral } of run) {
			expect(referral.ready).toBe(false);
			const fields = referral.missing.map(({ field }) => field);
			expect(fields).toEqual(expect.arrayContaining(['school.urn', 'localAuthority.name', 'pupil.dateOfBirth', 'pupil.yearGroup', 'pupil.address', 'parents']));
			for (const { label, whoCanSupply, where } of referral.missing) expect([label, whoCanSupply, where]).not.toContain('');
		}
	});
});

describe('a school that exports no contacts', () => {
	it('has letters held, and referrals that name the parents as missing', async () => {
		const run = await weekly(['pupils.csv']);
		expect(run.filter(({ letters }) => (letters?.letters.length ?? 0) > 0)).toEqual([]);
		expect(run.every(({ letters }) => letters === null || letters.held.length === 1)).toBe(true);
		expect(run.every(({ referral }) => !referral.ready && referral.missing.some(({ field }) => field === 'parents'))).toBe(true);
		expect(run.filter(({ decision }) => decision.outcome === 'due' && decision.action === 'letter')).toEqual([]);
	});
});

describe('pupils of whom something is special or not known', () => {
	it.each([
		['12', 'Year 12'],
		['14', 'Year 14'],
		['N2', 'Nursery 2'],
	])('year group %s: nothing is due, since the policy is for compulsory school age', async (yearGroup, called) => {
		const run = await weekly(all, { changed: (pupil) => ({ ...pupil, yearGroup }) });
		expect([...outcomes(run)]).toEqual(['nothing due']);
		const onRoll = run.filter(({ pupil }) => pupil.onRollTo === null);
		for (const { decision } of onRoll) expect(decision.reasons).toEqual([`The pupil is in ${called}, which the policy is not for.`]);
	});

	it('no year group: is not left out, and a referral asks for it', async () => {
		const known = await weekly(all);
		const run = await weekly(all, { changed: (pupil) => ({ ...pupil, yearGroup: '' }) });
		expect(run.map(({ decision }) => decision.outcome)).toEqual(known.map(({ decision }) => decision.outcome));
		expect(run.every(({ referral }) => referral.missing.some(({ field }) => field === 'pupil.yearGroup'))).toBe(true);
	});

	it('no UPN: decisions and letters as ever, and a referral asks for it', async () => {
		const known = await weekly(all);
		const run = await weekly(all, { changed: (pupil) => ({ ...pupil, upn: '' }) });
		expect(run.map(({ letters }) => letters?.letters.length)).toEqual(known.map(({ letters }) => letters?.letters.length));
		expect(run.every(({ referral }) => !referral.ready && referral.missing.some(({ label }) => label === 'Unique pupil number (UPN)'))).toBe(true);
	});

	it('looked after: every letter and referral that is due is held, and one that a person asks for goes to carer and social worker, never to a parent', async () => {
		const run = await weekly(all, { changed: (pupil) => ({ ...pupil, groups: { ...pupil.groups, lookedAfter: true } }) });
		expect(outcomes(run.filter(({ decision }) => decision.action !== 'task'))).toEqual(new Set(['held', 'nothing due']));
		for (const { letters } of run) {
			if (!letters) continue;
			for (const { letter } of letters.letters) expect(letter.addressee.relationship).toMatch(/carer|social worker/i);
			for (const { reason } of letters.held) expect(reason).toMatch(/^The pupil is looked after, and no contact is the (carer|social worker of the local authority)$/);
			expect(letters.letters.length + letters.held.length).toBe(2);
		}
	});
});
