import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { Cloud } from '../../../connectors/cloud/port';
import { serviceAccess } from '../services';

/** The services that hold a school's account for files, mail and calendars. */
export const cloudServices = ['google', 'microsoft365'];

/**
 * The school's account that a node's *Service* and credential name. Its code is loaded when it is first asked for, so that
 * a node that works without a service starts no slower.
 */
export async function cloudOf(context: IExecuteFunctions | ILoadOptionsFunctions, itemIndex = 0): Promise<Cloud> {
	const access = await serviceAccess(context, itemIndex);
	if (chosenService(context, itemIndex) === 'google') return (await import('../../../connectors/cloud/google')).googleCloud(access);
	return (await import('../../../connectors/cloud/microsoft365')).microsoft365Cloud(access);
}

/** The value of *Service*. While a person picks from a list there are no items, and the field is read as it stands. */
export function chosenService(context: IExecuteFunctions | ILoadOptionsFunctions, itemIndex: number): string {
	const given = 'getInputData' in context ? context.getNodeParameter('service', itemIndex, 'none') : context.getCurrentNodeParameter('service');
	return String(given ?? 'none');
}
