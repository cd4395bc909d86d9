import { checkedPicture, PictureError } from '../pictures';
import type { WordContent } from '../wordContent';
import { readWordTree } from '../wordTree';
import { contentTemplate } from './contentTemplate';
import { fieldCodesOf } from './fieldCodes';
import { fillingOf } from './fieldValues';
import type { Findings, TagUse } from './templateTree';
import { damaged, openPackage, type WordPackage } from './wordPackage';
import { WordTemplateError } from './wordTemplateError';
import { xmlTemplate } from './xmlTemplate';

/** A Word template that was read once and is filled as often as there are letters. */
export interface WordTemplate {
	/** What is wrong with its fields, in words; a template with problems fills no letter. */
	readonly problems: readonly string[];
	/** Each field, repeat and condition, in the order of the document. */
	readonly uses: readonly TagUse[];
	/** What whoever gets the Word file would see and the school hardly means to show. */
	readonly notes: readonly string[];
	/** What a letter says: the same as its DOCX says. Throws `WordTemplateError` for a field that there is not. */
	readonly content: (fields: object) => WordContent;
	/** The letter as a Word file. Equal fields give equal bytes. Throws `WordTemplateError`. */
	readonly docx: (fields: object) => Uint8Array;
}

/** Body, head and foot; what stands in any other part is text, whatever it looks like. */
const partsWithFields = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

function notesOn(opened: WordPackage): string[] {
	const text = opened.names.filter((name) => partsWithFields.test(name)).map(opened.text).join('');
	return [
		...(/<w:(?:ins|del|moveFrom|moveTo)\b/.test(text) ? ['The template has tracked changes, which show in each letter'] : []),
		...(/<w:comment\b/.test(opened.text('word/comments.xml')) ? ['The template has comments, which show in each letter'] : []),
	];
}

/** The address of a link is in its field code, or in the relations of its part. */
function hasFieldInLink(opened: WordPackage, name: string): boolean {
	const relations = opened.text(name.replace(/([^/]+)$/, '_rels/$1.rels'));
	return fieldCodesOf(opened.text(name)).some((code) => code.includes('{{')) || /\bTarget="[^"]*(?:\{\{|%7B%7B)/i.test(relations);
}

/** A picture that cannot be set would fail with every letter. */
function refuseBadPicture(name: string, bytes: Uint8Array): void {
	if (!/\.(?:png|jpg)$/.test(name)) return;
	try {
		checkedPicture(bytes, 'picture in the Word template', '');
	} catch (error) {
		throw error instanceof PictureError ? new WordTemplateError(error.message, error.advice) : error;
	}
}

/**
 * Opens a Word template: `{{pupil.preferredForename}}` becomes its value, `{{#list}} … {{/list}}` repeats,
 * `{{#flag}} … {{/flag}}` is there or not, and `{{^flag}} … {{/flag}}` the other way round. Nothing in a template is run, and
 * what a file could do beside being read is refused (wordPackage.ts). Throws `WordTemplateError` for a file that is no Word
 * document.
 */
export async function openTemplate(file: Uint8Array): Promise<WordTemplate> {
	try {
		return await read(file);
	} catch (error) {
		throw error instanceof WordTemplateError ? error : damaged(error);
	}
}

async function read(file: Uint8Array): Promise<WordTemplate> {
	const opened = await openPackage(file);
	const findings: Findings = { problems: [], uses: [] };
	const parts = opened.names.filter((name) => partsWithFields.test(name)).map((name) => ({ name, template: xmlTemplate(opened.text(name), findings) }));
	if (opened.names.some((name) => partsWithFields.test(name) && hasFieldInLink(opened, name))) findings.problems.push('a merge field stands in the address of a link, where nothing is filled: put it into the words of the link');
	const problems = [...new Set(findings.problems)];
	const refuse = () => {
		throw new WordTemplateError(`The Word template cannot be filled: ${problems.join('. ')}.`, undefined, problems);
	};
	const tree = problems.length > 0 ? undefined : await readWordTree(opened.write(new Map()));
	for (const [name, bytes] of Object.entries(tree?.images ?? {})) refuseBadPicture(name, bytes);
	const content = tree && contentTemplate(tree);
	const changing = parts.filter(({ template }) => template.changes);
	return {
		problems,
		uses: findings.uses,
		notes: notesOn(opened),
		content: (fields) => (content ?? refuse()).fill(fillingOf(fields)),
		docx: (fields) => {
			if (problems.length > 0) refuse();
			const filling = fillingOf(fields);
			return opened.write(new Map(changing.map(({ name, template }) => [name, template.write(filling)])));
		},
	};
}
