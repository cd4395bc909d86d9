/** Tests mirror the tree under `test/`; swc strips the types (the build checks them). */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/(dist|out|\\.demo|\\.test)/'],
	transform: {
		'^.+\\.m?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } }],
	},
	// These ship ES modules only, which jest cannot load as they are.
	transformIgnorePatterns: ['/node_modules/(?!(?:kysely|cockatiel|jose|write-excel-file|canonicalize|html-template-tag|html-es6cape|html-element-attributes)/)'],
	// Documents, databases and n8n itself take longer than jest's five seconds on a busy machine.
	testTimeout: 120_000,
};
