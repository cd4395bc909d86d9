import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { LetterEmail } from '../../../connectors/documents/letters/letterEmail';

/** Value of *Documents*: the letter as the message itself. */
export const emailForm = 'email';

/** The names of the two files in which a letter's e-mail travels from Generate to Send. */
const parts = { html: 'email', text: 'emailText' } as const;

/** A letter's e-mail as files of an item. */
export async function emailBinary(context: IExecuteFunctions, { html, text }: LetterEmail, fileName: string): Promise<IBinaryKeyData> {
	return {
		[parts.html]: await context.helpers.prepareBinaryData(Buffer.from(html), `${fileName}.html`, 'text/html'),
		[parts.text]: await context.helpers.prepareBinaryData(Buffer.from(text), `${fileName}.txt`, 'text/plain'),
	};
}

/** A letter's e-mail as Generate made it; undefined where it was made without. */
export async function emailOf(context: IExecuteFunctions, itemIndex: number): Promise<LetterEmail | undefined> {
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	if (!binary[parts.html] || !binary[parts.text]) return undefined;
	const read = async (name: string) => (await context.helpers.getBinaryDataBuffer(itemIndex, name)).toString('utf8');
	return { html: await read(parts.html), text: await read(parts.text) };
}

/** Whether a file of an item is the e-mail itself, which is no attachment. */
export const isEmailPart = (name: string): boolean => name === parts.html || name === parts.text;
