/**
 * Makes PDFs with headless Chromium, from HTML that says the same. Arguments: number of pages open at once, template, letters to make,
 * folder. Prints how many it made.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillLetter, ownTemplate, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { startBrowser } from '../../support/browser';
import { letterHtml } from './letterHtml';
import { readLetters } from './lettersFile';
import { watchPeak } from './watchPeak';

const [pages = '1', templateFile = '', letters = '', folder = ''] = process.argv.slice(2);

async function main(): Promise<void> {
	const peak = watchPeak();
	const template: LetterTemplate = ownTemplate(await readFile(templateFile));
	const browser = await startBrowser();
	const left = readLetters(letters);
	let made = 0;
	const work = async () => {
		const page = await browser.newPage();
		for (let next = await left.next(); !next.done; next = await left.next()) {
			const { reference, fields } = next.value;
			await page.setContent(letterHtml((await fillLetter(template, fields)).content, `Letter, reference ${reference}`), { waitUntil: 'load' });
			await writeFile(path.join(folder, `${reference}.pdf`), await page.pdf({ format: 'A4', tagged: true, outline: true }));
			made += 1;
		}
	};
	await Promise.all(Array.from({ length: Number(pages) }, work));
	peak.record();
	await browser.close();
	process.stdout.write(String(made));
}

void main();
