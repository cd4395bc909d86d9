import { text } from 'node:stream/consumers';
import { Document, Packer, Paragraph } from 'docx';
import { GoogleDrive } from '../../../../connectors/files/google/googleDrive';
import type { PlaceInGoogleDrive } from '../../../../connectors/files/google/place';
import type { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import { spreadsheetType } from '../../../doubles/google/drive/file';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const me = 'office@oakfield.example';
const lead = 'attendance.lead@oakfield.example';

interface Started extends StartedWorkspace {
	readonly store: GoogleDrive;
}

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start(at: PlaceInGoogleDrive | ((workspace: StartedWorkspace) => PlaceInGoogleDrive) = {}, scope = 'drive.file'): Promise<Started> {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	return { ...workspace, store: new GoogleDrive(workspace.signedIn(scope), typeof at === 'function' ? at(workspace) : at) };
}

const contentOf = ({ google }: StartedWorkspace, path: string): string[] =>
	[...google.drive.state.files.values()].filter((file) => file.mimeType !== 'application/vnd.google-apps.folder' && google.drive.state.pathOf(file) === path).map(({ revisions }) => revisions.map(({ content }) => content.toString()).join(' then '));

describe('saving', () => {
	test('folders are made once, and a document lies where its path says; the least scope is enough', async () => {
		const world = await start();
		const saved = await world.store.save('Attendance/Letters/2026-11-23', 'letter-1042.pdf', Buffer.from('one'));
		expect(saved).toEqual({ location: expect.stringMatching(/^https:\/\/drive\.google\.com\/file\/d\//), replaced: false });
		await world.store.save('Attendance/Letters/2026-11-23', 'letter-1043.pdf', Buffer.from('two'));
		await world.store.save('/Attendance//Letters/', 'list.csv', Buffer.from('three'));
		expect(world.google.drive.state.paths()).toEqual(['Attendance/Letters/2026-11-23/letter-1042.pdf', 'Attendance/Letters/2026-11-23/letter-1043.pdf', 'Attendance/Letters/list.csv']);
		expect([...world.google.drive.state.files.values()].filter(({ name }) => name === 'Letters')).toHaveLength(1);
		expectNoRefusals(world.doubles);
	});

	test('letters saved at once make each folder once', async () => {
		const world = await start();
		await Promise.all(Array.from({ length: 8 }, (_, at) => world.store.save('Attendance/Letters', `letter-${at}.pdf`, Buffer.from(String(at)))));
		expect(world.google.drive.state.paths()).toHaveLength(8);
		expect([...world.google.drive.state.files.values()].map(({ name }) => name).filter((name) => name === 'Letters' || name === 'Attendance').sort()).toEqual(['Attendance', 'Letters']);
		expectNoRefusals(world.doubles);
	});

	test('the same name again is a new revision of the one document; the same content is no revision', async () => {
		const world = await start();
		const first = await world.store.save('Letters', 'a.pdf', Buffer.from('one'));
		expect(await world.store.save('Letters', 'a.pdf', Buffer.from('two'))).toEqual({ location: first.location, replaced: true });
		expect(await world.store.save('Letters', 'a.pdf', Buffer.from('two'))).toEqual({ location: first.location, replaced: true });
		expect(contentOf(world, 'Letters/a.pdf')).toEqual(['one then two']);
		expectNoRefusals(world.doubles);
	});

	test('a file of that name that a person made is left alone, and a person is told', async () => {
		const world = await start({}, 'drive');
		const folder = world.google.drive.state.addFolder('Letters');
		world.google.drive.state.add({ name: 'a.pdf', mimeType: 'application/pdf', parent: folder.id, content: Buffer.from('theirs') });
		await expect(world.store.save('Letters', 'a.pdf', Buffer.from('ours'))).rejects.toMatchObject({ name: 'FileStoreError', message: expect.stringContaining('not made by this app') });
		expect(contentOf(world, 'Letters/a.pdf')).toEqual(['theirs']);
	});

	test.each(["Year 7's letters", 'back\\slash', "'", '\\', "a' or name = 'b", 'Naïve – “quoted” 例'])('a folder and a document may be called %s', async (name) => {
		const world = await start();
		const document = `${name}.pdf`.replaceAll('/', '-');
		await world.store.save(name, document, Buffer.from('one'));
		expect((await world.store.save(name, document, Buffer.from('two'))).replaced).toBe(true);
		expect(world.google.drive.state.paths()).toEqual([`${name}/${document}`]);
		expect(await world.store.find('', document)).toBeDefined();
		expectNoRefusals(world.doubles);
	});

	test.each(['', ' ', 'a/b.pdf', '../a.pdf'])('%j is no name of a document', async (name) => {
		const world = await start();
		await expect(world.store.save('Letters', name, Buffer.from(''))).rejects.toMatchObject({ name: 'FileStoreError' });
		expect(world.doubles.requests).toEqual([]);
	});

	test('of two folders of one name all runs use the older', async () => {
		const world = await start({}, 'drive');
		const add = (createdTime: string) => world.google.drive.state.addFolder('Letters', { createdTime });
		add('2026-02-01T00:00:00.000Z');
		const older = add('2026-01-01T00:00:00.000Z');
		await world.store.save('Letters', 'a.pdf', Buffer.from('one'));
		expect(world.google.drive.state.childrenOf(older.id).map(({ name }) => name)).toEqual(['a.pdf']);
	});

	test('where another run saves the same name at the same moment, one document is left', async () => {
		const world = await start({}, 'drive');
		await world.store.save('Letters', 'first.pdf', Buffer.from('x'));
		const [folder] = [...world.google.drive.state.files.values()].filter(({ name }) => name === 'Letters');
		// Between our look and our upload.
		world.doubles.between({ path: /generateIds|q=.*late\.pdf/ }, () => {
			world.google.drive.state.add({ name: 'late.pdf', mimeType: 'application/pdf', parent: folder!.id, content: Buffer.from('theirs'), app: 'school-attendance', appProperties: { attendanceDocument: 'yes' }, createdTime: '2026-01-01T00:00:00.000Z' });
		});
		expect(await world.store.save('Letters', 'late.pdf', Buffer.from('ours'))).toMatchObject({ replaced: true });
		expect(world.doubles.unmet).toBe(0);
		expect(contentOf(world, 'Letters/late.pdf')).toEqual(['theirs then ours']);
	});

	test('a folder that somebody removes meanwhile is made again', async () => {
		const world = await start();
		await world.store.save('Letters', 'a.pdf', Buffer.from('one'));
		const [folder] = [...world.google.drive.state.files.values()].filter(({ name }) => name === 'Letters');
		world.google.drive.state.delete(folder!);
		await world.store.save('Letters', 'b.pdf', Buffer.from('two'));
		expect(world.google.drive.state.paths()).toEqual(['Letters/b.pdf']);
	});

	test('a large document goes up in pieces', async () => {
		const world = await start();
		const content = Buffer.alloc(17 * 1024 * 1024 + 5, 'attendance ');
		await world.store.save('Packs', 'pack.pdf', content);
		expect(world.doubles.requests.filter(({ method }) => method === 'PUT')).toHaveLength(3);
		expect(Buffer.compare(Buffer.from(contentOf(world, 'Packs/pack.pdf')[0]!), content)).toBe(0);
		expectNoRefusals(world.doubles);
	});

	test('works in a shared drive, and in a folder that a person has chosen there', async () => {
		let folderId = '';
		const world = await start(({ google }) => {
			const { id: driveId } = google.drive.state.addDrive('School', { [me]: 'fileOrganizer' });
			folderId = google.drive.state.addFolder('Attendance', { parent: driveId }).id;
			return { driveId };
		}, 'drive');
		await world.store.save('Letters', 'a.pdf', Buffer.from('one'));
		await new GoogleDrive(world.signedIn('drive'), { folderId }).save('Letters', 'b.pdf', Buffer.from('two'));
		expect(world.google.drive.state.paths()).toEqual(['Attendance/Letters/b.pdf', 'Letters/a.pdf']);
		expectNoRefusals(world.doubles);
	});

	test('what was chosen as a folder and is none, or lies in the bin, is told', async () => {
		const world = await start({}, 'drive');
		const file = world.google.drive.state.add({ name: 'a.txt', mimeType: 'text/plain' });
		const bin = world.google.drive.state.addFolder('Old');
		bin.trashed = true;
		const saveIn = (folderId: string) => new GoogleDrive(world.signedIn('drive'), { folderId }).save('', 'b.txt', Buffer.from('b'));
		await expect(saveIn(file.id)).rejects.toThrow('"a.txt" is not a folder');
		await expect(saveIn(bin.id)).rejects.toThrow('"Old" is in the bin');
		await expect(saveIn('nowhere')).rejects.toMatchObject({ name: 'ServiceError', status: 404, advice: expect.stringContaining('shared with the account') });
	});
});

describe('shortcuts', () => {
	const shortcutType = 'application/vnd.google-apps.shortcut';

	test('a folder that was chosen by a shortcut to it is that folder', async () => {
		const world = await start({}, 'drive');
		const { state } = world.google.drive;
		const drive = state.addDrive('Attendance', { [me]: 'organizer' });
		const letters = state.addFolder('Letters', { parent: drive.id });
		const shortcut = state.add({ name: 'Letters', mimeType: shortcutType, shortcutTo: letters.id });
		await new GoogleDrive(world.signedIn('drive'), { folderId: shortcut.id }).save('', 'a.pdf', Buffer.from('one'));
		expect([...state.files.values()].find(({ name }) => name === 'a.pdf')).toMatchObject({ parent: letters.id, driveId: drive.id });
		expectNoRefusals(world.doubles);
	});

	test('a path over a shortcut to a folder is told, and no second folder is made beside it', async () => {
		const world = await start({}, 'drive');
		const { state } = world.google.drive;
		state.add({ name: 'Letters', mimeType: shortcutType, shortcutTo: state.addFolder('Elsewhere').id });
		await expect(world.store.save('Letters', 'a.pdf', Buffer.from('one'))).rejects.toMatchObject({ name: 'FileStoreError', message: expect.stringContaining('shortcut') });
		expect([...state.files.values()].map(({ name }) => name).filter((name) => name === 'Letters')).toHaveLength(1);
		expectNoRefusals(world.doubles);
	});

	test('a register by a shortcut is read as the file that it leads to, by that file’s age; one in the bin is none', async () => {
		const world = await start({}, 'drive.readonly');
		const { state } = world.google.drive;
		const register = state.addFolder('Register');
		const addLinked = (name: string, modifiedTime: string, trashed = false) => {
			const file = state.add({ name, mimeType: 'text/csv', content: Buffer.from(name) });
			Object.assign(file, { modifiedTime, trashed });
			state.add({ name, mimeType: shortcutType, shortcutTo: file.id, parent: register.id });
		};
		addLinked('marks new.csv', '2026-09-08T00:00:00.000Z');
		addLinked('marks binned.csv', '2026-09-09T00:00:00.000Z', true);
		addLinked('marks old.csv', '2026-09-01T00:00:00.000Z');
		const found = await world.store.findTable('Register', 'marks');
		expect(found?.name).toBe('marks new.csv');
		expect(await text(await found!.open())).toBe('marks new.csv');
		expectNoRefusals(world.doubles);
	});
});

describe('finding', () => {
	test('a document is found in the folder and in those inside it, and not elsewhere', async () => {
		const world = await start();
		const saved = await world.store.save('Attendance/Letters/Autumn', 'a.pdf', Buffer.from('one'));
		expect(await world.store.find('Attendance', 'a.pdf')).toBe(saved.location);
		expect(await world.store.find('', 'a.pdf')).toBe(saved.location);
		expect(await world.store.find('Attendance/Letters', 'A.pdf')).toBeUndefined();
		expect(await world.store.find('Attendance/Packs', 'a.pdf')).toBeUndefined();
		await world.store.save('Elsewhere', 'b.pdf', Buffer.from('two'));
		expect(await world.store.find('Attendance', 'b.pdf')).toBeUndefined();
		expectNoRefusals(world.doubles);
	});

	test('a file of that name that is not ours is none that we have saved', async () => {
		const world = await start({}, 'drive');
		world.google.drive.state.add({ name: 'a.pdf', mimeType: 'application/pdf' });
		expect(await world.store.find('', 'a.pdf')).toBeUndefined();
	});
});

describe('finding a table', () => {
	const tables: readonly (readonly [string, string, string])[] = [
		['Marks old.csv', 'text/csv', '2026-09-01T00:00:00.000Z'],
		['marks new.csv', 'application/vnd.ms-excel', '2026-09-08T00:00:00.000Z'],
		['marks newest.pdf', 'application/pdf', '2026-09-09T00:00:00.000Z'],
		['pupils', spreadsheetType, '2026-09-02T00:00:00.000Z'],
	];
	const filled = async () => {
		const world = await start({}, 'drive.readonly');
		const folder = world.google.drive.state.addFolder('Register');
		for (const [name, mimeType, modifiedTime] of tables) {
			const file = world.google.drive.state.add({ name, mimeType, parent: folder.id, content: Buffer.from(`UPN,${name}\n`) });
			file.modifiedTime = modifiedTime;
			if (mimeType === spreadsheetType) world.google.sheets.state.adopt(file.id, [{ title: 'Pupils', rows: [['UPN', 'Year'], ['A123', '7']] }]);
		}
		return world;
	};

	test('is the newest of its beginning, whatever Windows took it for', async () => {
		const world = await filled();
		const found = await world.store.findTable('Register', 'MARKS');
		expect(found?.name).toBe('marks new.csv');
		expect(await text(await found!.open())).toBe('UPN,marks new.csv\n');
		expect(await world.store.findTable('Register', 'contacts')).toBeUndefined();
		expectNoRefusals(world.doubles);
	});

	test('may be a Google Sheet, which is read as one', async () => {
		const found = await (await filled()).store.findTable('Register', 'pupils');
		const table = await found!.table!().open((cells) => cells.filter((cell) => cell === 'UPN').length);
		expect(table.header.cells).toEqual(['UPN', 'Year']);
	});

	test('a folder that does not exist is told', async () => {
		await expect((await filled()).store.findTable('Registers', 'marks')).rejects.toMatchObject({ name: 'FileStoreError', message: 'The folder "Registers" does not exist' });
	});
});

describe('sharing', () => {
	const shared = async (email: string, mayEdit = false) => {
		const world = await start();
		await world.store.save('Packs', 'pack.pdf', Buffer.from('one'));
		return { ...world, share: (edit = mayEdit) => world.store.share('Packs', 'pack.pdf', { email, mayEdit: edit }) };
	};
	const permissions = ({ google }: StartedWorkspace) => [...google.drive.state.files.values()].find(({ name }) => name === 'pack.pdf')!.permissions.map(({ type, role, emailAddress }) => [type, role, emailAddress]);

	test('opens one document to one person, once, and mails nobody who has an account', async () => {
		const world = await shared(lead);
		const link = await world.share();
		expect(await world.share()).toBe(link);
		expect(permissions(world)).toEqual([['user', 'owner', me], ['user', 'reader', lead]]);
		expect(world.google.drive.state.sharingMails).toEqual([]);
		expect(world.doubles.requests.filter(({ method, url }) => method === 'POST' && url.pathname.endsWith('/permissions'))).toHaveLength(1);
		expectNoRefusals(world.doubles);
	});

	test('a reader becomes an editor, and an editor stays one', async () => {
		const world = await shared(lead);
		await world.share(false);
		await world.share(true);
		await world.share(false);
		expect(permissions(world)).toEqual([['user', 'owner', me], ['user', 'writer', lead]]);
		expectNoRefusals(world.doubles);
	});

	test('who has no Google account is mailed once, since there is no other way in', async () => {
		const world = await shared('officer@council.example');
		await world.share();
		await world.share();
		expect(permissions(world)).toHaveLength(2);
		expect(world.google.drive.state.sharingMails).toHaveLength(1);
	});

	test('a document that is not there is told', async () => {
		const world = await shared(lead);
		await expect(world.store.share('Packs', 'other.pdf', { email: lead, mayEdit: false })).rejects.toMatchObject({ name: 'FileStoreError' });
	});
});

describe('Word to PDF', () => {
	const word = () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Dear parent')] }] }));

	test('by way of a Google Doc that is gone afterwards', async () => {
		const world = await start();
		expect((await world.store.wordToPdf(await word())).subarray(0, 5).toString()).toBe('%PDF-');
		expect(world.google.drive.state.paths()).toEqual([]);
		expectNoRefusals(world.doubles);
	});

	test('in a shared drive whose editors may not delete, it goes into the bin', async () => {
		const world = await start(({ google }) => ({ driveId: google.drive.state.addDrive('School', { [me]: 'fileOrganizer' }).id }), 'drive');
		await world.store.wordToPdf(await word());
		expect(world.google.drive.state.paths()).toEqual([]);
	});

	test('it is gone as well where the export fails, and a PDF that is too large is told', async () => {
		const world = await start();
		world.doubles.faultOnce({ path: /export/ }, { kind: 'answer', status: 403, body: { error: { code: 403, message: 'This file is too large to be exported.', errors: [{ reason: 'exportSizeLimitExceeded' }] } } });
		await expect(world.store.wordToPdf(await word())).rejects.toMatchObject({ name: 'ServiceError', code: 'exportSizeLimitExceeded', advice: expect.stringContaining('10 MB') });
		expect(world.google.drive.state.paths()).toEqual([]);
	});

	test('what a run that broke off has left is removed by the next, what a run under way needs is not', async () => {
		const world = await start();
		const left = (createdTime: string) => world.google.drive.state.add({ name: 'A letter on its way to PDF', mimeType: 'application/vnd.google-apps.document', app: 'school-attendance', appProperties: { attendanceConversion: 'yes' }, createdTime });
		left('2026-01-01T00:00:00.000Z');
		const underWay = left(new Date().toISOString());
		await world.store.wordToPdf(await word());
		expect([...world.google.drive.state.files.values()].filter(({ parent }) => parent !== undefined)).toEqual([underWay]);
	});

	test('a machine whose clock is hours ahead leaves alone what another run is at', async () => {
		const world = await start();
		const atGoogle = Date.now();
		jest.spyOn(world.google.drive.state, 'now').mockImplementation(() => new Date(atGoogle).toISOString());
		const underWay = world.google.drive.state.add({ name: 'A letter on its way to PDF', mimeType: 'application/vnd.google-apps.document', app: 'school-attendance', appProperties: { attendanceConversion: 'yes' } });
		const ahead = jest.spyOn(Date, 'now').mockImplementation(() => atGoogle + 3 * 60 * 60 * 1000);
		await world.store.wordToPdf(await word()).finally(() => ahead.mockRestore());
		expect([...world.google.drive.state.files.values()].filter(({ parent }) => parent !== undefined)).toEqual([underWay]);
	});
});

describe('a Word document', () => {
	const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
	const docType = 'application/vnd.google-apps.document';

	async function filled() {
		const world = await start();
		await world.store.save('Templates', 'early-concern.docx', Buffer.from('word'));
		await world.store.save('Templates', 'praise.pdf', Buffer.from('a PDF'));
		return world;
	}

	test('is read by its name without the ending, from the folder itself', async () => {
		const world = await filled();
		const found = await world.store.wordDocument('Templates', 'early-concern');
		expect(found?.name).toBe('early-concern.docx');
		expect(await text(await found!.open())).toBe('word');
		expect(await world.store.wordDocument('Templates', 'praise')).toBeUndefined();
		expectNoRefusals(world.doubles);
	});

	test('may be a Google Doc, which Google gives as a Word file', async () => {
		const world = await filled();
		const file = [...world.google.drive.state.files.values()].find(({ name }) => name === 'early-concern.docx')!;
		Object.assign(file, { name: 'early-concern', mimeType: docType });
		const found = await world.store.wordDocument('Templates', 'early-concern');
		expect(found?.name).toBe('early-concern');
		const before = world.doubles.requests.length;
		await found!.open();
		const [asked] = world.doubles.requests.slice(before);
		expect(decodeURIComponent(String(asked?.url))).toContain(`/export?mimeType=${wordType}`);
	});

	test('that is there twice, or a folder that does not exist, is told', async () => {
		const world = await filled();
		const other = await world.store.save('Templates', 'early-concern', Buffer.from('other'));
		Object.assign([...world.google.drive.state.files.values()].find(({ id }) => other.location.includes(id))!, { mimeType: wordType });
		await expect(world.store.wordDocument('Templates', 'early-concern')).rejects.toMatchObject({ name: 'FileStoreError', message: expect.stringContaining('two documents') });
		await expect(world.store.wordDocument('Nowhere', 'early-concern')).rejects.toMatchObject({ name: 'FileStoreError', message: 'The folder "Nowhere" does not exist' });
	});
});
