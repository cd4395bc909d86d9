import { LoopPlugin, TagPlacement, TemplateHandler, TextPlugin, officeMarkup, type ScopeData, type ScopeDataArgs, type Tag, type TemplateContext, type XmlNode, type XmlTextNode } from 'easy-template-x';
import { printableText } from './printableText';

/** The Word file is no template that can be filled: the message says what is wrong with it, never what is in it. */
export class WordTemplateError extends Error {
	override readonly name = 'WordTemplateError';
}

/** Plain values, lists of such records, and true or false. Nothing in them is ever read as a field or as code. */
export type TemplateValue = string | number | boolean | readonly TemplateRecord[];
export interface TemplateRecord {
	readonly [field: string]: TemplateValue | TemplateRecord;
}

const delimiters = { tagStart: '{{', tagEnd: '}}', containerTagOpen: '#', containerTagClose: '/' };

/**
 * Fills a Word template: `{{pupil.preferredForename}}` becomes its value, `{{#list}} … {{/list}}` repeats, and
 * `{{#flag}} … {{/flag}}` is there or not. A repeat or condition that fills whole paragraphs leaves no empty ones.
 * Takes the DOCX and the fields; gives the filled DOCX. Throws `WordTemplateError` for a file that is no DOCX, for a
 * field that there is not, and for a repeat that is not closed.
 */
export async function fillWordTemplate(template: Uint8Array, fields: object): Promise<Uint8Array> {
	const handler = new TemplateHandler({
		delimiters,
		// No plug-in that could bring in pictures, links or markup by way of the values.
		plugins: [new WholeParagraphs(), new TextPlugin()],
		scopeDataResolver: (scope) => valueOf(scope, fields as TemplateRecord),
	});
	return await handler.process(Buffer.from(template), {}).catch((problem: Error) => {
		throw problem instanceof WordTemplateError ? problem : inWords(problem, template);
	});
}

function inWords(problem: Error, template: Uint8Array): WordTemplateError {
	if (!looksLikeWord(template)) return new WordTemplateError('The template is not a Word document (.docx). In Word, save it as "Word Document".');
	return new WordTemplateError(`The Word template cannot be filled: ${problem.message}`, { cause: problem });
}

/** The value of a field, looked for in the innermost repeat first and then outwards. */
function valueOf({ path, strPath }: ScopeDataArgs, fields: TemplateRecord): never {
	const wanted = strPath[strPath.length - 1] ?? '';
	for (let depth = strPath.length - 1; depth >= 0; depth -= 1) {
		const scope = strPath.slice(0, depth).flatMap((part) => part.split('.'));
		const value = lookUp(fields, [...scope, ...wanted.split('.')]);
		if (value !== undefined) return (typeof value === 'string' ? printableText(value) : value) as never;
	}
	const tag = path[path.length - 1] as Tag;
	throw new WordTemplateError(`The Word template asks for ${tag.rawText}, which is no field of this letter.`);
}

function lookUp(record: unknown, keys: readonly string[]): unknown {
	let value = record;
	for (const key of keys) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return typeof value === 'object' && !Array.isArray(value) ? undefined : value;
}

/** Repeats and conditions take whole paragraphs with them where their fields open and close one. */
class WholeParagraphs extends LoopPlugin {
	override async containerTagReplacements(tags: Tag[], data: ScopeData, context: TemplateContext): Promise<void> {
		const open = tags[0] as Tag;
		const close = tags[tags.length - 1] as Tag;
		if (open.placement === TagPlacement.TextNode && close.placement === TagPlacement.TextNode) {
			const first = officeMarkup.query.containingParagraphNode(open.xmlTextNode);
			const last = officeMarkup.query.containingParagraphNode(close.xmlTextNode);
			const whole = textOf(first).trimStart().startsWith(open.rawText) && textOf(last).trimEnd().endsWith(close.rawText);
			if (whole && first.parentNode === last.parentNode) open.options = { loopOver: 'paragraph' };
		}
		await super.containerTagReplacements(tags, data, context);
	}
}

function textOf(node: XmlNode): string {
	return (node as XmlTextNode).textContent ?? (node.childNodes ?? []).map(textOf).join('');
}

/** A DOCX is a zip, and zips begin with "PK". */
function looksLikeWord(file: Uint8Array): boolean {
	return file[0] === 0x50 && file[1] === 0x4b;
}
