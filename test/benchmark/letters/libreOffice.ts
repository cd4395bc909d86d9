/**
 * Makes PDFs with docxtemplater and LibreOffice. Arguments: soffice's path, template, letters to make, folder. Prints how many it made.
 * In batches: given 500 files at once, LibreOffice 7.4 converts 248 of them and ends as if all were well.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readLetters } from './lettersFile';
import { docxtemplater } from './templateLibraries';
import { watchPeak } from './watchPeak';

const batchOf = 125;
const asPdfUa = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}';
const [soffice = '', template = '', letters = '', folder = ''] = process.argv.slice(2);
const words = path.join(folder, 'words');
const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;

async function main(): Promise<void> {
	const peak = watchPeak();
	await mkdir(words);
	const fill = docxtemplater(await readFile(template));
	let batch: string[] = [];
	for await (const { reference, fields } of readLetters(letters)) {
		const file = path.join(words, `${reference}.docx`);
		await writeFile(file, await fill(fields));
		batch.push(file);
		if (batch.length < batchOf) continue;
		await convert(batch);
		batch = [];
	}
	if (batch.length > 0) await convert(batch);
	await rm(words, { recursive: true });
	peak.record();
	process.stdout.write(String((await readdir(folder)).filter((file) => file.endsWith('.pdf')).length));
}

async function convert(files: readonly string[]): Promise<void> {
	const running = spawn(soffice, [profile, '--headless', '--convert-to', asPdfUa, '--outdir', folder, ...files], { stdio: 'ignore' });
	const code = await new Promise((resolve, reject) => running.on('error', reject).on('close', resolve));
	if (code !== 0) throw new Error(`LibreOffice ended with ${String(code)}.`);
}

void main();
