import { PDFDocument, PDFName } from 'pdf-lib';
import { inspect, inspectionOverview, inspectionPage } from '../../../../attendance/inspection';
import { renderInspectionOverview, renderInspectionPage } from '../../../../connectors/documents/inspection/renderInspection';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { readPdf } from '../../../support/readPdf';
import { schoolOf, type Own } from '../../../attendance/inspection/schools';
import { registerFrom, week, weeks } from '../../../attendance/registers';

afterAll(stopTypst);

const asAt = '2026-12-18';

/** A group with much to settle: every pupil lacks marks for weeks, and one is long ill. */
const groups = (own: Own = {}, school = 30) =>
	inspect(
		schoolOf({ '7B': school, '8A': 8 }, registerFrom('2026-09-07', weeks(10)), Object.fromEntries(
			Array.from({ length: school }, (_, index) => [`7B-${index + 1}`, registerFrom('2026-09-07', [...weeks(4, week('I I', 'I I', 'I I', '/ -', 'I I')), ...weeks(4, week(index % 2 ? '/ -' : '- \\', 'N N')), ...weeks(2)])]),
		), { '7B-1': own }),
		{ asAt },
	);

const page = (own: Own = {}) => inspectionPage(groups(own)[0]!, 'Netherby School', 'name and number');

describe('the page of a registration group', () => {
	it('has title, language and a tag for each thing, and says on every page what it is', async () => {
		const pdf = await renderInspectionPage(page(), asAt);
		const document = await PDFDocument.load(pdf, { updateMetadata: false });
		expect(document.getTitle()).toBe('Register check 7B, 18 December 2026');
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
		const { pages } = await readPdf(pdf);
		expect(pages.length).toBeGreaterThan(1);
		pages.forEach(({ text }, index) => {
			expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
			expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
		});
	});

	it('holds every pupil of every finding, with what to do and why', async () => {
		const { text } = await readPdf(await renderInspectionPage(page(), asAt));
		for (let number = 1; number <= 30; number += 1) expect(text).toContain(`Forename${number} Surname${number} (7B-${number})`);
		expect(text).toContain('N left for more than five school days');
		expect(text.replace(/\s+/g, ' ')).toContain('SI 2024/208, regulation 10(7) to (9)');
	});

	it('tells a tutor nothing of a long illness: that is for the attendance office', async () => {
		const tutors = (await readPdf(await renderInspectionPage(page(), asAt))).text;
		const office = (await readPdf(await renderInspectionOverview(inspectionOverview(groups(), 'Netherby School'), asAt))).text;
		expect(tutors).not.toMatch(/\bill\b|sickness/i);
		expect(tutors).toMatch(/attendance office is looking into/);
		expect(office).toContain('Ill for 15 school days or more');
		expect(office).toContain('Forename3 Surname3 (7B-3), 7B');
	});

	it.each(['#panic("x") $x$ *bold* _it_ `raw` @ref <label> [x] // /*', '<script>alert(1)</script> {{ $json.pupil }}', 'Ñandú-Þórðardóttir محمد', 'W'.repeat(120)])(
		'prints a name as it is and never reads it as markup, inside the page: %s',
		async (name) => {
			const { text, pages } = await readPdf(await renderInspectionPage(page({ legalSurname: name, registrationTutor: name }), asAt));
			const printed = text.replace(/[\s\u200b]+/g, '').normalize('NFKC');
			for (const word of name.split(/[\s-]/).filter((part) => !/\p{Script=Arabic}/u.test(part))) expect(printed).toContain(word.normalize('NFKC'));
			expect(Math.max(...pages.flatMap(({ pieces }) => pieces.map(({ right }) => right)))).toBeLessThanOrEqual(190.5);
		},
	);

	it('is the same to the byte on every run', async () => {
		const [one, other] = [await renderInspectionPage(page(), asAt), await renderInspectionPage(page(), asAt)];
		expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
	});
});
