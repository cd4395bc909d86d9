import { wrongFieldCode, fieldCodesOf } from './fieldCodes';
import type { Part } from './wordPackage';
import { WordTemplateError } from './wordTemplateError';

/*
 * A template is read and filled, and nothing in it is run or fetched: not by us, and not by the Word of whoever opens the
 * letter. What a Word file could do beside being read is found here, by the parts, relationships and field codes of
 * ECMA-376 (https://ecma-international.org/publications-and-standards/standards/ecma-376/) and [MS-DOCX].
 */

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const wordTemplate = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
const asDocx = 'In Word, save it as "Word Document (.docx)" and use that file.';

/** Throws `WordTemplateError` for a package that is no Word document or holds what a letter must not. Gives its parts, without the link to a template on somebody's computer. */
export function refuseDangers(parts: ReadonlyMap<string, Part>, packedAgain: (part: Part, text: string) => Part): ReadonlyMap<string, Part> {
	const types = textOf(parts, '[Content_Types].xml');
	refuseOtherKinds(parts, types);
	for (const [name, part] of parts) if (isXml(name)) refuseXml(part);
	const kept = new Map(parts);
	for (const [name, part] of parts) {
		if (!name.endsWith('.rels')) continue;
		const relations = relationsOf(part.content.toString('utf8'));
		for (const relation of relations) refuseRelation(relation);
		// Word notes where the template of a document lies, and would look there: the letter does not need it.
		if (relations.some(isAttachedTemplate)) {
			kept.set(name, packedAgain(part, part.content.toString('utf8').replace(relationElement, (element) => (/\/attachedTemplate["']/.test(element) ? '' : element))));
			const settings = kept.get('word/settings.xml');
			if (settings) kept.set('word/settings.xml', packedAgain(settings, settings.content.toString('utf8').replace(/<w:attachedTemplate\b[^>]*?(?:\/>|>\s*<\/w:attachedTemplate>)/g, '')));
		}
	}
	for (const name of parts.keys()) if (/^word\/[^/]+\.xml$/.test(name)) refuseText(textOf(parts, name));
	if (types.includes(wordTemplate)) kept.set('[Content_Types].xml', packedAgain(parts.get('[Content_Types].xml') as Part, types.replaceAll(wordTemplate, wordDocument)));
	return kept;
}

const textOf = (parts: ReadonlyMap<string, Part>, name: string): string => parts.get(name)?.content.toString('utf8') ?? '';
const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name);

function refuseOtherKinds(parts: ReadonlyMap<string, Part>, types: string): void {
	const names = [...parts.keys()];
	if (/macroEnabled/i.test(types) || names.some((name) => /vba(?:Project|Data)/i.test(name)))
		throw new WordTemplateError('The template holds macros (.docm or .dotm), which are programs, and a template must not hold one', 'In Word, save it as "Word Document (.docx)", which leaves the macros out.');
	const other = others.find(({ part }) => names.some((name) => name.startsWith(part)));
	if (other && !parts.has('word/document.xml')) throw new WordTemplateError(`The template is not a Word document (.docx): it is ${other.is}`, asDocx);
	if (!parts.has('word/document.xml') || !(types.includes(wordDocument) || types.includes(wordTemplate))) throw new WordTemplateError('The Word template cannot be filled: the file holds no Word document', asDocx);
}

const others = [
	{ part: 'xl/', is: 'an Excel workbook' },
	{ part: 'ppt/', is: 'a PowerPoint presentation' },
	{ part: 'content.xml', is: 'an OpenDocument file (.odt)' },
	{ part: 'index.xml', is: 'a Pages document' },
	{ part: 'Index/', is: 'a Pages document' },
] as const;

/** Far deeper than Word's own nesting, and far from what exhausts a program that reads it. */
const deepestElement = 200;

function refuseXml({ name, content }: Part): void {
	if (content[0] === 0xfe || content[0] === 0xff || content.includes(0)) throw damaged(`${name} is not in UTF-8`);
	const text = content.toString('utf8');
	// Word writes neither; both exist to say one thing and mean another (https://cwe.mitre.org/data/definitions/776.html).
	if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new WordTemplateError('The template was refused: it holds definitions of its own (DOCTYPE), which can fill the computer’s memory or read its files', 'Word makes no such file. Start again from a template that comes with the node.');
	let depth = 0;
	for (const [, closes, selfCloses] of text.matchAll(/<(\/?)[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'/]|\/(?!>))*(\/?)>/g)) {
		if (closes) depth -= 1;
		else if (!selfCloses) depth += 1;
		if (depth > deepestElement) throw damaged(`${name} is nested deeper than Word nests`);
	}
}

function damaged(why: string): WordTemplateError {
	return new WordTemplateError(`The Word template cannot be filled: ${why}`, 'Open it in Word, save it again as "Word Document (.docx)" and use that file.');
}

interface Relation {
	readonly type: string;
	readonly target: string;
	readonly isExternal: boolean;
}

const relationElement = /<(?:\w+:)?Relationship\b(?:"[^"]*"|'[^']*'|[^>"'])*>/g;

function relationsOf(xml: string): Relation[] {
	return (xml.match(relationElement) ?? []).map((element) => {
		const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element)?.slice(1).find((value) => value !== undefined) ?? '';
		return { type: attribute('Type').split('/').at(-1) ?? '', target: attribute('Target'), isExternal: /^external$/i.test(attribute('TargetMode')) };
	});
}

const isAttachedTemplate = ({ type }: Relation): boolean => type === 'attachedTemplate';

/** What brings in another file, or a program, wherever it lies. */
const dangerous: Readonly<Record<string, string>> = {
	oleObject: 'an object of another program (OLE)',
	package: 'a file of another program',
	control: 'a control (ActiveX)',
	activeXControlBinary: 'a control (ActiveX)',
	subDocument: 'another document inside it',
	aFChunk: 'another document inside it (altChunk)',
	frame: 'a frame that shows another file',
	mailMergeSource: 'a data source of Word’s own mail merge',
	mailMergeHeaderSource: 'a data source of Word’s own mail merge',
	recipientData: 'a data source of Word’s own mail merge',
	vbaProject: 'macros',
	keyMapCustomizations: 'key settings that can run macros',
	attachedToolbars: 'toolbars that can run macros',
	externalLink: 'a link to another file',
};

const takeOut = 'Open it in Word, take that out (or start again from a template that comes with the node) and save it.';

function refuseRelation(relation: Relation): void {
	const { type, target, isExternal } = relation;
	if (isAttachedTemplate(relation)) return;
	if (Object.hasOwn(dangerous, type)) throw new WordTemplateError(`The template holds ${dangerous[type]}, and a template must not bring in anything`, takeOut);
	if (!isExternal) {
		if (/(?:^|[\\/])\.\.[\\/]\.\.[\\/]\.\./.test(target)) throw damaged('a part of it points outside the file');
		return;
	}
	if (type === 'hyperlink') {
		if (!isSafeLink(target)) throw new WordTemplateError('The template holds a link that leads neither to a web address nor to an e-mail address', 'In Word, edit the link: only addresses that begin with https://, http://, mailto: or tel: are for families.');
		return;
	}
	if (type === 'image') throw new WordTemplateError('The template shows a picture that lies elsewhere (on the web or on a computer) and would be fetched by whoever opens the letter', 'In Word, put the picture itself into the file: Insert, Pictures, and choose "Insert", not "Link to File".');
	throw new WordTemplateError(`The template points to another file (${type || 'unknown'}), which would be fetched by whoever opens the letter`, takeOut);
}

export const isSafeLink = (target: string): boolean => /^(?:https?:\/\/|mailto:|tel:|#)/i.test(target.trim());

/** Field codes: what Word works out itself. Page numbers and links are harmless, others fetch files, run programs or ask questions. */
function refuseText(xml: string): void {
	for (const code of fieldCodesOf(xml)) {
		const wrong = wrongFieldCode(code, isSafeLink);
		if (wrong) throw new WordTemplateError(wrong.message, wrong.advice);
	}
}
