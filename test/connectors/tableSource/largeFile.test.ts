import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const megabyte = 1024 * 1024;

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'large-file-'));
	await build({ entryPoints: [path.join(__dirname, 'largeFile.ts')], outfile: path.join(folder, 'largeFile.js'), bundle: true, platform: 'node', logLevel: 'error' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Imports a file of so many bytes in a process that may keep 96 MB of objects: less than half of the largest file. */
async function imported(bytes: number) {
	const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=96', path.join(folder, 'largeFile.js'), String(bytes)], { maxBuffer: 16 * megabyte });
	return JSON.parse(stdout);
}

test('a file of 200 MB is imported by a process with 96 MB for its objects, every mark of it', async () => {
	const large = await imported(200 * megabyte);
	expect(large.written).toBeGreaterThanOrEqual(200 * megabyte);
	expect(large.counts).toMatchObject({ rows: large.rows, read: large.rows, kept: large.rows, rejected: 0 });
	expect([large.pupils, large.rejected]).toEqual([7_500, 0]);
	expect(Object.values(large.first)[0]).toMatch(/^([/\\]|I|L|C1)( ([/\\]|I|L|C1)){9}$/);
	const small = await imported(20 * megabyte);
	// Ten times the file may need more for its weeks, but nothing near what it holds.
	expect(large.peakMegabytes - small.peakMegabytes).toBeLessThan(120);
}, 120_000);
