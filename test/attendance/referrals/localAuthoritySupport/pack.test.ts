import { buildReferral, supportPack, type Pack, type SupportDetails, type SupportItem } from '../../../../attendance/referrals';
import { asAt, autumnRegister, details, father, inGroups, item, mother, registerFrom, week, withRegister } from '../inventedPupil';

function packOf(from: SupportItem = item, given: SupportDetails = details): Pack {
	const { form, referral } = buildReferral(from, given, asAt);
	if (!form) throw new Error(referral.summary);
	return supportPack(form);
}

const blocksOf = <Kind extends string>({ parts }: Pack, kind: Kind) =>
	parts.flatMap(({ blocks }) => blocks).filter((each): each is Extract<(typeof parts)[number]['blocks'][number], { block: Kind }> => each.block === kind);

const noticesOf = ({ cover }: Pack) => cover.notices.map(({ heading }) => heading);

describe('the pack', () => {
	test('has the parts that an officer looks for, in their order', () => {
		expect(packOf().parts.map(({ heading }) => heading)).toEqual([
			'What the school asks for', 'The pupil', 'Parents', 'Attendance at a glance', 'Register extract', 'Chronology and support so far', 'Confirmations and signatures',
		]);
	});

	test('names nobody in its title, which lists of files show', () => {
		expect(packOf().title).toMatch(/^Request for attendance support [\da-f]{8}, Fellside High School$/);
	});

	test.each([
		['nothing more for most pupils', item, []],
		['that the pupil is looked after', inGroups({ lookedAfter: true }), ['Looked-after child']],
		['that social care is involved', inGroups({ childProtection: true }), ['Social care involved']],
		['that a person must not be contacted', { ...item, contacts: [mother, { ...father, doNotContact: true }] }, ['Do not contact, do not disclose']],
	])('warns on its cover of %s', (_what, from, warnings) => {
		expect(noticesOf(packOf(from))).toEqual(['Handling', ...warnings]);
	});

	test('warns again beside the person whom nobody may contact, and nowhere else', () => {
		const pack = packOf({ ...item, contacts: [mother, { ...father, doNotContact: true }] });
		const blocks = pack.parts.find(({ heading }) => heading === 'Parents')?.blocks ?? [];
		expect(blocks.map((each) => (each.block === 'subheading' ? each.text : each.block === 'notice' ? each.notice.heading : each.block))).toEqual([
			'Parent 1: Ms Adaeze Okonjo', 'facts', 'Parent 2: Mr Piotr Wiśniewski', 'Do not contact this person. Do not disclose this address.', 'facts',
		]);
	});

	test('shows the flags that support needs, and sets "No" lighter', () => {
		const flags = blocksOf(packOf(inGroups({ lookedAfter: true })), 'facts')[1]?.facts ?? [];
		expect(flags.slice(0, 2)).toEqual([
			{ label: 'Looked after', lines: ['Yes'], quiet: false },
			{ label: 'Previously looked after', lines: ['No'], quiet: true },
		]);
	});

	test('draws every week of the register, with each mark and its look', () => {
		const [herringbone] = blocksOf(packOf(), 'herringbone');
		expect(herringbone?.weeks.map(({ cells }) => cells.map(({ mark }) => mark).join(' '))).toEqual(Object.values(autumnRegister.weeks));
		expect(herringbone?.weeks[4]?.cells.map(({ look }) => look)).toEqual([
			'approved educational activity', 'approved educational activity', 'authorised absence', 'present', 'present', 'present',
			'unable to attend', 'unable to attend', 'present', 'unauthorised absence',
		]);
	});

	test('parts the weeks where a holiday lies between them', () => {
		const [herringbone] = blocksOf(packOf(), 'herringbone');
		expect(herringbone?.weeks.filter(({ afterBreak }) => afterBreak).map(({ label }) => label)).toEqual(['2 Nov 2026']);
	});

	test('says in words what the bars show', () => {
		const [bars] = blocksOf(packOf(), 'bars');
		expect(bars?.description).toBe(
			'Bar chart of 10 school weeks. Sessions were missed in 8 of them; most in the week of 16 Nov 2026: 6 of 10 sessions, 6 authorised and 0 unauthorised. The register extract holds every mark.',
		);
		expect(bars?.weeks.map(({ label }) => label)).toEqual(['Sept', '', '', '', 'Oct', '', '', 'Nov', '', '']);
	});

	test('says so where no session was missed', () => {
		const [bars] = blocksOf(packOf(withRegister(registerFrom('2026-11-09', [week.present, week.present]))), 'bars');
		expect(bars?.description).toBe('Bar chart of 2 school weeks: no session was missed.');
	});

	test('leaves room to write what the school has not written, and none where it has', () => {
		expect(blocksOf(packOf(), 'toWrite')).toHaveLength(4);
		expect(blocksOf(packOf(item, { ...details, reasonsAndBarriers: 'x', views: 'x', supportSoFar: 'x' }), 'toWrite')).toHaveLength(1);
	});

	test('says that there is no history where there is none', () => {
		expect(JSON.stringify(packOf({ ...item, case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } }))).toContain('The case log holds no earlier step for this pupil.');
	});
});
