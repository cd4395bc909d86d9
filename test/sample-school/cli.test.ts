import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportFiles, generateSchool } from './index';

const run = (...args: string[]) =>
	spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', path.join(__dirname, 'cli.ts'), ...args], { encoding: 'utf8', cwd: path.join(__dirname, '../..') });

describe('the sample-school command', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'sample-school-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	it('writes the three files, with faults, and says what it wrote', () => {
		const { status, stdout } = run('--phase', 'primary', '--size', '40', '--as-at', '2026-10-02', '--seed', '3', '--out', folder);
		expect(status).toBe(0);
		expect(readdirSync(folder).sort()).toEqual(['contacts.csv', 'marks.csv', 'pupils.csv']);
		const { files, dirt } = exportFiles(generateSchool({ phase: 'primary', size: 40, asAt: '2026-10-02', seed: 3 }), { dirt: true });
		for (const [name, text] of Object.entries(files)) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
		expect(stdout).toContain('Beckside Primary School');
		expect(stdout.match(/planted:/g)).toHaveLength(dirt.length);
	});

	it('says what is wrong with an option and how it is used', () => {
		const { status, stderr } = run('--phase', 'nursery');
		expect(status).toBe(2);
		expect(stderr).toContain('--phase is secondary or primary, and not "nursery"');
		expect(stderr).toContain('npm run sample-school -- --out FOLDER');
	});
});
