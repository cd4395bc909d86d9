/**
 * `npm test`: builds, lints and runs every test, real n8n included. What this machine lacks is named in the summary with
 * the reason; under CI=true that is a failure, since there a test that did not run proves nothing.
 * `npm test -- letters` runs the tests whose path holds "letters", without build and lint.
 */
import { spawnSync } from 'node:child_process';
import { runCLI } from 'jest';
import path from 'node:path';
import { startBrowser } from '../support/browser';

const root = path.resolve(__dirname, '../..');

/** Tests that need more than npm installs: where they stand and how to find out whether they can run. */
const needs = [{ what: 'a browser', tests: 'test/e2e/(browser|approval)/', check: async () => (await startBrowser()).close() }];

function step(name: string, program: string, args: string[]): void {
	console.log(`\n— ${name}`);
	const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' });
	if (status !== 0) {
		console.error(`\n${name}: failed.`);
		process.exit(1);
	}
}

async function main(): Promise<void> {
	const only = process.argv.slice(2);
	if (only.length === 0) {
		step('Build', 'gulp/bin/gulp.js', ['--silent']);
		step("n8n's lint", '@n8n/node-cli/bin/n8n-node.mjs', ['lint']);
	}
	const lacking: Array<{ what: string; tests: string; reason: string }> = [];
	for (const { what, tests, check } of needs) {
		await check().catch((error: Error) => lacking.push({ what, tests, reason: error.message }));
	}
	console.log('\n— Tests');
	const { results } = await runCLI(
		{
			$0: 'jest',
			_: only,
			ci: true,
			maxWorkers: 2,
			testPathIgnorePatterns: ['/node_modules/', ...lacking.map(({ tests }) => tests)],
		},
		[root],
	);
	for (const { what, tests, reason } of lacking) console.log(`Not run: ${tests} needs ${what}: ${reason}`);
	console.log(`\nTests: ${results.numPassedTests} passed, ${results.numFailedTests} failed, ${results.numPendingTests + lacking.length} skipped`);
	const ranClean = results.success && results.numPassedTests > 0 && results.numPendingTests === 0;
	process.exit(ranClean && (lacking.length === 0 || process.env.CI !== 'true') ? 0 : 1);
}

void main();
