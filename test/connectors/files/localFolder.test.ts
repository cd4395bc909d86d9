import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { LocalFolder, type FileAccess } from '../../../connectors/files/localFolder/localFolder';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'local-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openAccess: FileAccess = {
	isBlocked: () => false,
	read: async (file) => createReadStream(file),
	write: (file, content) => writeFile(file, content),
};
const store = (access: Partial<FileAccess> = {}) => new LocalFolder({ ...openAccess, ...access });
const put = (name: string, secondsOld: number) => {
	writeFileSync(path.join(folder, name), name);
	utimesSync(path.join(folder, name), 1_000_000 - secondsOld, 1_000_000 - secondsOld);
};

describe('finding a table', () => {
	it('takes the newest whose name begins with the letters, in any case', async () => {
		put('marks last week.csv', 700);
		put('Marks 2026-11-20.XLSX', 10);
		put('marks.pdf', 1);
		put('pupils.csv', 0);
		expect((await store().findTable(folder, 'marks'))?.name).toBe('Marks 2026-11-20.XLSX');
	});

	it('gives nothing where no table has that name, and says where to put files when the folder is missing', async () => {
		expect(await store().findTable(folder, 'contacts')).toBeUndefined();
		await expect(store().findTable(path.join(folder, 'none'), 'marks')).rejects.toMatchObject({
			message: expect.stringContaining('does not exist'),
			advice: expect.stringContaining('put the exports'),
		});
	});
});

describe('finding a document', () => {
	it('looks in the folder and the folders inside it, by the whole name', async () => {
		await store().save(path.join(folder, 'letters', '2026-11-16'), 'a.pdf', Buffer.from('one'));
		expect(await store().find(path.join(folder, 'letters'), 'a.pdf')).toBe(path.join(folder, 'letters', '2026-11-16', 'a.pdf'));
		expect(await store().find(path.join(folder, 'letters'), 'a')).toBeUndefined();
		expect(await store().find(path.join(folder, 'none'), 'a.pdf')).toBeUndefined();
	});
});

describe('a folder that is a file', () => {
	it.each(['', 'below'])('is named, and nothing counts as missing in it: %s', async (below) => {
		writeFileSync(path.join(folder, 'letters'), '');
		const target = path.join(folder, 'letters', below);
		await expect(store().find(target, 'a.pdf')).rejects.toThrow(`"${target}" is not a folder`);
		await expect(store().save(target, 'a.pdf', Buffer.from(''))).rejects.toThrow(`"${target}" is not a folder`);
	});
});

describe('saving a document', () => {
	it('takes it for saved where another run has finished the same document meanwhile', async () => {
		const other = store();
		const overtaken = store({ write: async (file, content) => (await writeFile(file, content), void (await other.save(folder, 'a.pdf', content))) });
		expect(await overtaken.save(folder, 'a.pdf', Buffer.from('letter'))).toMatchObject({ location: path.join(folder, 'a.pdf') });
		expect(readdirSync(folder)).toEqual(['a.pdf']);
	});

	it('says what to do where a document goes away before it is finished', async () => {
		const emptied = store({ write: async (file, content) => (await writeFile(file, content), rmSync(file)) });
		await expect(emptied.save(folder, 'a.pdf', Buffer.from('letter'))).rejects.toMatchObject({ name: 'FileStoreError', advice: expect.stringContaining('run the workflow again') });
	});

	it('makes the folder, and a second save of a name replaces the document and adds none', async () => {
		const target = path.join(folder, 'letters', '2026-11-23');
		const first = await store().save(target, 'a.pdf', Buffer.from('one'));
		const second = await store().save(target, 'a.pdf', Buffer.from('two'));
		expect([first.replaced, second.replaced]).toEqual([false, true]);
		expect(readdirSync(target)).toEqual(['a.pdf']);
		expect(readFileSync(path.join(target, 'a.pdf'), 'utf8')).toBe('two');
	});

	it('leaves nothing half-written when the disk fills', async () => {
		const full: FileAccess['write'] = async (file, content) => {
			await writeFile(file, content.subarray(0, 2));
			throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
		};
		await expect(store({ write: full }).save(folder, 'a.pdf', Buffer.from('whole'))).rejects.toThrow('The disk is full');
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each(['../a.pdf', 'sub/a.pdf'])('refuses the name %s', async (name) => {
		await expect(store().save(folder, name, Buffer.from(''))).rejects.toThrow('is not a file name');
	});

	it('asks n8n about the place where the file would really lie', async () => {
		const secret = path.join(folder, 'secret');
		mkdirSync(secret);
		symlinkSync(secret, path.join(folder, 'link'));
		const asked: string[] = [];
		const blocking = store({ isBlocked: (file) => asked.push(file) > 0 });
		await expect(blocking.save(path.join(folder, 'link', 'new'), 'a.pdf', Buffer.from(''))).rejects.toThrow('n8n may not use the folder');
		expect(asked).toEqual([path.join(secret, 'new', 'document')]);
		expect(existsSync(path.join(secret, 'new'))).toBe(false);
	});

	it('reads ~ as the home folder', async () => {
		const asked: string[] = [];
		const blocking = store({ isBlocked: (file) => asked.push(file) > 0 });
		await expect(blocking.save('~/.n8n-files/x', 'a.pdf', Buffer.from(''))).rejects.toThrow();
		expect(asked[0]?.startsWith(homedir())).toBe(true);
	});
});
