import { PDFDocument, PDFName } from 'pdf-lib';
import { atAGlance, shareable, type AtAGlance } from '../../../../attendance/groups';
import { renderAtAGlance } from '../../../../connectors/documents/atAGlance/renderAtAGlance';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { enrolments } from '../../../attendance/groups/inventedSchool';
import { week } from '../../../attendance/registers';
import { readPdf } from '../../../support/readPdf';

afterAll(stopTypst);

const date = '2026-09-11';
const pageOf = (classes: number, school = 'Fellside High School'): AtAGlance => {
	const items = Array.from({ length: classes }, (_, index) => enrolments(12, { yearGroup: '7', registrationGroup: `7.${index}`, weeks: [week('I I')] }, `${index}-`)).flat();
	return atAGlance(shareable(items, { by: ['registrationGroup'] }), school) as AtAGlance;
};

describe('attendance at a glance as PDF', () => {
	it('has title and language, and every figure as text', async () => {
		const pdf = await renderAtAGlance(pageOf(3), date);
		const document = await PDFDocument.load(pdf, { updateMetadata: false });
		expect(document.getTitle()).toBe('Attendance at a glance, Fellside High School');
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		const { text, pages } = await readPdf(pdf);
		expect(pages).toHaveLength(1);
		for (const words of ['Absence by registration group', '24 of 120', '20.0%', 'Absence by weekday', '20% to under 25%', 'Page 1 of 1']) expect(text).toContain(words);
	});

	it('goes over to further pages for a school of many classes, and keeps inside each', async () => {
		const { pages } = await readPdf(await renderAtAGlance(pageOf(80), date));
		expect(pages.length).toBeGreaterThan(1);
		expect(Math.max(...pages.flatMap(({ pieces }) => pieces.map(({ right }) => right)))).toBeLessThanOrEqual(190.5);
	});

	it('prints a name as it is and never reads it as markup', async () => {
		const name = '#panic("x") *St* _Ñandú_ <label>';
		expect((await readPdf(await renderAtAGlance(pageOf(1, name), date))).text).toContain(name);
	});

	it('is the same to the byte on every run', async () => {
		const [first, second] = [await renderAtAGlance(pageOf(2), date), await renderAtAGlance(pageOf(2), date)];
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});
});
