/**
 * Makes every letter that comes with the package for invented families, takes a picture of each page, and writes the page
 * that shows them: workflows/letters/README.md. Needs pdftoppm (poppler-utils) and nothing else.
 *
 * Usage: npm run letter-pictures
 */
import { mkdirSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { letterFamilies, letterFamilyIds } from '../../attendance/letters';
import { stopTypst } from '../../connectors/documents/renderPdf';
import { sampleLetter, type SampleLetter } from './letter';
import { lettersPage } from './page';
import { picturesOf } from './pictures';

const folder = path.resolve(__dirname, '../../workflows/letters');

async function main(): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder).filter((each) => each.endsWith('.png'))) rmSync(path.join(folder, name));
	const letters: Array<SampleLetter & { readonly pictures: readonly string[] }> = [];
	for (const id of letterFamilyIds) {
		const letter = await sampleLetter(letterFamilies[id]);
		letters.push({ ...letter, pictures: picturesOf(letter.pdf, folder, id) });
		console.log(`${id}: ${letter.words} words, reading age ${letter.readingAge.toFixed(1)}`);
	}
	writeFileSync(path.join(folder, 'README.md'), lettersPage(letters));
	await stopTypst();
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
