import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { capitalised } from '../../../../attendance/text/named';

/** A field of *Record*, shown for these values of *What*. */
export const field = (property: Omit<INodeProperties, 'displayOptions'>, what: readonly string[]): INodeProperties => ({
	...property,
	displayOptions: { show: { operation: ['record'], what: [...what] } },
});

/** Values of the log as the choices of a list: "not taken up" is "Not Taken Up". In the log's own order. */
export const optionsOf = (values: readonly string[]): INodePropertyOptions[] => values.map((value) => ({ name: value.split(' ').map(titled).join(' '), value }));

const titled = (word: string): string => (['a', 'of', 'the'].includes(word) ? word : capitalised(word));
