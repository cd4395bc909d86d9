import { decide, type Policy } from '../../../../attendance/policy';
import { authorities, authorityLines, authorityPackSchema, readAuthority, withAuthority, type AuthorityPack } from '../../../../attendance/policy/authorities';
import { supportFirst } from '../../../../attendance/policy/supportFirst';
import { readTable, writeTable } from '../../../../attendance/policy/table';
import { done, factsOf, monday } from '../pupils';

const pack = (id: string): AuthorityPack => authorities.find((each) => each.id === id) as AuthorityPack;
const noticeOf = (policy: Policy) => policy.steps.find(({ id }) => id === 'notice-to-improve');
/** The attendance route alone, as a school may have it. */
const short: Policy = { ...supportFirst, steps: supportFirst.steps.filter(({ id }) => ['early-concern', 'meeting-invitation', 'local-authority-support'].includes(id)), holds: supportFirst.holds.filter((hold) => !('group' in hold)) };

describe('the packs', () => {
	it.each(authorities.map((each) => [each.name, each] as const))('%s fits the schema, and each value has its source, its mark and its date', (_name, each) => {
		expect(authorityPackSchema.parse(each)).toEqual(each);
		const said = authorityLines(each);
		expect(said.at(-1)).toContain('not known here');
		for (const line of said.slice(0, -1)) expect(line).toMatch(/\((?:two or more sources|one source|to be confirmed), read 2026-11: https:\/\//);
	});

	// rules §2.4
	it.each([
		['norfolk', 'school', 6, 6, 30, null],
		['southwark', 'school', 6, 6, 30, null],
		['rotherham', 'school', 3, 6, undefined, null],
		['buckinghamshire', 'local authority', 6, 6, 30, 3],
		['stockton-on-tees', 'local authority', 6, 6, undefined, null],
	])('%s: a notice to improve is issued by the %s', (id, issuer, least, most, schoolDays, early) => {
		const { noticeToImprove: notice } = pack(id);
		expect([notice.issuer?.value, notice.period?.value.schoolWeeks, notice.period?.value.schoolDays, notice.penaltyNoticeFromSchoolWeek?.value ?? null]).toEqual([issuer, { least, most }, schoolDays, early]);
	});

	it('say that they do not know what was not read', () => {
		expect(pack('cambridgeshire').noticeToImprove).toMatchObject({ issuer: { value: 'legal panel' }, period: null });
		expect(pack('kent').noticeToImprove.issuer).toBeNull();
		expect(authorityLines(pack('kent')).at(-1)).toBe('Kent, not known here: who issues a notice to improve; how long it runs; when a penalty notice may be considered before its end; what else is said of it; warning letters; a referral after a holiday in term; a referral after support; proof of posting. Ask the authority.');
	});
});

describe('a policy with a pack', () => {
	it('gets a notice to improve as a task for the headteacher to approve, with issuer, period and window', () => {
		const policy = withAuthority(supportFirst, pack('norfolk'));
		expect(noticeOf(policy)).toMatchObject({ action: 'task', requiresApproval: true, approvedBy: 'headteacher' });
		expect(noticeOf(policy)?.task).toContain('in Norfolk the school issues it. It runs for 6 school weeks, at most 30 school days.');
		expect(noticeOf(policy)?.task).toContain('Norfolk asks for a referral within 15 school days of telling parents.');
		expect(policy.version).toBe(`${supportFirst.version}, Norfolk`);
	});

	it('says where the authority issues the notice, and when a penalty notice may come earlier', () => {
		expect(noticeOf(withAuthority(supportFirst, pack('buckinghamshire')))?.task).toContain('the local authority issues it: send what it needs, and issue none yourselves. It runs for 6 school weeks, at most 30 school days. A penalty notice may be considered after 3 school weeks');
		expect(noticeOf(withAuthority(supportFirst, pack('cambridgeshire')))?.task).toContain('legal panel supplies it after a referral');
		expect(noticeOf(withAuthority(supportFirst, pack('oxfordshire')))?.task).toContain('who issues it in Oxfordshire is not known here');
	});

	it('says in tasks about holidays within how many days a referral goes (Norfolk 71562)', () => {
		const about = (policy: Policy) => policy.steps.filter(({ task }) => task?.includes('within 15 school days of the pupil’s return')).map(({ id }) => id);
		expect(about(withAuthority(supportFirst, pack('norfolk')))).toEqual(['holiday-review']);
		expect(about(withAuthority(supportFirst, pack('southwark')))).toEqual([]);
	});

	it('holds looked-after children by the authority’s rule where the policy holds nothing for them', () => {
		const [hold] = withAuthority(short, pack('kent')).holds.filter((each) => 'group' in each);
		expect(hold).toEqual({ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'Kent: A request for a penalty notice is not submitted for a looked-after child.' });
		expect(withAuthority(supportFirst, pack('kent')).holds).toEqual(supportFirst.holds);
	});

	it.each(authorities.map((each) => [each.name, each] as const))('%s applied twice changes nothing more, and the policy goes through a table', (_name, each) => {
		const once = withAuthority(supportFirst, each);
		expect(withAuthority(once, each)).toEqual(once);
		expect(readTable(writeTable(once))).toEqual(once);
	});

	it('asks for the notice after a referral, where the threshold is met and absence goes on, and not before', () => {
		const policy = withAuthority(short, pack('norfolk'));
		const days = [['2026-10-05', '2026-10-08', 'O'], ['2026-11-09', '2026-11-12', 'O']] as const;
		const steps = [done('early-concern', '2026-09-21'), done('meeting-invitation', '2026-10-05'), done('local-authority-support', '2026-10-19')];
		expect(decide(factsOf({ days, steps }), policy, monday)).toMatchObject({ outcome: 'due', step: 'notice-to-improve', action: 'task', approvedBy: 'headteacher', task: expect.stringContaining('Norfolk') });
		expect(decide(factsOf({ days }), policy, monday).step).not.toBe('notice-to-improve');
		const holidays = days.map(([from, to]) => [from, to, 'G'] as const);
		expect(decide(factsOf({ days: holidays, steps }), policy, monday).step).not.toBe('notice-to-improve');
		expect(decide(factsOf({ days, steps }), withAuthority(short, pack('kent')), monday).task).toContain('is not submitted for a looked-after child');
	});
});

describe('a pack of the school’s own', () => {
	it('is read from JSON, and named field by field where it is wrong', () => {
		const own = { ...pack('norfolk'), id: 'north-shire', name: 'North Shire' };
		expect(readAuthority(JSON.stringify(own))).toEqual(own);
		expect(() => readAuthority('{')).toThrow('is not valid JSON');
		const wrong = { ...own, name: '', noticeToImprove: { ...own.noticeToImprove, issuer: { value: 'mayor', source: 'somewhere', evidence: '1', readOn: 'yesterday' } } };
		expect(() => readAuthority(wrong)).toThrow(/field "name" must not be empty; field "noticeToImprove.issuer.value" must be one of "school", "local authority", "legal panel"; field "noticeToImprove.issuer.source" must be an address; field "noticeToImprove.issuer.readOn" must be a month/);
	});
});
