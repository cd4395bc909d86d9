import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import type { INodeParameters } from 'n8n-workflow';
import { letterFamilies, letterFamilyIds } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';
import { checkTemplate } from '../../../connectors/documents/letters/checkTemplate';
import { shippedTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { letterTemplate } from '../../../connectors/documents/letters/wordTemplate';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode, type InputItem } from '../../support/runNode';

afterAll(stopTypst);

interface Report {
	readonly ready: boolean;
	readonly previewOf: string;
	readonly findings: ReadonlyArray<{ readonly weight: string; readonly what: string; readonly where: string; readonly advice: string }>;
	readonly fieldsUsed: readonly string[];
	readonly fieldsAvailable: ReadonlyArray<{ readonly field: string; readonly is: string }>;
	readonly words: number;
	readonly readingAge: number | null;
}

const okafor = { school, register, pupil: pupil(), contacts: [mother], attendance: measure(register, { asAt }) };
const withFile = (content: Uint8Array, json: object = {}): InputItem => ({ json, binary: { data: { content: Buffer.from(content), fileName: 'ours.docx', mimeType: 'application/octet-stream' } } });

async function check(items: InputItem[], changes: INodeParameters = {}) {
	const { outputs, hints, bytes } = await runNode(new AttendanceLetter(), { items, parameters: { operation: 'checkTemplate', family: 'early-concern', asAt, ...changes } });
	const [item] = outputs[0] ?? [];
	return { count: outputs.flat().length, report: item?.json as unknown as Report, preview: item?.binary?.preview && bytes(item.binary.preview), hints };
}

const word = async (lines: readonly string[]) => await Packer.toBuffer(new Document({ sections: [{ children: lines.map((line, place) => new Paragraph(place === 0 ? { text: line, heading: HeadingLevel.HEADING_1 } : line)) }] }));

describe('Attendance Letter, check template', () => {
	it('finds nothing wrong with a built-in template, and shows a letter to the first pupil', async () => {
		const file = await letterTemplate(letterFamilies['early-concern'], '#1D3F72');
		const { count, report, preview, hints } = await check([withFile(file, okafor), { json: okafor }]);
		expect(count).toBe(1);
		expect(report).toMatchObject({ ready: true, findings: [], previewOf: 'the first pupil' });
		expect(report.fieldsUsed).toContain('pupil.preferredForename');
		expect(report.readingAge).toBeLessThanOrEqual(11);
		expect((await readPdf(preview as Buffer)).text).toContain('Dear Ms Okafor');
		expect(hints.join()).toContain('Letters can be made');
	});

	it('tells everything at once', async () => {
		const { report, preview } = await check([withFile(await word(['Hello', 'Dear {{recipient.salutaton}}', '{{when}}', '{{absence.spells}}', '{{#absence.spells}}{{when}} {{howlong}}{{/absence.spells}}', '{{#meeting.isSet}}x', '{{= 1 + 1}}', '{{meeting.isOpen}}']))]);
		expect(report.ready).toBe(false);
		expect(preview).toBeUndefined();
		expect(report.findings.map(({ what, where }) => [what, where])).toEqual([
			[expect.stringContaining('{{= 1 + 1}} is no merge field'), ''],
			[expect.stringContaining('{{#meeting.isSet}} is never closed'), ''],
			['{{recipient.salutaton}} is no merge field; did you mean {{recipient.salutation}}?', 'Dear {{recipient.salutaton}}'],
			['{{when}} is known only between {{#absence.spells}} and {{/absence.spells}}', '{{when}}'],
			[expect.stringContaining('{{absence.spells}} is a list'), '{{absence.spells}}'],
			['{{howlong}} is no merge field; did you mean {{howLong}}?', expect.any(String)],
			[expect.stringContaining('{{meeting.isOpen}} is true or false'), '{{meeting.isOpen}}'],
		]);
	});

	it('names each required content that is missing and each forbidden one that is there, also behind a condition', async () => {
		const { report, preview } = await check([withFile(await word(['Attendance', 'Ada has missed {{absence.days}} ({{absence.sessions}}). {{#absence.allForIllness}}You may be fined.{{/absence.allForIllness}} [[name]]']))]);
		const told = report.findings.map(({ weight, what, where }) => `${weight}: ${what}${where && ` @${where}`}`);
		expect(told).toEqual(expect.arrayContaining([
			expect.stringMatching(/^stops: The letter does not say .*dates/),
			expect.stringMatching(/^stops: The letter does not say whom to speak to/),
			expect.stringMatching(/^stops: The letter threatens.*@fined/),
			expect.stringMatching(/^advice: No paragraph has the style "Recipient Address"/),
			expect.stringMatching(/^advice: \[\[name\]\] looks like a merge field/),
		]));
		expect(report.previewOf).toMatch(/^an invented pupil/);
		// What is there is shown, so that it can be put right.
		expect((await readPdf(preview as Buffer)).text).toContain('You may be fined');
	});

	it('says what a file is that is no template', async () => {
		const { report, preview } = await check([withFile(Buffer.from('%PDF-1.7'))]);
		expect(report.findings).toEqual([{ weight: 'stops', what: 'The template is not a Word document (.docx): it is a PDF', where: '', advice: 'Use the Word file that the PDF was made from.' }]);
		expect(preview).toBeUndefined();
	});

	it('describes every field that there is', async () => {
		const { report } = await check([{ json: {} }], { templateProperty: '' });
		expect(report.fieldsAvailable.length).toBeGreaterThan(100);
		for (const { field, is } of report.fieldsAvailable) expect([field, is]).toEqual([expect.stringMatching(/^\{\{.*\}\}$/), expect.stringMatching(/\S/)]);
		expect(report.fieldsAvailable).toContainEqual({ field: '{{#absence.spells}} {{howLong}} {{/absence.spells}}', is: expect.any(String) });
	});

	it.each(letterFamilyIds)('passes what is shipped: %s', async (id) => {
		const shipped = await shippedTemplate(letterFamilies[id], '#1D3F72');
		const { report, preview } = await checkTemplate(letterFamilies[id], shipped, shipped, null);
		expect(report.findings).toEqual([]);
		expect(preview).not.toBeNull();
	});
});
