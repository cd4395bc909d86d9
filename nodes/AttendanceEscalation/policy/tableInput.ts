import { NodeOperationError, type IExecuteFunctions, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import type { Policy } from '../../../attendance/policy';
import { readTable } from '../../../attendance/policy/table';

/**
 * The node's inputs. A table comes in by an input of its own, "Policy", for which a person draws a line and writes no
 * expression; n8n then waits until the table has been read, in whatever order the branches run. Reading a policy asks for
 * no pupils, so there the table is the only input.
 */
export const inputs = (parameter: INodeParameters) => {
	const pupils = { type: 'main', displayName: 'Pupils' };
	const policy = { type: 'main', displayName: 'Policy' };
	if (parameter.policy !== 'table') return ['main'];
	return parameter.operation === 'readPolicy' ? [policy] : [pupils, policy];
};

export const tableProperties: INodeProperties[] = [
	{
		displayName:
			'Connect the node that reads the table (Google Sheets, Microsoft Excel, Extract From File) to the input Policy. A row is the policy itself, a way into a step, a route or a hold. <i>Read Policy</i> gives the built-in policy as such a table to begin with.',
		name: 'tableNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { policy: ['table'] } },
	},
];

/** The policy of the table that comes in. */
export function policyOfTable(context: IExecuteFunctions): Policy {
	const input = context.getNodeParameter('operation', 0) === 'readPolicy' ? 0 : 1;
	const rows = context.getInputData(input) ?? [];
	if (rows.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No row of the policy’s table came in', {
			description: 'Connect the node that reads the table to the input Policy, and look whether it reads the right sheet.',
		});
	}
	return readTable(rows.map(({ json }) => json));
}
