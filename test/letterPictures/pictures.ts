import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Wide enough to read on a page of two columns. */
const width = '760';

/** A picture of each page of a PDF in a folder, named after it; gives their file names in order. */
export function picturesOf(pdf: Uint8Array, folder: string, name: string): string[] {
	const work = mkdtempSync(path.join(tmpdir(), 'letter-'));
	try {
		writeFileSync(path.join(work, 'letter.pdf'), pdf);
		execFileSync('pdftoppm', ['-png', '-scale-to-x', width, '-scale-to-y', '-1', 'letter.pdf', 'page'], { cwd: work });
		const pages = readdirSync(work).filter((file) => file.endsWith('.png')).toSorted();
		return pages.map((page, place) => {
			const file = pages.length === 1 ? `${name}.png` : `${name}-${place + 1}.png`;
			renameSync(path.join(work, page), path.join(folder, file));
			return file;
		});
	} finally {
		rmSync(work, { recursive: true });
	}
}
