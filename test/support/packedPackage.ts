import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { repository } from './n8nInstance';

/** A new folder for one test's n8n, inside the clone and ignored by git. */
export function testFolder(name: string): string {
	const parent = path.join(repository, '.test');
	mkdirSync(parent, { recursive: true });
	return mkdtempSync(path.join(parent, `${name}-`));
}

/** Packs the built package as `npm publish` would and gives the tarball. */
export function packPackage(into: string): string {
	const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
		cwd: repository,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [{ filename }] = JSON.parse(printed);
	return path.join(into, filename);
}
