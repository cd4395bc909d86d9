import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { LetterFamily } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import { ownTemplate, shippedTemplate, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';

/** Larger than any letter template with a logo; a file beyond it is a mistake. */
const largestTemplateBytes = 20 * 1024 * 1024;

export type TemplateOf = (family: LetterFamily, accentColour: string, itemIndex: number, translation?: Translation | null) => Promise<LetterTemplate>;

/** Whether the school's own Word template is used. */
export function usesOwnTemplate(context: IExecuteFunctions, itemIndex: number): boolean {
	return templateProperty(context, itemIndex) !== '';
}

function templateProperty(context: IExecuteFunctions, itemIndex: number): string {
	return String(context.getNodeParameter('templateProperty', itemIndex, '')).trim();
}

/** Finds the template of each letter; a template is built or read once a run, however many letters it is for. */
export function templates(context: IExecuteFunctions): TemplateOf {
	const known = new Map<string, Promise<LetterTemplate>>();
	const once = (name: string, make: () => Promise<LetterTemplate>) => {
		if (!known.has(name)) known.set(name, make());
		return known.get(name) as Promise<LetterTemplate>;
	};
	return async (family, accentColour, itemIndex, translation = null) => {
		const property = templateProperty(context, itemIndex);
		if (!property) return await once(`${family.id} ${accentColour} ${translation?.version ?? ''}`, async () => await shippedTemplate(family, accentColour, translation));
		const carrier = [itemIndex, 0].find((index) => context.getInputData()[index]?.binary?.[property]);
		if (carrier === undefined) {
			throw new NodeOperationError(context.getNode(), `No file in the binary property "${property}"`, {
				itemIndex,
				description: 'Put the node that reads your Word template before this one, or leave "Own Word Template" empty.',
			});
		}
		return await once(`own ${property} ${carrier}`, async () => ownTemplate(await templateFile(context, carrier, property)));
	};
}

async function templateFile(context: IExecuteFunctions, itemIndex: number, property: string): Promise<Buffer> {
	const file = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	if (file.length <= largestTemplateBytes) return file;
	throw new NodeOperationError(context.getNode(), 'The Word template is larger than 20 MB', { itemIndex, description: 'Make its pictures smaller: in Word, Compress Pictures.' });
}
