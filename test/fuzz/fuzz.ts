/**
 * Feeds the readers damaged registers for as long as is wanted and reports what they do wrong: see README.md here.
 *
 * Usage: node -r ts-node/register/transpile-only test/fuzz/fuzz.ts [--minutes 60] [--from 1] [--faults folder]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { RoundResult } from './round';

/** A reader that takes longer for a file this small has hung. */
const longestRound = 10_000;
const heapMegabytes = 400;

interface Line {
	readonly number?: number;
	readonly result?: RoundResult;
	readonly fault?: string;
	readonly content?: string;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, from: { type: 'string', default: '1' }, faults: { type: 'string' } } });
const ends = Date.now() + Number(values.minutes) * 60_000;
const results = new Map<string, number>();
/** By their wording without figures: the first numbers of each. */
const faults = new Map<string, { readonly message: string; readonly numbers: number[] }>();

async function run(): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
	const program = path.join(folder, 'child.cjs');
	// One bundle for the whole time, so that edits meanwhile change nothing.
	await build({ entryPoints: [path.join(__dirname, 'child.ts')], outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
	if (values.faults) mkdirSync(values.faults, { recursive: true });
	const first = Number(values.from);
	let next = first;
	while (Date.now() < ends) next = (await rounds(program, next)) + 1;
	rmSync(folder, { recursive: true });
	report(next - first);
	process.exitCode = faults.size > 0 ? 1 : 0;
}

/** Runs rounds until the time is over or the process ends or hangs. Gives the last round's number. */
function rounds(program: string, from: number): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, program, String(from)], { stdio: ['ignore', 'pipe', 'ignore'] });
		let number = from;
		let stopped = false;
		const stop = () => {
			stopped = true;
			child.kill('SIGKILL');
		};
		const hung = () => {
			found(number, 'a round took longer than ten seconds', '');
			stop();
		};
		let patience = setTimeout(hung, longestRound);
		createInterface({ input: child.stdout }).on('line', (text) => {
			if (stopped) return;
			const line = JSON.parse(text) as Line;
			if (line.number !== undefined) {
				number = line.number;
				clearTimeout(patience);
				patience = setTimeout(hung, longestRound);
				if (Date.now() > ends) stop();
			}
			if (line.result) count(`${line.result.kind}, ${line.result.refused ? 'refused' : 'read'}`);
			if (line.fault) found(number, line.fault, line.content ?? '');
		});
		child.on('close', (code) => {
			clearTimeout(patience);
			if (!stopped) found(number, `the process ended with ${String(code)}`, '');
			resolve(number);
		});
	});
}

function found(number: number, message: string, content: string): void {
	const kind = message.replace(/\d+/g, '0').slice(0, 70);
	const known = faults.get(kind) ?? { message, numbers: [] };
	known.numbers.push(number);
	faults.set(kind, known);
	count('fault');
	if (known.numbers.length > 3) return;
	console.log(`round ${number}: ${message.slice(0, 700)}`);
	if (values.faults) writeFileSync(path.join(values.faults, `${number}.bin`), Buffer.from(content, 'base64'));
}

const count = (what: string) => void results.set(what, (results.get(what) ?? 0) + 1);

function report(total: number): void {
	console.log(`\n${total} rounds`);
	for (const [what, times] of [...results].sort()) console.log(`  ${what}: ${times}`);
	for (const { message, numbers } of faults.values()) console.log(`\n${numbers.length} × ${message.slice(0, 300)}\n  rounds ${numbers.slice(0, 10).join(', ')}`);
}

void run();
