import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import { fillWordTemplate } from '../../../connectors/documents/fillWordTemplate';
import { readWordContent } from '../../../connectors/documents/readWordContent';
import { textOfBlocks } from '../../../connectors/documents/wordContent';
import { hostileNames } from '../../attendance/letters/okafors';

async function template(lines: readonly string[], header = ''): Promise<Uint8Array> {
	const children = lines.map((text) => new Paragraph(text));
	return await Packer.toBuffer(new Document({ sections: [{ headers: { default: new Header({ children: [new Paragraph(header)] }) }, children }] }));
}

async function filled(lines: readonly string[], fields: object): Promise<string[]> {
	const { body } = await readWordContent(await fillWordTemplate(await template(lines), fields));
	return body.length === 0 ? [] : textOfBlocks(body).split('\n');
}

describe('fillWordTemplate', () => {
	it('fills plain fields, in head and body', async () => {
		const docx = await fillWordTemplate(await template(['Dear {{recipient.name}}, {{pupil.days}} days'], '{{school.name}}'), {
			recipient: { name: 'Ms Okafor' }, pupil: { days: 3 }, school: { name: 'Ashdown' },
		});
		const { header, body } = await readWordContent(docx);
		expect([textOfBlocks(header), textOfBlocks(body)]).toEqual(['Ashdown', 'Dear Ms Okafor, 3 days']);
	});

	it.each([
		['repeats a paragraph', ['{{#days}}{{when}} of {{school.name}}{{/days}}', 'End'], ['Monday of Ashdown', 'Tuesday of Ashdown', 'End']],
		['repeats several paragraphs', ['{{#days}}On', '{{when}}{{/days}}'], ['On', 'Monday', 'On', 'Tuesday']],
		['repeats within a line', ['Days: {{#days}}{{when}}; {{/days}}all.'], ['Days: Monday; Tuesday; all.']],
		['leaves out a paragraph whose condition is false, and leaves no gap', ['One', '{{#no}}Two{{/no}}', 'Three'], ['One', 'Three']],
		['keeps one whose condition is true', ['One', '{{#yes}}Two {{school.name}}{{/yes}}'], ['One', 'Two Ashdown']],
		['takes an empty text as false', ['One', '{{#empty}}Two {{empty}}{{/empty}}'], ['One']],
		['closes a repeat without its name', ['{{#days}}{{when}}{{/}}'], ['Monday', 'Tuesday']],
	])('%s', async (_, lines, expected) => {
		expect(await filled(lines, { days: [{ when: 'Monday' }, { when: 'Tuesday' }], yes: true, no: false, empty: '', school: { name: 'Ashdown' } })).toEqual(expected);
	});

	it('repeats the row of a table', async () => {
		const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
		const table = new Table({ rows: [new TableRow({ tableHeader: true, children: [cell('Date'), cell('Reason')] }), new TableRow({ children: [cell('{{#rows}}{{date}}'), cell('{{reason}}{{/rows}}')] })] });
		const docx = await fillWordTemplate(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })), { rows: [{ date: '7 September', reason: 'Illness' }, { date: '8 September', reason: 'Visit' }] });
		const [block] = (await readWordContent(docx)).body;
		expect(block).toMatchObject({ kind: 'table', columns: 2, header: [{ inlines: [{ text: 'Date' }] }, { inlines: [{ text: 'Reason' }] }] });
		expect(block?.kind === 'table' && block.rows).toHaveLength(2);
	});

	it.each(hostileNames)('prints a value as text, whatever it is: %j', async (name) => {
		const [first, second] = await filled(['{{name}}', '{{#list}}{{name}}{{/list}}'], { name, list: [{ name }] });
		// What no XML may hold is left out, or shown as a replacement character; every other character stays.
		const expected = name.replaceAll('\u0000', '').replaceAll('\u0007', '').replace(/\uD800(?=L)/, '\uFFFD');
		expect([first, second]).toEqual([expected, expected]);
	});

	it('writes lines as lines', async () => {
		const docx = await fillWordTemplate(await template(['{{address}}']), { address: 'One\nTwo\r\nThree' });
		const xml = (await (await JSZip.loadAsync(docx)).file('word/document.xml')?.async('string')) ?? '';
		expect(xml.match(/<w:br\/>/g)).toHaveLength(2);
	});

	it.each([
		['a field that there is not', '{{pupil.shoeSize}}', 'asks for {{pupil.shoeSize}}, which is no field of this letter'],
		['a group of fields', '{{pupil}}', 'asks for {{pupil}}'],
		['what every object has', '{{constructor.name}}', 'asks for {{constructor.name}}'],
		['a repeat that is not closed', '{{#pupil.days}} …', 'cannot be filled'],
	])('refuses %s', async (_, line, message) => {
		const fields = { pupil: { name: 'Ada', days: [] } };
		await expect(fillWordTemplate(await template([line]), fields)).rejects.toThrow(message);
		await expect(fillWordTemplate(await template([line]), fields)).rejects.not.toThrow('Ada');
	});

	it.each([
		['a PDF renamed', Buffer.from('%PDF-1.7 …'), 'not a Word document'],
		['an empty file', Buffer.alloc(0), 'not a Word document'],
		['a zip that is no Word document', Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'), 'cannot be filled'],
	])('refuses %s', async (_, file, message) => {
		await expect(fillWordTemplate(file, {})).rejects.toThrow(message);
	});
});
