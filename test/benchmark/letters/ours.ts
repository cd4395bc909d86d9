/** Makes letters with this package. Arguments: "pdf" or "docx", template, letters to make, folder. Prints how many it made. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillLetter, ownTemplate, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../../connectors/documents/letters/letterPdf';
import { prepareTypst, stopTypst, typesetAtOnce } from '../../../connectors/documents/renderPdf';
import { inOrder } from '../../../nodes/shared/inOrder';
import { readLetters, type LetterToMake } from './lettersFile';

const [kind, templateFile = '', letters = '', folder = ''] = process.argv.slice(2);

async function main(): Promise<void> {
	if (kind === 'pdf') prepareTypst(typesetAtOnce);
	const template = ownTemplate(await readFile(templateFile));
	let made = 0;
	for await (const result of inOrder(readLetters(letters), 2 * typesetAtOnce, async (letter) => await documentOf(template, letter))) {
		if (result.status === 'rejected') throw result.reason;
		made += 1;
	}
	await stopTypst();
	process.stdout.write(String(made));
}

async function documentOf(template: LetterTemplate, { reference, fields }: LetterToMake): Promise<void> {
	const filled = await fillLetter(template, fields);
	const document = kind === 'pdf' ? await letterPdf(filled.content, { title: `Letter, reference ${reference}`, date: '2026-11-23', reference, accentColour: '#1D3F72' }) : filled.docx;
	await writeFile(path.join(folder, `${reference}.${kind}`), document);
}

void main();
