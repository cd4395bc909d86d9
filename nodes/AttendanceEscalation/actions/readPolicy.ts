import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Policy } from '../../../attendance/policy';
import { authorityLines, type AuthorityPack } from '../../../attendance/policy/authorities';
import { summaryOf } from '../../../attendance/policy/summary';
import { writeTable } from '../../../attendance/policy/table';
import { toNodeError } from '../../shared/perItem';
import { chosenAuthority } from '../policy/authority';
import { chosenPolicy } from '../policy/chosen';

export const outputNames = ['Policy'];

export const description: INodeProperties[] = [
	{
		displayName: 'Give It As',
		name: 'giveAs',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'JSON', value: 'json', description: 'One item with policy: the document, which My Own (JSON) takes' },
			{ name: 'Plain English', value: 'summary', description: 'One item with text, lines and whoDoesWhat: when each step is due, what holds it, and who does what' },
			{ name: 'Rows of a Table', value: 'table', description: 'An item for each row, to write into a Google Sheet, a workbook or a CSV file, to change there, and to read back with My Own, in a Table' },
		],
		default: 'table',
		displayOptions: { show: { operation: ['readPolicy'] } },
	},
];

const given: Readonly<Record<string, (policy: Policy, authority: AuthorityPack | null) => object[]>> = {
	table: writeTable,
	json: (policy) => [{ policy }],
	summary: (policy, authority) => {
		const { lines: ofPolicy, whoDoesWhat } = summaryOf(policy);
		const lines = [...ofPolicy, ...(authority ? ['', `What ${authority.name} asks for, as far as it was read:`, ...authorityLines(authority).map((line) => `- ${line}`)] : [])];
		return [{ policy: `${policy.name} ${policy.version}`, text: lines.join('\n'), lines, whoDoesWhat }];
	},
};

/** Gives the policy that the panel names, whatever items come in. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		const giveAs = given[this.getNodeParameter('giveAs', 0) as string] as (typeof given)[string];
		return [giveAs(chosenPolicy(this), chosenAuthority(this)).map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }))];
	} catch (error) {
		throw toNodeError(this, error);
	}
}
