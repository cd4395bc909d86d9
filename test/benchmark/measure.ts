/** Runs programs as processes of their own and measures each whole: what a person waits for, and what the machine must have. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const peakRecorder = path.join(__dirname, 'recordPeak.cjs');

/** What one process took. */
export interface Measured {
	/** From its start to its end, loading its code included. */
	readonly seconds: number;
	/** The most resident memory it held at once. */
	readonly peakMegabytes: number;
	readonly stdout: string;
}

/** Runs Node with these arguments and measures it. Throws with what it printed where it fails. */
export async function measured(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> {
	return await inNewFolder(async (folder) => {
		const peakFile = path.join(folder, 'peak');
		const started = process.hrtime.bigint();
		const child = spawn(process.execPath, ['--require', peakRecorder, ...args], { env: { ...process.env, ...env, BENCHMARK_PEAK_FILE: peakFile }, stdio: ['ignore', 'pipe', 'pipe'] });
		const printed: Buffer[] = [];
		const errors: Buffer[] = [];
		child.stdout.on('data', (piece: Buffer) => printed.push(piece));
		child.stderr.on('data', (piece: Buffer) => errors.push(piece));
		const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
		const seconds = Number(process.hrtime.bigint() - started) / 1e9;
		const stdout = Buffer.concat(printed).toString();
		if (code !== 0) throw new Error(`${path.basename(args[0] ?? '')} ended with ${String(code)}:\n${(Buffer.concat(errors).toString() || stdout).slice(-2000)}`);
		return { seconds, peakMegabytes: peakIn(peakFile), stdout };
	});
}

/** The environment under which a program of Node's records its peak memory into a file, and how to read it afterwards. */
export const peakRecording = (peakFile: string): NodeJS.ProcessEnv => ({ NODE_OPTIONS: `--require "${peakRecorder}"`, BENCHMARK_PEAK_FILE: peakFile });

/** The greatest of the peaks that processes recorded into a file, in megabytes. */
export function peakIn(peakFile: string): number {
	if (!existsSync(peakFile)) throw new Error('The process recorded no peak memory: it did not end by itself.');
	return Math.max(...readFileSync(peakFile, 'utf8').trim().split('\n').map(Number)) / 1024;
}

/**
 * Measures several programs in turns, so that whatever slows the machine for a while slows all of them, and gives for each
 * the run with the middle time.
 */
export async function inTurns<Name extends string>(turns: number, programs: Readonly<Record<Name, () => Promise<Measured>>>): Promise<Record<Name, Measured>> {
	const runs: Partial<Record<Name, Measured[]>> = {};
	const names = Object.keys(programs) as Name[];
	for (let turn = 0; turn < turns; turn += 1) {
		for (const name of names) (runs[name] ??= []).push(await programs[name]());
	}
	return Object.fromEntries(names.map((name) => [name, middle(runs[name] as Measured[])])) as Record<Name, Measured>;
}

function middle(runs: readonly Measured[]): Measured {
	const byTime = [...runs].sort((one, other) => one.seconds - other.seconds);
	return byTime[(byTime.length - 1) >> 1] as Measured;
}

/** Bundles a program as the package bundles its nodes, so that compiling TypeScript is not measured. Gives the file. */
export async function bundled(entry: string, folder: string): Promise<string> {
	const outfile = path.join(folder, `${path.basename(entry, '.ts')}.cjs`);
	await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node24', minify: true, logLevel: 'error', external: ['@duckdb/*', 'pg-native', 'playwright-core', '@sparticuz/chromium'] });
	return outfile;
}

/** Gives a new folder for as long as the work takes. */
export async function inNewFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	const folder = mkdtempSync(path.join(tmpdir(), 'benchmark-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
