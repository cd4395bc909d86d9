import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether the node's *Test Run* is ticked. A text counts too, as an expression gives one where somebody wrote the address in
 * place of yes or no.
 */
export function isTestRun(context: IExecuteFunctions): boolean {
	const given = context.getNodeParameter('testRun', 0, false) as unknown;
	return given === true || (typeof given === 'string' && !['', 'false'].includes(given.trim().toLowerCase()));
}
