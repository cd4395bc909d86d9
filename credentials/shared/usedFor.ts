import type { INodeProperties } from 'n8n-workflow';
import type { Use } from '../../connectors/service/scopes';

/** The field in which a person says what an account is for; nothing else is asked of the service. */
export function usedForProperty(uses: readonly Use[], chosen: readonly string[], hint: string): INodeProperties {
	return {
		displayName: 'Used For',
		name: 'usedFor',
		type: 'multiOptions',
		options: uses.map(({ name, value, description }) => ({ name, value, description })),
		default: [...chosen],
		required: true,
		description: 'What the account may be used for. Only the permissions for what is chosen here are asked for.',
		hint,
	};
}
