import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { judge } from '../judge';
import type { World } from '../world';

/** A disk of its own and of a size of its own. */
export class SmallDisk {
	private constructor(readonly folder: string) {}

	/** Gives the reason where this machine lets nobody mount one. Linux and root only. */
	static mount(megabytes: number): SmallDisk | string {
		const folder = mkdtempSync(path.join(tmpdir(), 'faults-disk-'));
		const { status, error, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder], { encoding: 'utf8' });
		if (status === 0) return new SmallDisk(folder);
		rmSync(folder, { recursive: true });
		return `a disk of limited size cannot be mounted here (${(error?.message ?? stderr).trim() || 'no mount'}); it needs Linux and root`;
	}

	/** Leaves so much room beside what lies on it now. */
	leave(kilobytes: number): void {
		const { blocks, bfree, bsize } = statfsSync(this.folder);
		const { status, stderr } = spawnSync('mount', ['-o', `remount,size=${Math.ceil(((blocks - bfree) * bsize) / 1024) + kilobytes}k`, this.folder], { encoding: 'utf8' });
		if (status !== 0) throw new Error(`The size of the disk could not be changed: ${stderr}`);
	}

	/** `owner`: an account of the machine, by name. */
	folderIn(name: string, owner?: string): string {
		const folder = path.join(this.folder, name);
		mkdirSync(folder);
		if (owner && spawnSync('chown', [owner, folder]).status !== 0) throw new Error(`The folder could not be given to "${owner}".`);
		return folder;
	}

	unmount(): void {
		spawnSync('umount', ['-l', this.folder]);
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/**
 * The disk of the case log fills up in the middle of runs; then there is room again. `makeRoom` is what a school would do.
 * Runs before that must stop with a message, since a letter that cannot be reserved must not go.
 */
export async function diskFull(world: World, letters: number, makeRoom: () => void, maxPages?: () => number): Promise<void> {
	const clock = world.clock();
	let full = 0;
	for (let from = 0; from < letters && full < 3; from += 200) {
		const run = await world.run({ from, to: Math.min(letters, from + 200), at: clock, batch: 50, maxPages: maxPages?.() });
		if ((await run.finished) === 'failed') {
			full += 1;
			world.counts.fault(run.lines().some(({ about }) => /disk .*full/i.test(about)) ? 'disk full, and said so' : 'disk full, said otherwise');
		}
		clock.move(16);
	}
	if (full === 0) world.counts.broken.push({ what: 'fault did not strike', about: 'the disk never filled up' });
	makeRoom();
	await world.run({ from: 0, to: letters, at: clock, batch: 50 });
	await judge(world, { from: 0, to: letters });
}

/** Room in a SQLite file for some more pages than it has now. */
export function morePages(file: string, more: number): number {
	const database = new DatabaseSync(file);
	try {
		return Number(database.prepare('pragma page_count').get()?.page_count) + more;
	} finally {
		database.close();
	}
}
