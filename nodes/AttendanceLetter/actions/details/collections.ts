import type { INodeProperties } from 'n8n-workflow';
import type { LetterFamilyId } from '../../../../attendance/letters';

/** How the fields for `letterDetails` are laid out: a collection for each part of it, shown for the letters that tell it. */

/** The fields of "From the Decision" too, since a policy may ask for any letter. */
export const shownFor = (...families: LetterFamilyId[]): INodeProperties['displayOptions'] => ({ show: { operation: ['generate'], family: ['fromDecision', ...families] } });

export const line = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder, description });
export const lines = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({ ...line(displayName, name, placeholder, description), typeOptions: { rows: 3 } });
export const day = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'dateTime', default: '', description });
export const yesNo = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'boolean', default: false, description });
export const count = (displayName: string, name: string, least: number, most: number, description: string): INodeProperties => ({
	displayName, name, type: 'number', typeOptions: { minValue: least, maxValue: most }, default: least, description,
});

/** Options in alphabetical order, as n8n asks of collections. */
export const collection = (displayName: string, name: string, description: string, families: LetterFamilyId[], options: INodeProperties[]): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add Detail',
	default: {},
	// n8n shows no hint under a collection, so all there is to say is in the description.
	description: [description, 'What is left out is taken from the item’s letterDetails.'].join(' '),
	displayOptions: shownFor(...families),
	options,
});
