import { NodeOperationError, type IExecuteFunctions, type ILoadOptionsFunctions, type INodeListSearchResult, type INodeProperties } from 'n8n-workflow';
import type { WondeTable } from '../../../connectors/tableSource/wonde/wondeTable';
import { pickedIn } from '../../shared/cloud/places';
import { toNodeError } from '../../shared/perItem';
import { serviceAccess } from '../../shared/services';
import type { RegisterSources } from './sources';

const displayOptions = { show: { operation: ['import'], service: ['wonde'] } };

/** Which school, and what of it besides the marks. */
export const wondeProperties: INodeProperties[] = [
	{
		displayName: 'School',
		name: 'wondeSchool',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'A school that has approved your app in Wonde',
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchWondeSchools', searchable: true } },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. A1930499544' },
		],
		displayOptions,
	},
	{
		displayName: 'Also Read',
		name: 'wondeTables',
		type: 'multiOptions',
		options: [
			{ name: 'Contacts', value: 'contacts', description: 'Parents and carers with their addresses, as letters need them. Takes the permission Contacts.' },
			{ name: 'Pupil Details', value: 'pupils', description: 'Names, year and registration group, address, groups. Takes the permission Students.' },
		],
		default: ['pupils', 'contacts'],
		description: 'What to read besides the marks. Leave out what the school has not approved.',
		displayOptions,
	},
];

/** The tables to read from Wonde. Throws a NodeOperationError where no school is picked. */
export async function wondeSources(context: IExecuteFunctions, itemIndex: number): Promise<RegisterSources> {
	const picked = pickedIn(context, 'wondeSchool', itemIndex);
	if (!picked) throw new NodeOperationError(context.getNode(), '"School" is empty', { itemIndex, description: 'Pick the school from the list of those that have approved your app in Wonde.' });
	const school = 'id' in picked ? picked.id : picked.name;
	const wanted = context.getNodeParameter('wondeTables', itemIndex, []) as WondeTable[];
	const access = await serviceAccess(context, itemIndex);
	// Loaded when it is first asked for, so that a node that works without it starts no slower.
	const { wondeTable } = await import('../../../connectors/tableSource/wonde/wondeTable');
	const table = (name: WondeTable) => (wanted.includes(name) ? wondeTable(access, school, name) : undefined);
	return { marks: wondeTable(access, school, 'marks'), pupils: table('pupils'), contacts: table('contacts'), lessons: undefined };
}

/** The list of schools that a person picks from. */
export async function searchWondeSchools(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	try {
		const { schools } = await import('../../../connectors/pick/wonde');
		const { choices } = await schools(await serviceAccess(this), filter);
		return { results: choices.map(({ id, name }) => ({ name, value: id })) };
	} catch (error) {
		throw toNodeError(this, error);
	}
}
