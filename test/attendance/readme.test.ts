import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const room = path.join(__dirname, '../../attendance');
const map = readFileSync(path.join(room, 'README.md'), 'utf8');
const links = [...map.matchAll(/\[`([^`]+)`\]\(([^)]+)\)/g)].map(([, label = '', target = '']) => ({ label, target }));

describe('the map of attendance/', () => {
	it('names many files, each of which exists, under its own name', () => {
		expect(links.length).toBeGreaterThan(50);
		expect(links.filter(({ target }) => !existsSync(path.join(room, target)))).toEqual([]);
		expect(links.filter(({ label, target }) => label.replace(/\/$/, '') !== target)).toEqual([]);
	});

	it('tells each rule and each folder once', () => {
		const rows = map.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split(' | ')[0]?.replace(/^\| /, '') ?? '');
		expect(rows.length).toBeGreaterThan(50);
		expect(rows.filter((first, place) => rows.indexOf(first) !== place)).toEqual([]);
	});

	it('has a line for every folder, and no file lies beside the folders', () => {
		const inside = readdirSync(room, { withFileTypes: true });
		const folders = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name);
		expect(folders.filter((name) => !links.some(({ target }) => target === name))).toEqual([]);
		expect(inside.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual(['README.md']);
	});
});

/** Files under a folder, as paths from it. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** For dates, schemas and hashes, the one text of an object that is hashed (RFC 8785), telephone numbers, and what a text message costs. */
const allowed = ['luxon', 'zod/v4', 'node:crypto', 'canonicalize', 'libphonenumber-js/min', 'sms-segments-calculator'];

describe('the room attendance/', () => {
	// Design §3: no n8n, no network, no clock, no file system.
	it.each(filesIn(room))('%s imports nothing from outside the room but pure libraries, and asks no clock', (file) => {
		const text = readFileSync(path.join(room, file), 'utf8');
		const imported = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm)].map(([, from, bare]) => from ?? bare ?? '');
		const inRoom = (from: string) => from.startsWith('.') && path.join(room, path.dirname(file), from).startsWith(room + path.sep);
		const outside = imported.filter((from) => !inRoom(from) && !allowed.includes(from));
		expect(outside).toEqual([]);
		expect(text).not.toMatch(/\bnew Date\(\)|\bDate\.now\(|DateTime\.(?:now|local)\(\)?|\bprocess\.|\brequire\(/);
	});
});
