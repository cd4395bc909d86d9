/** Makes Word files with a library. Arguments: its name, template, letters to make, folder. Prints how many it made. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readLetters } from './lettersFile';
import { docxtemplater, easyTemplateX, type Fill } from './templateLibraries';

const libraries: Readonly<Record<string, (template: Buffer) => Fill>> = { docxtemplater, 'easy-template-x': easyTemplateX };
const [name = '', template = '', letters = '', folder = ''] = process.argv.slice(2);

async function main(): Promise<void> {
	const fill = libraries[name]?.(await readFile(template));
	if (!fill) throw new Error(`There is no library "${name}" here.`);
	let made = 0;
	for await (const { reference, fields } of readLetters(letters)) {
		await writeFile(path.join(folder, `${reference}.docx`), await fill(fields));
		made += 1;
	}
	process.stdout.write(String(made));
}

void main();
