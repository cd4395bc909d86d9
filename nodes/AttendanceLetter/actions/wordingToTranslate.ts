import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { letterFamilies, type LetterFamilyId } from '../../../attendance/letters';
import { languageNames, translatableFamilies, wordingToTranslate } from '../../../attendance/letters/languages';

const displayOptions = { show: { operation: ['wordingToTranslate'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Language',
		name: 'translateTo',
		type: 'options',
		options: [...languageNames].sort().map((name) => ({ name, value: name })),
		default: 'Polish',
		displayOptions,
	},
	{
		displayName: 'Letter',
		name: 'translateFamily',
		type: 'options',
		options: [
			{ name: 'All Letters', value: 'all' },
			...Object.values(letterFamilies).map(({ id, name }) => ({ name, value: id })),
		],
		default: 'all',
		displayOptions,
	},
	{
		displayName:
			'Gives a row a sentence, with the English filled in. Put the rows into a Google Sheet or a workbook, have a person who reads the language well fill in <i>Translation</i>, and another check it and put name and date into the first two rows. <i>Generate</i> then takes the table by its input Wording. Do not use text that a machine has translated and nobody has checked: families act on what they read.',
		name: 'translateNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
];

/** The English of the letters as rows for a translator; what comes in only starts the node. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const chosen = this.getNodeParameter('translateFamily', 0) as 'all' | LetterFamilyId;
	const families = chosen === 'all' ? translatableFamilies : [letterFamilies[chosen]];
	const rows = wordingToTranslate(families, this.getNodeParameter('translateTo', 0) as string);
	return [rows.map((row) => ({ json: { ...row } as IDataObject, pairedItem: { item: 0 } })), []];
}
