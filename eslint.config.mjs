import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

/**
 * n8n's own rules for community packages that run on a school's own n8n. Two of them are about what a node may do inside
 * n8n; the tests and the demonstration run beside it, start real servers and print what they do.
 */
export default [
	...configWithoutCloudSupport,
	{ files: ['test/**/*.ts'], rules: { 'no-console': 'off', '@n8n/community-nodes/no-dangerous-functions': 'off' } },
];
