import { PDFDocument, PDFName } from 'pdf-lib';
import { simulationPage, type SimulationPage } from '../../../../attendance/policy/simulation';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { renderSimulation } from '../../../../connectors/documents/simulation/renderSimulation';
import { noGroups, type Days } from '../../../attendance/policy/pupils';
import { past, play, threeSteps } from '../../../attendance/policy/simulation/play';
import { readPdf } from '../../../support/readPdf';

afterAll(stopTypst);

const away: readonly Days[] = [['2026-09-28', '2026-12-18', 'O']];
const pupils = Array.from({ length: 24 }, (_, place) => past(String(place), place < 12 ? away : [], { pupil: { groups: { ...noGroups, freeSchoolMeals: place % 2 === 0, lookedAfter: place === 0 } } }));
const first = play(pupils);
const second = play(pupils, { policy: { ...threeSteps, name: 'First letter alone', steps: threeSteps.steps.slice(0, 1) } });
const pageOf = (simulations: Parameters<typeof simulationPage>[0]['simulations'], school = 'Fellside High School') => simulationPage({ simulations, school, approvals: 'approved' }) as SimulationPage;

describe('a simulation as PDF', () => {
	it('has title and language, and every figure as text', async () => {
		const pdf = await renderSimulation(pageOf([first]), '2026-12-14');
		const document = await PDFDocument.load(pdf, { updateMetadata: false });
		expect(document.getTitle()).toBe('A policy tried on a past year, Fellside High School');
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		const { text, pages } = await readPdf(pdf);
		expect(Math.max(...pages.flatMap(({ pieces }) => pieces.map(({ right }) => right)))).toBeLessThanOrEqual(190.5);
		for (const words of ['24 pupils', 'Three steps 1', 'Run of', '5 October 2026', 'Free school meals', 'Year groups', 'not shown', 'Referral', 'load, not effect', 'All reasons', 'fewer than 10 each']) expect(text).toContain(words);
	});

	it('sets a second policy beside the first', async () => {
		const { text } = await readPdf(await renderSimulation(pageOf([first, second]), '2026-12-14'));
		for (const words of ['Two policies tried on a past year', 'Side by side', 'First letter alone 1', '−22', 'pupils had a step under both']) expect(text).toContain(words);
	});

	it('prints a name as it is and never reads it as markup', async () => {
		const name = '#panic("x") *St* _Ñandú_ <label>';
		expect((await readPdf(await renderSimulation(pageOf([second], name), '2026-12-14'))).text).toContain(name);
	});
});
