import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { toNodeError } from '../../shared/perItem';
import { chosenPolicy } from '../policy/chosen';

export const outputNames = ['Policy'];

export const description: INodeProperties[] = [];

/** Gives the policy that the panel names, as one item, whatever items come in. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return [[{ json: { policy: chosenPolicy(this) as unknown as IDataObject }, pairedItem: { item: 0 } }]];
	} catch (error) {
		throw toNodeError(this, error);
	}
}
