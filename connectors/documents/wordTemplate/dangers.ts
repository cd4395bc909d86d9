import type { Part } from './wordPackage';
import { WordTemplateError } from './wordTemplateError';

/** Refuses a package that is no Word document. */
export function refuseDangers(parts: ReadonlyMap<string, Part>): ReadonlyMap<string, Part> {
	if (!parts.has('word/document.xml')) throw new WordTemplateError('The Word template cannot be filled: the file holds no Word document', 'In Word, save it as "Word Document (.docx)" and use that file.');
	return parts;
}
