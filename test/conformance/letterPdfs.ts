import { Document, Header, ImageRun, Packer, Paragraph } from 'docx';
import { letterFamilies, letterFamilyIds, planLetters, type LetterFamilyId, type PlannedLetter } from '../../attendance/letters';
import { bilingualFields, readWordingTable, translationOf } from '../../attendance/letters/languages';
import { fillLetter, ownTemplate, shippedTemplate } from '../../connectors/documents/letters/letterDocuments';
import { letterPdf, type LetterPdfOptions } from '../../connectors/documents/letters/letterPdf';
import { testRows } from '../attendance/letters/languages/testWording';
import { order, subject } from '../attendance/letters/okafors';
import { samples } from '../attendance/letters/samples';
import type { MadePdf } from './madePdf';

const colour = '#1D3F72';

/** Every letter that comes with the node, as it goes out and in large print, in two languages where it can be, and a school's own template. */
export async function* letterPdfs(languages: readonly string[] = languagesShown, families: readonly LetterFamilyId[] = letterFamilyIds): AsyncGenerator<MadePdf> {
	for (const family of families) {
		yield await made(family, 'as it is shipped', {});
		yield await made(family, 'large print, fold marks', { largePrint: true, foldMarks: 'dl' });
	}
	for (const family of families.filter((id) => letterFamilies[id].layout === 'letter')) {
		for (const language of languages) {
			yield await inTwoLanguages(family, language, {});
			yield await inTwoLanguages(family, language, { largePrint: true });
		}
	}
	yield await fromOwnTemplate();
}

/** Each script and direction of writing, and Latin letters with marks of two kinds. */
const languagesShown = ['Polish', 'Romanian', 'Urdu', 'Arabic', 'Bengali', 'Punjabi'];

/** The first letter that a family makes of its sample. */
export function sampleLetter(family: LetterFamilyId): PlannedLetter {
	const { about, changes } = samples[family];
	const { letters, held } = planLetters(subject(about), order(family, changes));
	if (!letters[0]) throw new Error(`There is no ${family} letter: ${held.map(({ reason }) => reason).join('; ')}`);
	return letters[0];
}

const optionsOf = (family: LetterFamilyId, more: Partial<LetterPdfOptions>): LetterPdfOptions => ({
	title: `${letterFamilies[family].name} letter, 23 November 2026`, date: '2026-11-23', reference: '3f9a21c0', accentColour: colour, layout: letterFamilies[family].layout, ...more,
});

async function made(family: LetterFamilyId, variant: string, more: Partial<LetterPdfOptions>): Promise<MadePdf> {
	const template = await shippedTemplate(letterFamilies[family], colour);
	const { content } = await fillLetter(template, sampleLetter(family).fields);
	return { document: `${letterFamilies[family].name} (${letterFamilies[family].layout})`, variant, pdf: await letterPdf(content, optionsOf(family, more)) };
}

async function inTwoLanguages(family: LetterFamilyId, language: string, more: Partial<LetterPdfOptions>): Promise<MadePdf> {
	const [wording] = readWordingTable(testRows(language, [family]) as never);
	if (!wording) throw new Error(`No test wording in ${language}.`);
	const template = await shippedTemplate(letterFamilies[family], colour, translationOf(letterFamilies[family], wording));
	const { content } = await fillLetter(template, bilingualFields(sampleLetter(family).fields, wording));
	const variant = `English and ${language}${more.largePrint ? ', large print' : ''}`;
	return { document: `${letterFamilies[family].name} (${letterFamilies[family].layout})`, variant, pdf: await letterPdf(content, optionsOf(family, { ...more, translation: wording.language })) };
}

/** One black pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

/** A template that a school might bring: a logo with words for those who cannot see it, a picture without, a heading and a list. */
async function fromOwnTemplate(): Promise<MadePdf> {
	const picture = (description?: string) => new ImageRun({ type: 'png', data: pixel, transformation: { width: 60, height: 60 }, ...(description ? { altText: { name: description, description } } : {}) });
	const docx = await Packer.toBuffer(
		new Document({
			numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
			sections: [
				{
					headers: { default: new Header({ children: [new Paragraph({ children: [picture('Badge of the school: an ash tree')] }), new Paragraph('{{school.name}}')] }) },
					children: [
						new Paragraph({ text: 'Attendance', heading: 'Heading1' }),
						new Paragraph('{{recipient.salutation}}'),
						new Paragraph({ children: [picture()] }),
						new Paragraph('{{pupil.preferredForename}} missed {{absence.days}}.'),
						new Paragraph({ text: '{{#absence.spells}}{{when}}{{/absence.spells}}', numbering: { reference: 'n', level: 0 } }),
					],
				},
			],
		}),
	);
	const { content } = await fillLetter(ownTemplate(docx), sampleLetter('early-concern').fields);
	return { document: 'A school’s own template', variant: 'logo, picture, list', pdf: await letterPdf(content, optionsOf('early-concern', {})) };
}
