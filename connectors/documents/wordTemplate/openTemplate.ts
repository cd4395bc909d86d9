import type { WordContent } from '../wordContent';
import { readWordTree } from '../wordTree';
import { contentTemplate } from './contentTemplate';
import { fillingOf } from './fieldValues';
import type { Findings, TagUse } from './templateTree';
import { openPackage } from './wordPackage';
import { WordTemplateError } from './wordTemplateError';
import { xmlTemplate } from './xmlTemplate';

/** A Word template that was read once and is filled as often as there are letters. */
export interface WordTemplate {
	/** What is wrong with its fields, in words; a template with problems fills no letter. */
	readonly problems: readonly string[];
	/** Each field, repeat and condition, in the order of the document. */
	readonly uses: readonly TagUse[];
	/** What a letter says: the same as its DOCX says. Throws `WordTemplateError` for a field that there is not. */
	readonly content: (fields: object) => WordContent;
	/** The letter as a Word file. Equal fields give equal bytes. Throws `WordTemplateError`. */
	readonly docx: (fields: object) => Uint8Array;
}

/** Body, head and foot; what stands in any other part is text, whatever it looks like. */
const partsWithFields = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

/**
 * Opens a Word template: `{{pupil.preferredForename}}` becomes its value, `{{#list}} … {{/list}}` repeats,
 * `{{#flag}} … {{/flag}}` is there or not, and `{{^flag}} … {{/flag}}` the other way round. Nothing in a template is run, and
 * what a file could do beside being read is refused (wordPackage.ts). Throws `WordTemplateError` for a file that is no Word
 * document.
 */
export async function openTemplate(file: Uint8Array): Promise<WordTemplate> {
	const opened = await openPackage(file);
	const findings: Findings = { problems: [], uses: [] };
	const parts = opened.names.filter((name) => partsWithFields.test(name)).map((name) => ({ name, template: xmlTemplate(opened.text(name), findings) }));
	const problems = [...new Set(findings.problems)];
	const refuse = () => {
		throw new WordTemplateError(`The Word template cannot be filled: ${problems.join('. ')}.`, undefined, problems);
	};
	const content = problems.length > 0 ? undefined : contentTemplate(await readWordTree(opened.write(new Map())));
	const changing = parts.filter(({ template }) => template.changes);
	return {
		problems,
		uses: findings.uses,
		content: (fields) => (content ?? refuse()).fill(fillingOf(fields)),
		docx: (fields) => {
			if (problems.length > 0) refuse();
			const filling = fillingOf(fields);
			return opened.write(new Map(changing.map(({ name, template }) => [name, template.write(filling)])));
		},
	};
}
