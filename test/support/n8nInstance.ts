/**
 * A real n8n of our own, in a folder of its own, on a loopback port: how the demo and the outermost tests run workflows.
 * Nothing of it is faked; it is the n8n of `node_modules`, with the package loaded as a user's n8n loads it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { IRun, ITaskData } from 'n8n-workflow';
import type { ItemKey, ItemOf } from '../../attendance/item';

export const repository = path.resolve(__dirname, '../..');
const n8nProgram = path.join(repository, 'node_modules/n8n/bin/n8n');
const packageName = 'n8n-nodes-school-attendance';

export interface Finished {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A credential as n8n exports it, not encrypted. */
export interface StoredCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: object;
}

/** One item as an execution's data holds it; which of the keys are there depends on the node that put it out. */
export interface RunItem {
	readonly json: ItemOf<ItemKey>;
}

/** What each node of an execution gave: node name → outputs → items. */
export type RunData = Record<string, RunItem[][]>;

export interface Executed {
	readonly data: RunData;
	readonly seconds: number;
	/** The link of the page on which a person decides; null where the run does not wait. */
	readonly waitsAt: string | null;
}

export interface RunningServer {
	readonly url: string;
	stop(): Promise<void>;
	/** Ends it as a power cut does (kill -9). */
	kill(): Promise<void>;
}

/** A port that is free now. Loopback only. */
function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}

export class N8nInstance {
	private constructor(
		readonly folder: string,
		private readonly environment: NodeJS.ProcessEnv,
	) {}

	/** Sets up an n8n whose home folder is `folder`, so that `~/.n8n-files` and the case log lie inside it. */
	static async create(folder: string, extraEnvironment: NodeJS.ProcessEnv = {}): Promise<N8nInstance> {
		mkdirSync(path.join(folder, '.n8n-files'), { recursive: true });
		return new N8nInstance(folder, {
			...process.env,
			HOME: folder,
			USERPROFILE: folder,
			N8N_USER_FOLDER: folder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: String(await freePort()),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			N8N_VERIFIED_PACKAGES_ENABLED: 'false',
			N8N_DISABLED_MODULES: 'mcp-registry',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_SECURE_COOKIE: 'false',
			// Without it n8n 2.40.7 now and then crashes on Node 24 after a command has done its work (its expression isolate at exit).
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			NODE_ENV: 'production',
			...extraEnvironment,
		});
	}

	get packageFolder(): string {
		return path.join(this.folder, '.n8n/nodes/node_modules', packageName);
	}

	/** Puts the built package where n8n looks for community nodes. Copies only what is published. */
	installBuild(): void {
		if (!existsSync(path.join(repository, 'dist/nodes'))) throw new Error('The package is not built. Run: npm run build');
		rmSync(this.packageFolder, { recursive: true, force: true });
		mkdirSync(this.packageFolder, { recursive: true });
		cpSync(path.join(repository, 'dist'), path.join(this.packageFolder, 'dist'), { recursive: true });
		cpSync(path.join(repository, 'package.json'), path.join(this.packageFolder, 'package.json'));
	}

	/** Installs a packed tarball as n8n's own installer does: no scripts, no dev, peer or optional dependencies. */
	async installTarball(tarball: string): Promise<void> {
		const nodesFolder = path.join(this.folder, '.n8n/nodes');
		mkdirSync(nodesFolder, { recursive: true });
		writeFileSync(path.join(nodesFolder, 'package.json'), '{"name":"installed-nodes","private":true}');
		const options = ['--install-strategy=shallow', '--ignore-scripts=true', '--package-lock=false', '--omit=dev', '--omit=peer', '--omit=optional', '--no-audit', '--no-fund'];
		const finished = await finish(spawn('npm', ['install', tarball, ...options], { cwd: nodesFolder, shell: process.platform === 'win32' }));
		if (finished.code !== 0) throw new Error(`npm could not install ${path.basename(tarball)}:\n${finished.stderr.slice(-2000)}`);
	}

	/**
	 * Runs one n8n command and waits for it; `onStart` gets its process, for whoever wants to end it early. What it prints
	 * goes through a file: n8n ends without waiting for a pipe to be read, and an execution's data would be cut off.
	 */
	async run(args: readonly string[], onStart: (child: ChildProcess) => void = () => undefined): Promise<Finished> {
		const printed = path.join(this.folder, 'printed.txt');
		const file = openSync(printed, 'w');
		const child = spawn(process.execPath, [n8nProgram, ...args], { cwd: this.folder, env: this.environment, stdio: ['ignore', file, 'pipe'] });
		closeSync(file);
		onStart(child);
		const { code, stderr } = await finish(child);
		const stdout = readFileSync(printed, 'utf8');
		rmSync(printed);
		return { code, stdout, stderr };
	}

	/** Imports one workflow file as it is. Throws with what n8n printed where it refuses. */
	async importWorkflow(file: string): Promise<void> {
		const finished = await this.run(['import:workflow', `--input=${file}`]);
		if (finished.code !== 0) throw new Error(`n8n did not import ${path.basename(file)}:\n${tail(finished)}`);
	}

	/** Imports credentials. Throws with what n8n printed where it refuses. */
	async importCredentials(credentials: readonly StoredCredential[]): Promise<void> {
		const file = path.join(this.folder, 'credentials.json');
		writeFileSync(file, JSON.stringify(credentials));
		const finished = await this.run(['import:credentials', `--input=${file}`]);
		rmSync(file);
		if (finished.code !== 0) throw new Error(`n8n did not import the credentials:\n${tail(finished)}`);
	}

	/** Executes an imported workflow and gives what each node put out. Throws with n8n's own message where it fails. */
	async execute(id: string): Promise<RunData> {
		return (await this.executeTimed(id)).data;
	}

	/**
	 * The same, with the seconds from the workflow's start to its end by n8n's own record, without starting n8n itself; and,
	 * where it waits for a person, the link of the page on which they decide.
	 */
	async executeTimed(id: string): Promise<Executed> {
		const finished = await this.run(['execute', `--id=${id}`, '--rawOutput']);
		const run = parseExecution(finished.stdout);
		const error = run?.data?.resultData?.error;
		// On a busy machine n8n may end with 1 after a run has come to wait, since its runner of code comes up late.
		const isWaiting = run?.status === 'waiting';
		if ((finished.code !== 0 && !isWaiting) || !run || error) {
			const said = error ? [error.message, error.description].join('\n') : tail(finished);
			throw new Error(`The workflow did not run to its end.\n${said}`);
		}
		return {
			data: Object.fromEntries(Object.entries(run.data.resultData.runData).map(([node, runs]) => [node, outputsOf(runs)])),
			seconds: (Date.parse(String(run.stoppedAt)) - Date.parse(String(run.startedAt))) / 1000,
			waitsAt: isWaiting ? (run.data.executionData?.nodeExecutionStack[0]?.metadata?.resumeUrl ?? null) : null,
		};
	}

	/** Starts the editor and waits until it answers. */
	async start(): Promise<RunningServer> {
		const child = spawn(process.execPath, [n8nProgram, 'start'], { cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
		const finished = finish(child);
		const url = `http://127.0.0.1:${this.environment.N8N_PORT}`;
		const deadline = Date.now() + 120_000;
		for (;;) {
			const ended = await Promise.race([finished, wait(500).then(() => undefined)]);
			if (ended) throw new Error(`n8n did not start:\n${tail(ended)}`);
			const healthy = await fetch(`${url}/healthz/readiness`).then((response) => response.ok, () => false);
			if (healthy) break;
			if (Date.now() > deadline) {
				child.kill('SIGKILL');
				throw new Error('n8n did not answer within two minutes.');
			}
		}
		return {
			url,
			stop: async () => {
				child.kill('SIGTERM');
				const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
				await finished;
				clearTimeout(patience);
			},
			kill: async () => {
				child.kill('SIGKILL');
				await finished;
			},
		};
	}
}

/** The outputs of a node with their items; a node that ran more than once has them put together. */
function outputsOf(runs: readonly ITaskData[]): RunItem[][] {
	const outputs: RunItem[][] = [];
	for (const { data } of runs) {
		for (const [output, items] of (data?.main ?? []).entries()) {
			outputs[output] = [...(outputs[output] ?? []), ...((items ?? []) as unknown as RunItem[])];
		}
	}
	return outputs;
}

/** `n8n execute --rawOutput` prints log lines before, and after a failure: the JSON is between two lines that are a lone brace. */
function parseExecution(stdout: string): IRun | undefined {
	const start = stdout.search(/^\{\s*$/m);
	const end = stdout.indexOf('\n}', start);
	return start === -1 || end === -1 ? undefined : JSON.parse(stdout.slice(start, end + 2));
}

function finish(child: ChildProcess): Promise<Finished> {
	return new Promise((resolve, reject) => {
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout?.on('data', (chunk) => out.push(chunk));
		child.stderr?.on('data', (chunk) => err.push(chunk));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
	});
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const tail = ({ stdout, stderr }: Finished) => `${stdout}\n${stderr}`.trim().slice(-3000);
