import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { impactOf, impactPage, reportedOf, type ImpactPage } from '../../../../attendance/impact';
import { emptyCase } from '../../../../attendance/item';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { renderImpact } from '../../../../connectors/documents/impact/renderImpact';
import { addDays, registerFrom, week, weeks } from '../../../attendance/registers';
import { readPdf } from '../../../support/readPdf';

afterAll(stopTypst);

const monday = '2026-09-07';
const asAt = addDays(monday, 12 * 7 + 4);
const bad = week('O O', 'O O');

/** Some things done for thirty pupils each, beside forty for whom nothing was. */
function pageOf(things: number, { school = 'Fellside High School', after = week('O O') } = {}): ImpactPage {
	const register = (last: string) => registerFrom(monday, [...weeks(6, bad), ...weeks(7, last)]);
	const treated = Array.from({ length: things * 30 }, (_, number) => ({
		pupilId: `t${number}`,
		register: register(after),
		case: { ...emptyCase, steps: [{ step: `step-${Math.floor(number / 30)}`, takenOn: addDays(monday, 42), state: 'done' as const, documents: 1, absentSessions: null, possibleSessions: null }] },
	}));
	const others = Array.from({ length: 40 }, (_, number) => ({ pupilId: `c${number}`, register: register(bad), case: emptyCase }));
	const pupils = [...treated, ...others];
	return impactPage(impactOf(pupils, asAt).map((impact) => reportedOf(impact, asAt)), { school, asAt, pupils: pupils.length, pupilsWithoutMarks: 0 });
}

/** The alternative texts of all figures. */
async function alternatives(pdf: Uint8Array): Promise<string[]> {
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
		if (!(object instanceof PDFDict) || object.get(PDFName.of('S'))?.toString() !== '/Figure') return [];
		const alt = object.lookup(PDFName.of('Alt'));
		return alt instanceof PDFString || alt instanceof PDFHexString ? [alt.decodeText()] : ['none'];
	});
}

describe('what came after each step, as PDF', () => {
	it('has title and language, and a drawing told in words for each thing', async () => {
		const pdf = await renderImpact(pageOf(2), asAt);
		const document = await PDFDocument.load(pdf, { updateMetadata: false });
		expect(document.getTitle()).toBe('What came after each step, Fellside High School');
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		expect(await alternatives(pdf)).toHaveLength(2);
		const [alt] = await alternatives(await renderImpact(pageOf(1), asAt));
		for (const words of ['Pupils who had it: 40.0% before, 20.0% after.', 'Pupils like them: 40.0% before, 40.0% after.', 'What is left', 'does not cross nought']) expect(alt).toContain(words);
	});

	it.each([
		{ things: 0, after: bad, pages: 1 },
		{ things: 2, after: week(), pages: 1 },
		{ things: 12, after: week('O O', 'O O', 'O O', 'O O', 'O O'), pages: 5 },
	])('$things things take $pages pages, and nothing runs off them', async ({ things, after, pages: expected }) => {
		const { pages, text } = await readPdf(await renderImpact(pageOf(things, { after }), asAt));
		expect(pages).toHaveLength(expected);
		const pieces = pages.flatMap(({ pieces: all }) => all);
		expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThanOrEqual(190.5);
		expect(Math.min(...pieces.map(({ left }) => left))).toBeGreaterThanOrEqual(19.5);
		if (things === 0) expect(text.replace(/\s+/g, ' ')).toContain('holds no step and no help');
	});

	it('prints a name as it is and never reads it as markup', async () => {
		const name = '#panic("x") *St* _Ñandú_ <label>';
		expect((await readPdf(await renderImpact(pageOf(1, { school: name }), asAt))).text).toContain(name);
	});

	it('is the same to the byte on every run', async () => {
		const [first, second] = [await renderImpact(pageOf(1), asAt), await renderImpact(pageOf(1), asAt)];
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});
});
