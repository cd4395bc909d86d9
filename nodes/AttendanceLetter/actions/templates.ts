import { buffer } from 'node:stream/consumers';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { LetterFamily } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import { ownTemplate, shippedTemplate, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { localFolder } from '../../shared/localFolder';
import { lettersPictures } from './pictures';

/** Larger than any letter template with a logo; a file beyond it is a mistake. */
const largestTemplateBytes = 20 * 1024 * 1024;

/** The templates of a run: each is built or read once, however many letters it is for. */
export interface Templates {
	/** The school's own template of a letter; undefined where the built-in one is to be used. */
	readonly own: (family: LetterFamily, itemIndex: number) => Promise<LetterTemplate | undefined>;
	readonly builtIn: (family: LetterFamily, accentColour: string, itemIndex: number, translation?: Translation | null) => Promise<LetterTemplate>;
}

/** Finds the template of each letter, by the node's fields "Own Word Template" and "Own Templates Folder". */
export function templates(context: IExecuteFunctions): Templates {
	const known = new Map<string, Promise<LetterTemplate | undefined>>();
	const once = <Template extends LetterTemplate | undefined>(name: string, make: () => Promise<Template>) => {
		if (!known.has(name)) known.set(name, make());
		return known.get(name) as Promise<Template>;
	};
	const pictures = lettersPictures(context);
	const text = (name: string, itemIndex: number) => String(context.getNodeParameter(name, itemIndex, '')).trim();
	return {
		own: async (family, itemIndex) => {
			const property = text('templateProperty', itemIndex);
			if (property) {
				const carrier = carrierOf(context, itemIndex, property);
				return await once(`own ${property} ${carrier}`, async () => ownTemplate(await context.helpers.getBinaryDataBuffer(carrier, property).then(notTooLarge(context, itemIndex))));
			}
			const folder = text('templateFolder', itemIndex);
			if (!folder) return undefined;
			return await once(`folder ${folder} ${family.id}`, async () => {
				const file = await localFolder(context).document(folder, `${family.id}.docx`);
				return file && ownTemplate(await buffer(await file.open()).then(notTooLarge(context, itemIndex)));
			});
		},
		builtIn: async (family, accentColour, itemIndex, translation = null) => {
			const school = await pictures(itemIndex);
			return await once(`${family.id} ${accentColour} ${translation?.version ?? ''} ${school.name}`, async () => await shippedTemplate(family, accentColour, translation, school.pictures));
		},
	};
}

function carrierOf(context: IExecuteFunctions, itemIndex: number, property: string): number {
	const carrier = [itemIndex, 0].find((index) => context.getInputData()[index]?.binary?.[property]);
	if (carrier !== undefined) return carrier;
	throw new NodeOperationError(context.getNode(), `No file in the binary property "${property}"`, {
		itemIndex,
		description: 'Put the node that reads your Word template before this one (from a folder, Google Drive or SharePoint; a Google Doc is downloaded as Word), or leave "Own Word Template" empty.',
	});
}

const notTooLarge = (context: IExecuteFunctions, itemIndex: number) => (file: Buffer): Buffer => {
	if (file.length <= largestTemplateBytes) return file;
	throw new NodeOperationError(context.getNode(), 'The Word template is larger than 20 MB', { itemIndex, description: 'Make its pictures smaller: in Word, Compress Pictures.' });
};
