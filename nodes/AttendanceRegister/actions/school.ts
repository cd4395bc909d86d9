import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { schoolPhases } from '../../../attendance/item';
import type { ChosenSchool } from '../../../attendance/register/school';

const show = { operation: ['import'] };
const findPhase = 'find';

const phaseNames: Record<(typeof schoolPhases)[number], string> = {
	nursery: 'Nursery',
	primary: 'Primary',
	secondary: 'Secondary',
	'all-through': 'All-Through',
	special: 'Special',
	'alternative provision': 'Alternative Provision',
};

/** The school that letters and referrals name. Whatever is left empty is taken from the files, if they have it. */
export const schoolProperties: INodeProperties[] = [
	{
		displayName: 'School Name',
		name: 'schoolName',
		type: 'string',
		default: '',
		placeholder: 'Oakbridge Academy',
		description: 'The school’s name as letters give it. If empty, it is taken from the file.',
		displayOptions: { show },
	},
	{
		displayName: 'School URN',
		name: 'schoolUrn',
		type: 'string',
		default: '',
		placeholder: '123456',
		description: 'The school’s unique reference number: six digits, from Get Information About Schools',
		displayOptions: { show },
	},
	{
		displayName: 'Local Authority',
		name: 'localAuthority',
		type: 'string',
		default: '',
		placeholder: 'Oakshire County Council',
		description: 'The local authority that referrals go to',
		displayOptions: { show },
	},
	{
		displayName: 'Phase',
		name: 'phase',
		type: 'options',
		default: findPhase,
		description: 'What kind of school it is',
		options: [
			{ name: 'Find From the Year Groups', value: findPhase },
			...schoolPhases.map((phase) => ({ name: phaseNames[phase], value: phase })),
		],
		displayOptions: { show },
	},
];

/** Reads the school from the node's fields. Throws a NodeOperationError where the URN is not six digits. */
export function chosenSchool(context: IExecuteFunctions, itemIndex: number): ChosenSchool {
	const text = (parameter: string): string => String(context.getNodeParameter(parameter, itemIndex, '') ?? '').trim();
	const urn = text('schoolUrn');
	if (!/^(\d{6})?$/.test(urn)) {
		throw new NodeOperationError(context.getNode(), `"School URN" must be six digits; it is "${urn}"`, {
			itemIndex,
			description: 'Find the number at get-information-schools.service.gov.uk, or leave the field empty.',
		});
	}
	return {
		urn,
		name: text('schoolName'),
		localAuthority: text('localAuthority'),
		phase: schoolPhases.find((phase) => phase === text('phase')) ?? null,
	};
}
