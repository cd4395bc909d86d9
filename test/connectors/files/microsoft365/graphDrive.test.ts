import { text } from 'node:stream/consumers';
import { GraphDrive } from '../../../../connectors/files/microsoft365/graphDrive';
import { FileStoreError } from '../../../../connectors/files/port';
import { ServiceError } from '../../../../connectors/service/serviceError';
import type { ServiceAccess } from '../../../../connectors/service/access';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Drive, DriveItem } from '../../../doubles/microsoft365/drive/driveState';
import { quick, startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';

const filesIn = (drive: Drive): DriveItem[] => drive.all.filter((item) => !item.isFolder);
const pathsIn = (drive: Drive): string[] => filesIn(drive).map(({ path }) => path).sort();
const large = Buffer.alloc(12 * 1024 * 1024, 'a letter with many pictures, ');

let started: StartedSchool;
let drive: Drive;
let files: GraphDrive;
beforeEach(async () => {
	started = await startSchool();
	drive = started.school.driveOf(started.office);
	files = new GraphDrive(started.signedIn('Files.ReadWrite'));
});
afterEach(async () => {
	await started.doubles.close();
});

describe('saving a document', () => {
	test('makes the folders that are missing, and says where it lies', async () => {
		const saved = await files.save('Attendance/Letters/2026-11-23', 'A1.pdf', Buffer.from('%PDF-1'));
		expect(saved).toEqual({ location: expect.stringMatching(/^https:.*A1\.pdf$/) as string, replaced: false });
		expect(drive.at('Attendance/Letters/2026-11-23/A1.pdf')?.content?.toString()).toBe('%PDF-1');
		expectNoRefusals(started.doubles);
	});

	test('of the same name is a new version of the same document, also after a restart', async () => {
		await files.save('Letters', 'A1.pdf', Buffer.from('first'));
		const later = new GraphDrive(started.signedIn('Files.ReadWrite'));
		expect(await later.save('Letters', 'A1.pdf', Buffer.from('second'))).toMatchObject({ replaced: true });
		expect(await files.save('Letters', 'A1.pdf', Buffer.from('third'))).toMatchObject({ replaced: true });
		expect(pathsIn(drive)).toEqual(['/Letters/A1.pdf']);
		expect(drive.at('Letters/A1.pdf')?.content?.toString()).toBe('third');
		expectNoRefusals(started.doubles);
	});

	test('with the same content sends nothing', async () => {
		await files.save('Letters', 'A1.pdf', Buffer.from('first'));
		const before = started.doubles.requests.length;
		expect(await files.save('Letters', 'A1.pdf', Buffer.from('first'))).toMatchObject({ replaced: true });
		expect(started.doubles.requests.slice(before).map(({ method }) => method)).not.toContain('PUT');
	});

	test.each(["Pupil's plan", '100% attendance', 'Form #3', 'A & B + C', 'Größe', 'a=b;c,d@e!$(1)[2]{3}~'])('keeps the name "%s" as it is', async (name) => {
		await files.save(name, `${name}.pdf`, Buffer.from('x'));
		expect(pathsIn(drive)).toEqual([`/${name}/${name}.pdf`]);
		expect(await files.find(name, `${name}.pdf`)).toBeDefined();
		expect(await files.save(name, `${name}.pdf`, Buffer.from('y'))).toMatchObject({ replaced: true });
		expect(filesIn(drive)).toHaveLength(1);
		expectNoRefusals(started.doubles);
	});

	// https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint-64883a5d-228e-48f5-b3d2-eb39e07630fa
	test.each(['a:b.pdf', 'a/b.pdf', 'a"b.pdf', 'what?.pdf', '~$draft.docx', 'CON', 'a_vti_b.pdf', 'letter.', ' letter.pdf', '', 'x'.repeat(256)])('refuses the name "%s" before asking', async (name) => {
		await expect(files.save('Letters', name, Buffer.from('x'))).rejects.toThrow(FileStoreError);
		expect(started.doubles.requests).toEqual([]);
	});

	test('is never done over a file that a person put there', async () => {
		drive.put('Letters/A1.pdf', 'by hand');
		await expect(files.save('Letters', 'A1.pdf', Buffer.from('ours'))).rejects.toThrow('not made by this application');
		expect(drive.at('Letters/A1.pdf')?.content?.toString()).toBe('by hand');
		expect(filesIn(drive)).toHaveLength(1);
	});

	test('is never done over a file of another application', async () => {
		const token = started.tokens.issue('another', { user: started.office.mail, scopes: ['Files.ReadWrite'], app: 'another-app' });
		const other: ServiceAccess = { fetch: started.doubles.fetchAs(token), plainFetch: started.doubles.fetchUnsigned, patience: quick };
		await new GraphDrive(other).save('Letters', 'A1.pdf', Buffer.from('theirs'));
		await expect(files.save('Letters', 'A1.pdf', Buffer.from('ours'))).rejects.toThrow('not made by this application');
		expect(drive.at('Letters/A1.pdf')?.content?.toString()).toBe('theirs');
	});

	test('is not done over what somebody changes in this moment', async () => {
		await files.save('Letters', 'A1.pdf', Buffer.from('first'));
		started.doubles.between({ method: 'GET', path: /A1\.pdf/ }, () => drive.put('Letters/A1.pdf', 'corrected by hand'));
		await expect(files.save('Letters', 'A1.pdf', Buffer.from('second'))).rejects.toThrow('changed by somebody else');
		expect(drive.at('Letters/A1.pdf')?.content?.toString()).toBe('corrected by hand');
	});

	test('is not done over what somebody puts there in this moment', async () => {
		started.doubles.between({ method: 'GET', path: /A1\.pdf/ }, () => drive.put('Letters/A1.pdf', 'by hand'));
		await expect(files.save('Letters', 'A1.pdf', Buffer.from('ours'))).rejects.toThrow('not made by this application');
		expect(drive.at('Letters/A1.pdf')?.content?.toString()).toBe('by hand');
	});

	test('takes a folder that somebody else makes in this moment', async () => {
		started.doubles.between({ method: 'GET', path: /Letters/ }, () => drive.put('Letters/other.txt', 'x'));
		await files.save('Letters', 'A1.pdf', Buffer.from('x'));
		expect(pathsIn(drive)).toEqual(['/Letters/A1.pdf', '/Letters/other.txt']);
	});

	test('says so where a file stands in the way of a folder', async () => {
		drive.put('Letters', 'a file');
		await expect(files.save('Letters/2026', 'A1.pdf', Buffer.from('x'))).rejects.toThrow('"Letters" is not a folder');
	});

	test('works below a folder of a library that an administrator granted the application', async () => {
		const site = started.school.addSite('sites/attendance', 'Attendance');
		site.granted.set('app-id', 'write');
		const library = started.school.driveOf(site);
		const { parent } = library.put('General/readme.txt', 'x');
		const store = new GraphDrive(started.application(undefined, 'Sites.Selected'), { driveId: library.id, folderId: parent!.id });
		await store.save('Letters', 'A1.pdf', Buffer.from('x'));
		expect(pathsIn(library)).toEqual(['/General/Letters/A1.pdf', '/General/readme.txt']);
		expectNoRefusals(started.doubles);
	});
});

describe('a large document', () => {
	const pieces = () => started.doubles.requests.filter(({ method, headers }) => method === 'PUT' && headers['content-range']);

	test('goes up in pieces that the service takes, and no token goes with them', async () => {
		await files.save('Letters', 'pack.pdf', large);
		expect(drive.at('Letters/pack.pdf')?.content?.equals(large)).toBe(true);
		expect(pieces().length).toBeGreaterThan(1);
		for (const { body, headers } of pieces().slice(0, -1)) expect([body.length % 327_680, headers.authorization]).toEqual([0, undefined]);
		expectNoRefusals(started.doubles);
	});

	test('is a new version of our own, and is not put over what a person made', async () => {
		await files.save('Letters', 'pack.pdf', Buffer.from('small'));
		expect(await files.save('Letters', 'pack.pdf', large)).toMatchObject({ replaced: true });
		expect(drive.at('Letters/pack.pdf')?.content?.equals(large)).toBe(true);
		drive.put('Letters/theirs.pdf', 'by hand');
		await expect(files.save('Letters', 'theirs.pdf', large)).rejects.toThrow('not made by this application');
		expectNoRefusals(started.doubles);
	});

	test.each([0, 1, 2])('is resumed where the connection breaks at piece %i', async (after) => {
		started.doubles.faultOnce({ method: 'PUT', path: /guid=/, after }, { kind: 'cut', when: 'before' });
		await files.save('Letters', 'pack.pdf', large);
		expect(drive.at('Letters/pack.pdf')?.content?.equals(large)).toBe(true);
		expect(filesIn(drive)).toHaveLength(1);
	});

	test.each([0, 1, 2])('arrives once where the answer to piece %i is lost', async (after) => {
		started.doubles.faultOnce({ method: 'PUT', path: /guid=/, after }, { kind: 'cut', when: 'after' });
		expect(await files.save('Letters', 'pack.pdf', large)).toMatchObject({ replaced: false });
		expect(drive.at('Letters/pack.pdf')?.content?.equals(large)).toBe(true);
		expect(drive.at('Letters/pack.pdf')?.version).toBe(1);
		expect(filesIn(drive)).toHaveLength(1);
		expectNoRefusals(started.doubles);
	});
});

describe('looking for files', () => {
	test('the newest table is found among many pages, whatever case its name is in', async () => {
		for (let index = 0; index < 450; index += 1) drive.put(`Registers/notes ${index}.docx`, 'x');
		const marks = ['Marks autumn.csv', 'marks SPRING.XLSX', 'Marks summer.pdf', 'Pupils.csv'].map((name) => drive.put(`Registers/${name}`, `in ${name}`));
		marks.forEach((item, index) => (item.modified = `2026-11-2${index}T08:00:00Z`));
		const found = await files.findTable('Registers', 'MARKS');
		expect(found?.name).toBe('marks SPRING.XLSX');
		const pieces: Buffer[] = [];
		for await (const piece of await found!.open()) pieces.push(piece as Buffer);
		expect(Buffer.concat(pieces).toString()).toBe('in marks SPRING.XLSX');
		expect(await files.findTable('Registers', 'lessons')).toBeUndefined();
		expectNoRefusals(started.doubles);
	});

	test('a folder without which nothing can be read is said to be missing', async () => {
		await expect(files.findTable('Registers', 'marks')).rejects.toThrow('"Registers" does not exist');
	});

	test('a document is found in a folder and in those below it, not beside', async () => {
		drive.put('Letters/2026/11/A1.pdf', 'x');
		drive.put('Elsewhere/A2.pdf', 'x');
		expect(await files.find('Letters', 'A1.pdf')).toMatch(/A1\.pdf$/);
		expect(await files.find('Letters', 'A2.pdf')).toBeUndefined();
		expect(await files.find('No such folder', 'A1.pdf')).toBeUndefined();
		expectNoRefusals(started.doubles);
	});

	test('a drive or folder that cannot be opened is no place without the document', async () => {
		const nowhere = new GraphDrive(started.signedIn('Files.ReadWrite'), { driveId: drive.id, folderId: '01NOTHERE' });
		await expect(nowhere.find('Letters', 'A1.pdf')).rejects.toThrow(ServiceError);
	});
});

describe('sharing a document', () => {
	const reader = { email: 'head@oakfield.example', mayEdit: false };

	test('opens it to one person, who has to sign in and is not written to, once', async () => {
		await files.save('Packs', 'A1.pdf', Buffer.from('x'));
		const link = await files.share('Packs', 'A1.pdf', reader);
		expect(await files.share('Packs', 'A1.pdf', { ...reader, email: 'Head@Oakfield.example' })).toBe(link);
		expect(drive.at('Packs/A1.pdf')?.sharings).toMatchObject([{ email: reader.email, roles: ['read'], invited: false }]);
		const asked = started.doubles.requests.filter(({ url }) => url.pathname.endsWith('/invite'));
		expect(asked.map(({ body }) => JSON.parse(body.toString()) as object)).toEqual([
			{ recipients: [{ email: reader.email }], requireSignIn: true, sendInvitation: false, roles: ['read'] },
		]);
		expectNoRefusals(started.doubles);
	});

	test('gives more to who may do less, and nothing to who may do more', async () => {
		await files.save('Packs', 'A1.pdf', Buffer.from('x'));
		await files.share('Packs', 'A1.pdf', reader);
		await files.share('Packs', 'A1.pdf', { ...reader, mayEdit: true });
		await files.share('Packs', 'A1.pdf', reader);
		expect(started.doubles.requests.filter(({ url }) => url.pathname.endsWith('/invite'))).toHaveLength(2);
	});

	test('of what is not there is refused in words', async () => {
		await expect(files.share('Packs', 'A1.pdf', reader)).rejects.toThrow('There is no "A1.pdf"');
	});
});

describe('printing Word documents', () => {
	test('gives a PDF and leaves nothing behind', async () => {
		const pdf = await files.wordToPdf(Buffer.from('PK word'));
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		expect(filesIn(drive)).toEqual([]);
		expect(started.doubles.requests.filter(({ url }) => url.hostname !== 'graph.microsoft.com').map(({ headers }) => headers.authorization)).toEqual([undefined]);
		expectNoRefusals(started.doubles);
	});

	test.each([403, 404, 406])('leaves nothing behind either where the service refuses with %i', async (status) => {
		started.doubles.faultOnce({ path: /format=pdf/ }, { kind: 'answer', status });
		await expect(files.wordToPdf(Buffer.from('PK word'))).rejects.toThrow(ServiceError);
		expect(filesIn(drive)).toEqual([]);
	});

	test('says by which name a letter was left behind that could not be deleted', async () => {
		started.doubles.faultOnce({ method: 'DELETE', times: 9 }, { kind: 'answer', status: 423 });
		await expect(files.wordToPdf(Buffer.from('PK word'))).rejects.toThrow(filesIn(drive)[0]?.name ?? /attendance-.*\.docx/);
	});
});

describe('a Word document', () => {
	test('is read by its name without the ending, from the folder itself', async () => {
		await files.save('Templates', 'early-concern.docx', Buffer.from('word'));
		await files.save('Templates/Old', 'praise.docx', Buffer.from('old'));
		const found = await files.wordDocument('Templates', 'early-concern');
		expect(found?.name).toBe('early-concern.docx');
		expect(await text(await found!.open())).toBe('word');
		expect(await files.wordDocument('Templates', 'praise')).toBeUndefined();
		expectNoRefusals(started.doubles);
	});

	test('in a folder that does not exist is told', async () => {
		await expect(files.wordDocument('Nowhere', 'praise')).rejects.toMatchObject({ name: 'FileStoreError', message: 'The folder "Nowhere" does not exist' });
	});
});
