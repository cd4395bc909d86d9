/**
 * Starts a command of this repository on a machine that has only Node 20 or newer and npm: installs what is missing,
 * then goes on with the Node that n8n needs (24, from npm). Plain JavaScript, because nothing is installed when it starts.
 *
 * Usage: node test/run/start.mjs demo|test|build|lint|sample-school|benchmark|faults|letter-pictures|risk-check|verapdf|
 *        check:google|check:microsoft365 [arguments]
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, node24 } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = path.join(root, 'node_modules');
const withTypeScript = ['-r', 'ts-node/register/transpile-only'];

const commands = {
	demo: [...withTypeScript, 'test/run/demo.ts'],
	test: [...withTypeScript, 'test/run/test.ts'],
	benchmark: [...withTypeScript, 'test/benchmark/run.ts'],
	faults: [...withTypeScript, 'test/faults/run.ts'],
	'letter-pictures': [...withTypeScript, 'test/letterPictures/run.ts'],
	'risk-check': [...withTypeScript, 'test/risk-check/cli.ts'],
	verapdf: [...withTypeScript, 'test/conformance/run.ts'],
	'check:google': [...withTypeScript, 'test/live/cli.ts', 'google'],
	'check:microsoft365': [...withTypeScript, 'test/live/cli.ts', 'microsoft365'],
	'sample-school': [...withTypeScript, 'test/sample-school/cli.ts'],
	build: [path.join(bin, 'gulp/bin/gulp.js')],
	lint: [path.join(bin, '@n8n/node-cli/bin/n8n-node.mjs'), 'lint'],
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) {
	console.error(`There is no command "${command ?? ''}". There are: ${Object.keys(commands).join(', ')}.`);
	process.exit(2);
}

try {
	await install(root);
} catch (error) {
	console.error(`\n${error.message}`);
	process.exit(1);
}

const child = spawn(node24(root), [...commands[command], ...args], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, PATH: `${path.join(bin, '.bin')}${path.delimiter}${process.env.PATH}` },
});
// Ctrl-C reaches the child by itself; it ends its servers and then we end with its answer.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
