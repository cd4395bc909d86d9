import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { LetterPictures } from '../../../connectors/documents/letters/wordTemplate';
import { checkedPicture, type Picture } from '../../../connectors/documents/pictures';

/** The school's pictures for an item, and a name that tells them from others. */
interface NamedPictures {
	readonly name: string;
	readonly pictures: LetterPictures;
}

/**
 * Reads logo and signature, by the binary properties that "Letterhead" names: of the item, else of the first item, so that one
 * file serves a whole run. Each is read and looked over once; a `PictureError` says what is wrong with it.
 */
export function lettersPictures(context: IExecuteFunctions): (itemIndex: number) => Promise<NamedPictures> {
	const known = new Map<string, Promise<Picture>>();
	const text = (name: string, itemIndex: number) => String(context.getNodeParameter(`letterhead.${name}`, itemIndex, '') ?? '').trim();
	const picture = async (property: string, itemIndex: number, what: string, alternativeText: string): Promise<readonly [string, Picture | undefined]> => {
		if (!property) return ['', undefined];
		const carrier = [itemIndex, 0].find((index) => context.getInputData()[index]?.binary?.[property]);
		if (carrier === undefined) {
			throw new NodeOperationError(context.getNode(), `No picture in the binary property "${property}"`, {
				itemIndex,
				description: `Put the node that reads the ${what} before this one, so that the first item carries it, or take the ${what} out of "Letterhead".`,
			});
		}
		const name = `${carrier} ${property} ${alternativeText}`;
		if (!known.has(name)) known.set(name, context.helpers.getBinaryDataBuffer(carrier, property).then((bytes) => checkedPicture(bytes, what, alternativeText)));
		return [name, await (known.get(name) as Promise<Picture>)];
	};
	return async (itemIndex) => {
		const [logoName, logo] = await picture(text('logo', itemIndex), itemIndex, 'logo', text('logoText', itemIndex) || '{{school.name}} logo');
		const [signatureName, signature] = await picture(text('signature', itemIndex), itemIndex, 'signature', 'Signature of {{signatory.name}}');
		return { name: `${logoName} ${signatureName}`, pictures: { logo, signature } };
	};
}
