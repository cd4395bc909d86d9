/** Installs the repository's packages where they are missing, on any npm, and says meanwhile that it is alive. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const minimumNode = 20;
/** npms differ in how they resolve n8n's conflicting peer packages; the lock file is this one's. */
const npmVersion = '11.19.1';
const heartbeatSeconds = 20;

/** The Node that n8n runs on: the npm package `node` brings it, whatever Node the machine has. */
export const node24 = (root) => path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Makes `node_modules` agree with `package-lock.json`. Does nothing where it already does. Throws with what to do next. */
export async function install(root) {
	if (Number(process.versions.node.split('.')[0]) < minimumNode) {
		throw new Error(`This needs Node ${minimumNode} or newer; here is ${process.version}. Get it from nodejs.org and run the command again.`);
	}
	if (installedFrom(root) !== lockFileHash(root)) {
		console.log('Installing n8n, Node 24 and the tools from npm. The first time this takes some 5 minutes and 4 GB.');
		// Install scripts stay off: one of n8n's parts would compile a library that nobody here uses. Not `npm ci`, which
		// refuses a lock file where a registry has more or fewer builds for other platforms than the one it was written with.
		await npm(root, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing');
		writeFileSync(stamp(root), lockFileHash(root));
	}
	const needsSqlite = !existsSync(path.join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node'));
	if (!existsSync(node24(root)) || (needsSqlite && !headersOfNode24(root))) await rebuild(root, 'node', {});
	// n8n keeps its own database in SQLite. Headers come with the Node that was just installed, should it be compiled.
	if (needsSqlite) await rebuild(root, 'sqlite3', { npm_config_nodedir: headersOfNode24(root) });
}

/** Says which lock file the packages were installed from; written last, so that an install cut off is done again. */
const stamp = (root) => path.join(root, 'node_modules/.installed-from');
const installedFrom = (root) => (existsSync(stamp(root)) ? readFileSync(stamp(root), 'utf8') : '');
const lockFileHash = (root) => createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

/** The package for this platform, which `node` brings, carries the headers too; empty where it does not. */
function headersOfNode24(root) {
	const nested = path.join(root, 'node_modules/node/node_modules');
	const folders = existsSync(nested) ? readdirSync(nested).map((name) => path.join(nested, name)) : [];
	return folders.find((folder) => existsSync(path.join(folder, 'include/node/node_api.h'))) ?? '';
}

async function rebuild(root, name, extraEnvironment) {
	await npm(root, ['rebuild', name, '--ignore-scripts=false', '--loglevel=error'], `Setting up ${name}`, extraEnvironment).catch((error) => {
		const compiler = name === 'sqlite3' ? '\nWhere no ready-made build can be had it is compiled, which needs python3, make and a C++ compiler.' : '';
		throw new Error(`${error.message}${compiler}`);
	});
}

/** Runs the npm that wrote the lock file; where another npm started us, that one fetches it first. */
async function npm(root, args, doing, extraEnvironment = {}) {
	const startedBy = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
	const ours = startedBy ? [process.execPath, startedBy] : ['npm'];
	if (startedBy && versionOf(startedBy) === npmVersion) return run([...ours, ...args], root, doing, extraEnvironment);
	const folder = path.join(root, '.tools');
	const pinned = path.join(folder, 'node_modules/npm/bin/npm-cli.js');
	if (!existsSync(pinned)) await run([...ours, 'install', `npm@${npmVersion}`, '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], root, `Fetching npm ${npmVersion}`, {});
	return run([process.execPath, pinned, ...args], root, doing, extraEnvironment);
}

/** An npm tells its version in the package it lies in; what it says in the environment may be an outer npm's. */
function versionOf(npmProgram) {
	const description = path.join(path.dirname(npmProgram), '../package.json');
	return existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')).version : undefined;
}

function run([program, ...args], root, doing, extraEnvironment) {
	const started = Date.now();
	const environment = Object.fromEntries(Object.entries({ ...process.env, ...extraEnvironment }).filter(([, value]) => value !== ''));
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
		const heartbeat = setInterval(() => console.log(`  ${doing} … ${Math.round((Date.now() - started) / 1000)} s`), heartbeatSeconds * 1000);
		let errors = '';
		child.stderr.on('data', (text) => (errors += text));
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(heartbeat);
			if (code === 0) resolve();
			else reject(new Error(`${doing} did not work out (npm, code ${code}). Is this machine connected to an npm registry?\n${errors.slice(-3000)}`));
		});
	});
}
