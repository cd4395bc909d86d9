import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { buildReferral, supportPack, type Pack, type SupportDetails, type SupportItem } from '../../../../attendance/referrals';
import { renderReferralPack } from '../../../../connectors/documents/referralPack/renderReferralPack';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { readPdf } from '../../../support/readPdf';
import { asAt, details, father, item, mother, registerFrom, week, withPupil, withRegister } from '../../../attendance/referrals/inventedPupil';

afterAll(stopTypst);

function packOf(from: SupportItem = item, given: SupportDetails = details, date = asAt): Pack {
	const { form, referral } = buildReferral(from, given, date);
	if (!form) throw new Error(referral.summary);
	return supportPack(form);
}

const pagesOf = async (pack: Pack) => (await readPdf(await renderReferralPack(pack, asAt))).pages.map(({ text }) => text);

/** Tags of the structure tree in reading order, with their alternative text. */
function tagsOf(document: PDFDocument): Array<{ tag: string; alt: string | undefined }> {
	const tags: Array<{ tag: string; alt: string | undefined }> = [];
	const visit = (node: unknown): void => {
		if (node instanceof PDFArray) node.asArray().forEach((child) => visit(document.context.lookup(child)));
		if (!(node instanceof PDFDict)) return;
		const tag = node.lookupMaybe(PDFName.of('S'), PDFName);
		const alt = node.lookup(PDFName.of('Alt'));
		if (tag) tags.push({ tag: tag.decodeText(), alt: alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : undefined });
		visit(node.lookup(PDFName.of('K')));
	};
	visit(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K')));
	return tags;
}

describe('the referral pack as PDF', () => {
	it('has title, language, real headings, tables with headers, and words for its picture', async () => {
		const document = await PDFDocument.load(await renderReferralPack(packOf(), asAt), { updateMetadata: false });
		expect(document.getTitle()).toMatch(/^Request for attendance support [\da-f]{8}, Fellside High School$/);
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		const tags = tagsOf(document);
		const count = (wanted: string) => tags.filter(({ tag }) => tag === wanted).length;
		// The kind as the one title, the contents and seven parts below it.
		expect([count('H1'), count('H2')]).toEqual([1, 8]);
		// Register: 13 columns, of which five stand over two. Tables: 5 reasons, 4 spells, 5 unauthorised, 5 chronology.
		expect(count('TH')).toBe(3 + 5 + 10 + 5 + 4 + 5 + 5);
		expect(count('Table')).toBe(5);
		expect(tags.filter(({ tag }) => tag === 'Figure').map(({ alt }) => alt)).toEqual([expect.stringMatching(/^Bar chart of 10 school weeks\./)]);
	});

	it('goes down no more than one level of heading at a time (PDF/UA-1, 7.4.2)', async () => {
		const levels = tagsOf(await PDFDocument.load(await renderReferralPack(packOf(), asAt)))
			.map(({ tag }) => /^H([1-6])$/.exec(tag)?.[1])
			.filter((level) => level !== undefined)
			.map(Number);
		levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
	});

	it('carries mark, pupil, referral and page number on every page', async () => {
		const pages = await pagesOf(packOf());
		expect(pages.length).toBeGreaterThan(4);
		pages.forEach((text, index) => {
			expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
			expect(text).toContain('Pupil 1042');
			expect(text).toMatch(/Referral [\da-f]{8}/);
			expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
		});
	});

	it('shows a whole school year of 39 weeks and its key on one page', async () => {
		const weeks = Array.from({ length: 45 }, (_, index) => ([7, 15, 16, 23, 31, 32].includes(index) ? null : [week.present, week.illTwoDays, week.fridayOff, week.mixed][index % 4]!));
		const date = '2027-07-16';
		const pages = await pagesOf(packOf(withRegister(registerFrom('2026-08-31', weeks), date), details, date));
		const register = pages.filter((text) => text.includes('Week beginning'));
		expect(register).toHaveLength(1);
		expect(register[0]).toContain('31 Aug 2026');
		expect(register[0]).toContain('5 Jul 2027');
	});

	it('warns in words where a person must not be contacted', async () => {
		const text = (await pagesOf(packOf({ ...item, contacts: [mother, { ...father, doNotContact: true }] }))).join('\n');
		expect(text).toContain('Do not contact this person. Do not disclose this address.');
	});

	it.each([
		'#panic("x") $x$ *bold* _it_ `raw` @ref <label> [x] // /* \\ ~ --- ..',
		'Ñandú-Þórðardóttir',
		'<script>alert(1)</script> {{ $json.pupil }}',
		'Ã'.repeat(150),
	])('prints names and notes as they are and never reads them as markup: %s', async (name) => {
		const pages = await pagesOf(packOf({ ...withPupil({ legalSurname: name, registrationGroup: name }), contacts: [{ ...mother, name }] }, { ...details, views: name, requested: name }));
		const printed = pages.join('').replace(/[\s\u200b]+/g, '').normalize('NFKC');
		for (const word of name.split(' ')) expect(printed).toContain(word.normalize('NFKC'));
	});

	it('keeps a word without a space inside its page', async () => {
		const { pages } = await readPdf(await renderReferralPack(packOf(withPupil({ legalSurname: 'W'.repeat(150) })), asAt));
		const right = Math.max(...pages.flatMap(({ pieces }) => pieces.map((piece) => piece.right)));
		expect(right).toBeLessThanOrEqual(190.5);
	});

	it.each([
		['no history, one parent, one week', { ...withRegister(registerFrom('2026-11-16', [week.fridayOff])), contacts: [mother], case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } }],
		['no absence at all', withRegister(registerFrom('2026-11-16', [week.present]))],
		['a name in Arabic', withPupil({ legalForename: 'محمد', legalSurname: 'الحسيني' })],
		['six parents', { ...item, contacts: Array.from({ length: 6 }, (_, index) => ({ ...father, name: `Parent ${index}`, doNotContact: index === 2 })) }],
	])('is made for a pupil with %s', async (_what, from) => {
		expect((await pagesOf(packOf(from))).length).toBeGreaterThan(3);
	});

	it('is the same to the byte on every run, so that a repeated run changes nothing', async () => {
		const [first, second] = [await renderReferralPack(packOf(), asAt), await renderReferralPack(packOf(), asAt)];
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});
});
