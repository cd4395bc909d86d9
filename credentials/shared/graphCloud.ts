import type { INodeProperties } from 'n8n-workflow';
import { microsoftClouds } from '../../connectors/service/microsoft365/clouds';

/** Which of Microsoft's clouds the school is in. Nodes read the address of Graph from it, and signing in follows it. */
export const graphCloudProperty: INodeProperties = {
	displayName: 'Microsoft Cloud',
	name: 'graphApiBaseUrl',
	type: 'options',
	options: microsoftClouds.map(({ name, graph }) => ({ name: `${name} (${graph})`, value: graph })),
	default: microsoftClouds[0].graph,
	description: 'Schools in England are in the global cloud',
};

/** An n8n expression for an address of the sign-in server: in the chosen cloud and the school's own directory. */
export function signInExpression(path: string): string {
	const table = JSON.stringify(microsoftClouds.map(({ graph, signIn }) => [graph, signIn]));
	return `={{ (${table}.find((one) => one[0] === $self["graphApiBaseUrl"]) || [])[1] + "/" + encodeURIComponent($self["tenantId"].trim() || "organizations") + "${path}" }}`;
}
