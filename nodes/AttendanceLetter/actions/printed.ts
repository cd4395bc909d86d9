import type { IExecuteFunctions } from 'n8n-workflow';
import type { Attachment } from '../../../connectors/mail/port';
import { isEmailPart } from './emailBinary';

const pdfType = 'application/pdf';

/** A letter's documents as they go out: the printed form where there is one, since a Word file invites to be changed. */
export async function printedForm(context: IExecuteFunctions, itemIndex: number): Promise<Attachment[]> {
	const files = Object.entries(context.getInputData()[itemIndex]?.binary ?? {}).filter(([name]) => !isEmailPart(name));
	const printed = files.filter(([, { mimeType }]) => mimeType === pdfType);
	return await Promise.all(
		(printed.length > 0 ? printed : files).map(async ([property, { fileName, mimeType }]) => ({
			name: fileName ?? property,
			type: mimeType,
			content: await context.helpers.getBinaryDataBuffer(itemIndex, property),
		})),
	);
}

/** The one PDF of a letter; undefined where it was made without. */
export async function pdfOf(context: IExecuteFunctions, itemIndex: number): Promise<Attachment | undefined> {
	return (await printedForm(context, itemIndex)).find(({ type }) => type === pdfType);
}
