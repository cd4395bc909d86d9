import { buffer } from 'node:stream/consumers';
import { NodeOperationError, type IDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { LetterFamily } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import type { FoundFile } from '../../../connectors/files/port';
import { ownTemplate, shippedTemplate, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { chosenService, cloudOf, cloudServices } from '../../shared/cloud/cloudOf';
import { folderIn, folderProperty, libraryProperty } from '../../shared/cloud/places';
import { localFolder } from '../../shared/localFolder';
import { lettersPictures } from './pictures';

/** Larger than any letter template with a logo; a file beyond it is a mistake. */
const largestTemplateBytes = 20 * 1024 * 1024;

/** Where templates of the school's own come from, for an operation. `property` is what stands in "Own Word Template" at first. */
export function templateProperties(operation: string, property: string): INodeProperties[] {
	const shown = (service?: readonly string[]): IDisplayOptions => ({ show: { operation: [operation], ...(service ? { service: [...service] } : {}) } });
	const byName = 'with a Word file for each letter that has one of your own, named as the letter is in policies ("early-concern.docx"). Letters without a file use the built-in template.';
	return [
		{
			displayName: 'Own Word Template',
			name: 'templateProperty',
			type: 'string',
			default: property,
			placeholder: 'e.g. template',
			description: 'Name of the input’s binary property that holds your own Word template (.docx), looked for on the item and then on the first item. Left out, the folder below.',
			hint: 'Start from a built-in one, which shows the merge fields and the styles: folder dist/templates/letters of the installed package',
			displayOptions: shown(),
		},
		{
			displayName: 'Own Templates Folder',
			name: 'templateFolder',
			type: 'string',
			default: '',
			placeholder: 'e.g. ~/.n8n-files/templates',
			description: `Folder on this machine ${byName}`,
			displayOptions: shown(['none']),
		},
		libraryProperty(shown(cloudServices)),
		folderProperty('School attendance/Templates', `Folder ${byName} In Google Drive a Google Doc ("early-concern") will do.`, shown(cloudServices)),
	];
}

/** The templates of a run: each is built or read once, however many letters it is for. */
export interface Templates {
	/** The school's own template of a letter; undefined where the built-in one is to be used. */
	readonly own: (family: LetterFamily, itemIndex: number) => Promise<LetterTemplate | undefined>;
	readonly builtIn: (family: LetterFamily, accentColour: string, itemIndex: number, translation?: Translation | null) => Promise<LetterTemplate>;
}

/** Finds the template of each letter, by the node's fields `templateProperties`. */
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
			const folder = folderOf(context, itemIndex);
			return folder && (await once(`folder ${folder.name} ${family.id}`, async () => {
				const file = await folder.find(family.id);
				return file && ownTemplate(await buffer(await file.open()).then(notTooLarge(context, itemIndex)));
			}));
		},
		builtIn: async (family, accentColour, itemIndex, translation = null) => {
			const school = await pictures(itemIndex);
			return await once(`${family.id} ${accentColour} ${translation?.version ?? ''} ${school.name}`, async () => await shippedTemplate(family, accentColour, translation, school.pictures));
		},
	};
}

/** The folder of own templates, and a name that tells it from others; undefined where none is chosen. */
function folderOf(context: IExecuteFunctions, itemIndex: number): { readonly name: string; readonly find: (name: string) => Promise<FoundFile | undefined> } | undefined {
	const service = chosenService(context, itemIndex);
	if (cloudServices.includes(service)) {
		const at = folderIn(context, itemIndex);
		return {
			name: `${service} ${JSON.stringify(at)}`,
			find: async (name) => {
				const { files, path } = await (await cloudOf(context, itemIndex)).folder(at);
				return await files.wordDocument(path, name);
			},
		};
	}
	const folder = String(context.getNodeParameter('templateFolder', itemIndex, '')).trim();
	return folder ? { name: folder, find: async (name) => await localFolder(context).wordDocument(folder, name) } : undefined;
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
