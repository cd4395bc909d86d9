import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import type { INodeParameters } from 'n8n-workflow';
import { letterFamilies } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';
import { letterTemplate } from '../../../connectors/documents/letters/wordTemplate';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode, type InputItem } from '../../support/runNode';

const home = mkdtempSync(path.join(tmpdir(), 'own-look-'));
process.env.N8N_RESTRICT_FILE_ACCESS_TO = home;

afterAll(async () => {
	await stopTypst();
	await rm(home, { recursive: true });
});

/** One black pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');
const file = (content: Buffer) => ({ content, fileName: 'x.png', mimeType: 'image/png' });

const item = (binary: InputItem['binary'] = {}): InputItem => ({ json: { school, register, pupil: pupil(), contacts: [mother], attendance: measure(register, { asAt }) }, binary });

const run = (items: InputItem[], changes: INodeParameters) =>
	runNode(new AttendanceLetter(), { items, parameters: { asAt, family: 'early-concern', contactName: 'Mrs P. Adeyemi', contactPhone: '0113 496 0123', ...changes } });

describe('the school’s logo and signature', () => {
	it('stand in both documents of each letter with their alternative text, from one file on the first item', async () => {
		const { outputs, bytes } = await run([item({ logo: file(pixel), sign: file(pixel) }), item()], { letterhead: { logo: 'logo', signature: 'sign' } });
		const letters = outputs[0] ?? [];
		expect(letters).toHaveLength(2);
		for (const { binary } of letters) {
			const zip = await JSZip.loadAsync(bytes(binary?.docx));
			const heads = await Promise.all(zip.file(/^word\/header\d+\.xml$/).map(async (head) => await head.async('string')));
			expect(heads.join('')).toContain('descr="Ashdown Vale Academy logo"');
			expect(await zip.file('word/document.xml')?.async('string')).toContain('descr="Signature of Mrs P. Adeyemi"');
			expect((await readPdf(bytes(binary?.pdf))).text).toContain('Dear Ms Okafor');
			expect(bytes(binary?.pdf).toString('latin1')).toMatch(/\/Alt|\/Figure|ObjStm/);
		}
	});

	it.each([
		['a logo of 30 MB', Buffer.concat([pixel, Buffer.alloc(30 * 1024 * 1024)]), { logo: 'logo' }, /logo is 30 MB; 2 MB is the most/],
		['a PDF for a logo', Buffer.from('%PDF'), { logo: 'logo' }, /no PNG or JPEG/],
		['a property that there is not', pixel, { signature: 'sign' }, /No picture in the binary property "sign"/],
	])('are refused before a letter is made: %s', async (_, content, letterhead, message) => {
		await expect(run([item({ logo: file(content) })], { letterhead })).rejects.toThrow(message);
	});
});

describe('a folder of own templates', () => {
	let folder: string;
	beforeEach(async () => void (folder = await mkdtemp(path.join(home, 'templates-'))));

	it('gives each letter the template of its name, and the others the built-in one', async () => {
		const own = await JSZip.loadAsync(await letterTemplate(letterFamilies['early-concern'], '#1D3F72'));
		own.file('word/document.xml', ((await own.file('word/document.xml')?.async('string')) ?? '').replace('Yours sincerely', 'With kind regards'));
		await writeFile(path.join(folder, 'Early-Concern.docx'), await own.generateAsync({ type: 'nodebuffer' }));
		const first = await run([item()], { templateFolder: folder });
		expect(first.outputs[0]?.[0]?.json.letter).toMatchObject({ templateVersion: expect.stringMatching(/^own [0-9a-f]{8}$/) });
		expect((await readPdf(first.bytes(first.outputs[0]?.[0]?.binary?.pdf))).text).toContain('With kind regards');
		const other = await run([item()], { templateFolder: folder, family: 'meeting-invitation' });
		expect(other.outputs[0]?.[0]?.json.letter).toMatchObject({ templateVersion: expect.stringMatching(/^meeting-invitation 2026/) });
	});

	it('says what to do where the folder is not there, or a file in it is no template', async () => {
		await expect(run([item()], { templateFolder: path.join(folder, 'nowhere') })).rejects.toThrow(/does not exist/);
		await writeFile(path.join(folder, 'early-concern.docx'), '%PDF-1.7');
		await expect(run([item()], { templateFolder: folder })).rejects.toThrow(/not a Word document \(\.docx\): it is a PDF/);
		await writeFile(path.join(folder, 'early-concern.docx'), await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('{{#absence.spells}}')] }] })));
		await expect(run([item()], { templateFolder: folder })).rejects.toThrow(/never closed/);
	});
});
