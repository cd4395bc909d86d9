import { openTemplate } from './wordTemplate/openTemplate';

export type { TemplateRecord, TemplateValue } from './wordTemplate/fieldValues';
export { WordTemplateError } from './wordTemplate/wordTemplateError';

/**
 * Fills a Word template once. Takes the DOCX and the fields; gives the filled DOCX. Throws `WordTemplateError`.
 * Who fills it more often opens it once (`openTemplate`).
 */
export async function fillWordTemplate(template: Uint8Array, fields: object): Promise<Uint8Array> {
	return (await openTemplate(template)).docx(fields);
}
