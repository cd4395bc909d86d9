import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LetterPdfOptions } from '../../../connectors/documents/letters/letterPdf';

/** How the PDF of a letter is laid out for those who read it and for those who fold it. */
export const printLayoutProperties: INodeProperties[] = [
	{
		displayName: 'Large Print',
		name: 'largePrint',
		type: 'boolean',
		default: false,
		description: 'Whether to set the PDF at 18 points instead of 12, for a family that has asked for it. The address stays in the window of the envelope.',
		displayOptions: { show: { operation: ['generate'] } },
	},
	{
		displayName: 'Fold Marks',
		name: 'foldMarks',
		type: 'options',
		options: [
			{ name: 'For C5 (Folded Once)', value: 'c5', description: 'A short line at the edge, 148.5 mm from the top' },
			{ name: 'For DL (Folded in Three)', value: 'dl', description: 'Short lines at the edge, 99 and 198 mm from the top' },
			{ name: 'None', value: 'none', description: 'As print houses and GOV.UK Notify ask, which fold by themselves' },
		],
		default: 'none',
		description: 'Marks at the edge of the PDF’s first page for folding by hand',
		displayOptions: { show: { operation: ['generate'] } },
	},
];

export function printLayout(context: IExecuteFunctions, itemIndex: number): Required<Pick<LetterPdfOptions, 'largePrint' | 'foldMarks'>> {
	return {
		largePrint: context.getNodeParameter('largePrint', itemIndex, false) === true,
		foldMarks: context.getNodeParameter('foldMarks', itemIndex, 'none') as Required<LetterPdfOptions>['foldMarks'],
	};
}
