import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

/**
 * n8n's own rules for community packages that run on a school's own n8n. Two of them are about what a node may do inside
 * n8n; the tests and the demonstration run beside it, start real servers and print what they do.
 */
export default [
	// AssemblyScript: its numbers and calls are not TypeScript's.
	{ ignores: ['connectors/tableSource/file/delimited/runs/program/**'] },
	...configWithoutCloudSupport,
	// Connectors know nothing of n8n: nodes/shared makes their errors n8n's, in the one loop that all nodes share.
	// A field is left out of an object by naming it beside the rest.
	{ files: ['**/*.ts'], rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] } },
	{ files: ['connectors/**/*.ts', 'test/**/*.ts'], rules: { '@n8n/community-nodes/require-node-api-error': 'off' } },
	{ files: ['test/**/*.ts'], rules: { 'no-console': 'off', '@n8n/community-nodes/no-dangerous-functions': 'off' } },
];
