/** Fills the same template with the libraries that we measure against, as their documentation shows. */
import Docxtemplater from 'docxtemplater';
import { TemplateHandler, type ScopeDataArgs } from 'easy-template-x';
import PizZip from 'pizzip';

export type Fill = (fields: object) => Promise<Uint8Array>;

/** docxtemplater is given the unzipped template for each letter, as it changes what it is given. */
export function docxtemplater(template: Buffer): Fill {
	return async (fields) => {
		const document = new Docxtemplater(new PizZip(template), {
			delimiters: { start: '{{', end: '}}' },
			paragraphLoop: true,
			linebreaks: true,
			parser: (field) => ({ get: (scope: unknown) => (field === '.' ? scope : valueAt(scope, field.split('.'))) }),
		});
		await document.renderAsync(fields);
		return document.toBuffer();
	};
}

export function easyTemplateX(template: Buffer): Fill {
	const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}', containerTagOpen: '#', containerTagClose: '/' }, scopeDataResolver: innermost });
	return async (fields) => await handler.process(template, fields as never);
}

/** The value of a field, looked for in the innermost repeat first and then outwards. */
function innermost({ strPath, data }: ScopeDataArgs): never {
	const field = (strPath[strPath.length - 1] ?? '').split('.');
	for (let depth = strPath.length - 1; depth >= 0; depth -= 1) {
		const found = valueAt(data, [...strPath.slice(0, depth).flatMap((part) => part.split('.')), ...field]);
		if (found !== undefined) return found as never;
	}
	return '' as never;
}

function valueAt(scope: unknown, field: readonly string[]): unknown {
	return field.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), scope);
}
