import type { RecordedRequest } from '../../core/types';
import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';
import { documentType, wordType } from './file';
import { Document, Packer, Paragraph } from 'docx';

const auth = (scope: string) => `https://www.googleapis.com/auth/${scope}`;
const me = 'office@oakfield.example';

describe('the double of Google Drive', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());
	const fetchWith = (scope = 'drive') => doubles.fetchAs(google.signIn([auth(scope)]));
	const client = (scope?: string) => realClients(fetchWith(scope)).drive;
	const last = () => doubles.requests.at(-1) as RecordedRequest;

	test('a file goes up with its metadata, is found, changed, read and deleted', async () => {
		const drive = client('drive.file');
		const made = await drive.files.create({ requestBody: { name: 'letter.pdf', appProperties: { act: 'a1' } }, media: { mimeType: 'application/pdf', body: 'one' }, fields: 'id,size,md5Checksum,parents,appProperties,webViewLink' });
		expect(made.data).toEqual({ id: expect.any(String), size: '3', md5Checksum: 'f97c5d29941bfb1b2fdab0874906ab82', parents: [google.drive.state.rootOf(me)], appProperties: { act: 'a1' }, webViewLink: expect.stringContaining('/view') });
		const id = String(made.data.id);
		const found = await drive.files.list({ q: "name = 'letter.pdf' and appProperties has { key='act' and value='a1' } and trashed = false", fields: 'files(id)' });
		expect(found.data).toEqual({ files: [{ id }] });
		await drive.files.update({ fileId: id, media: { mimeType: 'application/pdf', body: 'other' } });
		expect((await drive.files.get({ fileId: id, alt: 'media' }, { responseType: 'text' })).data).toBe('other');
		expect((await drive.revisions.list({ fileId: id })).data.revisions).toHaveLength(2);
		await drive.files.delete({ fileId: id });
		await expect(drive.files.get({ fileId: id })).rejects.toMatchObject({ status: 404 });
		expectNoRefusals(doubles);
	});

	test('two files of one name are two files, and no fields asked for are few given', async () => {
		const drive = client();
		for (const body of ['a', 'b']) await drive.files.create({ requestBody: { name: 'same.txt' }, media: { mimeType: 'text/plain', body } });
		const { files } = (await drive.files.list({ q: "name = 'same.txt'" })).data;
		expect(files).toEqual([0, 1].map(() => ({ kind: 'drive#file', id: expect.any(String), name: 'same.txt', mimeType: 'text/plain' })));
	});

	test('an id asked for before makes a file once', async () => {
		const drive = client();
		const [id] = (await drive.files.generateIds({ count: 1 })).data.ids ?? [];
		await drive.files.create({ requestBody: { id, name: 'once' } });
		await expect(drive.files.create({ requestBody: { id, name: 'once' } })).rejects.toMatchObject({ status: 409 });
		await expect(drive.files.create({ requestBody: { id: 'made-up', name: 'x' } })).rejects.toMatchObject({ status: 400 });
	});

	test('Word becomes a Google document, and that a PDF', async () => {
		const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Dear parent')] }] }));
		const boundary = 'b';
		const body = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ name: 'x', mimeType: documentType })}\r\n--${boundary}\r\ncontent-type: ${wordType}\r\n\r\n`), word, Buffer.from(`\r\n--${boundary}--`)]);
		const answer = await fetchWith('drive.file')('https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart', { method: 'POST', headers: { 'content-type': `multipart/related; boundary=${boundary}` }, body });
		const { id, mimeType } = (await answer.json()) as { id: string; mimeType: string };
		expect(mimeType).toBe(documentType);
		const drive = client('drive.file');
		expect((await drive.files.export({ fileId: id, mimeType: 'text/plain' }, { responseType: 'text' })).data).toContain('Dear parent');
		const pdf = await fetchWith('drive.file')(`https://www.googleapis.com/drive/v3/files/${id}/export?mimeType=application/pdf`);
		expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
		await expect(drive.files.get({ fileId: id, alt: 'media' })).rejects.toMatchObject({ status: 403 });
	});

	test('drive.file shows an application what it made and nothing else', async () => {
		const other = google.drive.state.add({ name: 'by a person.txt', mimeType: 'text/plain' });
		await client('drive.file').files.create({ requestBody: { name: 'ours.txt' } });
		expect((await client('drive.file').files.list({})).data.files?.map(({ name }) => name)).toEqual(['ours.txt']);
		await expect(client('drive.file').files.get({ fileId: other.id })).rejects.toMatchObject({ status: 404 });
		expect((await client('drive').files.list({})).data.files).toHaveLength(2);
		other.apps.add('school-attendance');
		expect((await client('drive.file').files.get({ fileId: other.id })).data.name).toBe('by a person.txt');
	});

	test('a shared drive is for those who say that they know shared drives', async () => {
		const { id: driveId } = google.drive.state.addDrive('School', { [me]: 'fileOrganizer' });
		const drive = client();
		await expect(drive.files.create({ requestBody: { name: 'x', parents: [driveId] } })).rejects.toMatchObject({ status: 404 });
		const { data } = await drive.files.create({ requestBody: { name: 'x', parents: [driveId] }, supportsAllDrives: true, fields: 'id,driveId,owners' });
		expect(data).toEqual({ id: expect.any(String), driveId });
		const everywhere = { supportsAllDrives: true, includeItemsFromAllDrives: true };
		expect((await drive.files.list({ ...everywhere, corpora: 'drive', driveId })).data.files).toHaveLength(1);
		expect((await drive.files.list({})).data.files).toEqual([]);
		expect((await drive.drives.list({})).data.drives).toEqual([{ kind: 'drive#drive', id: driveId, name: 'School' }]);
		await expect(drive.files.list({ driveId })).rejects.toMatchObject({ status: 400 });
		await expect(drive.files.list({ corpora: 'allDrives' })).rejects.toMatchObject({ status: 403 });
	});

	test('sharing gives one person the role, once, and mails unless told not to', async () => {
		const file = google.drive.state.add({ name: 'plan.pdf', mimeType: 'application/pdf' });
		const drive = client();
		const share = (sendNotificationEmail: boolean, emailAddress = 'tutor.7a@oakfield.example') => drive.permissions.create({ fileId: file.id, sendNotificationEmail, requestBody: { type: 'user', role: 'reader', emailAddress } });
		await share(true);
		await share(false);
		expect(file.permissions.map(({ role }) => role)).toEqual(['owner', 'reader']);
		expect(google.drive.state.sharingMails).toEqual([{ to: 'tutor.7a@oakfield.example', fileName: 'plan.pdf', message: undefined }]);
		await expect(share(false, 'no-account@b.example')).rejects.toMatchObject({ status: 400 });
		expect(google.drive.state.roleOf(file, 'tutor.7a@oakfield.example')).toBe('reader');
	});

	test('a list comes in pages', async () => {
		for (let n = 0; n < 5; n += 1) google.drive.state.add({ name: `f${n}`, mimeType: 'text/plain' });
		const drive = client();
		const names: unknown[] = [];
		let pageToken: string | undefined;
		do {
			const { data } = await drive.files.list({ pageSize: 2, orderBy: 'name', ...(pageToken && { pageToken }) });
			names.push(...(data.files ?? []).map(({ name }) => name));
			pageToken = data.nextPageToken ?? undefined;
		} while (pageToken);
		expect(names).toEqual(['f0', 'f1', 'f2', 'f3', 'f4']);
	});

	test.each([
		["name = 'it\\'s'", ["it's"]],
		["name contains 'week'", ['Weekly list.csv']],
		["name contains 'eekly'", []],
		["mimeType = 'text/csv' or name = 'it\\'s'", ["it's", 'Weekly list.csv']],
		["not mimeType = 'text/csv' and trashed = false", ["it's"]],
		["(mimeType='text/csv') and modifiedTime > '2001-01-01T00:00:00'", ['Weekly list.csv']],
	])('finds by %s', async (q, names) => {
		google.drive.state.add({ name: "it's", mimeType: 'text/plain' });
		google.drive.state.add({ name: 'Weekly list.csv', mimeType: 'text/csv' });
		expect((await client().files.list({ q, orderBy: 'name' })).data.files?.map(({ name }) => name)).toEqual(names);
	});

	test.each(["name = 'it's'", 'name = "x"', "name like 'x'", "title = 'x'", "name = 'x' and", "trashed = 'false'", "'x' in name", "modifiedTime > 'yesterday'", "parents = 'x'", "appProperties has {key='a'}", "name = 'x' name = 'y'", "(name = 'x'"])('refuses the search %s', async (q) => {
		const answer = await fetchWith()(`https://www.googleapis.com/drive/v3/files?q=${encodeURIComponent(q)}`);
		expect(await reasonOf(answer)).toEqual([400, 'invalidParameter']);
		expect(doubles.refusals()).toHaveLength(1);
	});

	const create: readonly [string, Damage, number, string][] = [
		['an unknown field', { json: (body) => ({ ...body, title: 'x' }) }, 400, 'badRequest'],
		['a number for a text', { json: (body) => ({ ...body, name: 5 }) }, 400, 'badRequest'],
		['a field that only the service sets', { json: (body) => ({ ...body, size: '5' }) }, 403, 'fieldNotWritable'],
		['two parents', { json: (body) => ({ ...body, parents: ['a', 'b'] }) }, 403, 'multipleParentsNotSupported'],
		['a property that is too long', { json: (body) => ({ ...body, appProperties: { key: 'x'.repeat(122) } }) }, 403, 'propertySizeLimitExceeded'],
		['an unknown query parameter', { query: { supportsalldrives: 'true' } }, 400, 'invalidParameter'],
		['a boolean that is none', { query: { supportsAllDrives: 'yes' } }, 400, 'invalidParameter'],
		['a field that is none', { query: { fields: 'id,nam' } }, 400, 'invalidParameter'],
		['fields that end early', { query: { fields: 'id,owners(' } }, 400, 'invalidParameter'],
		['another content type', { headers: { 'content-type': 'text/plain' } }, 400, 'badContent'],
		['no JSON', { body: () => '{"name":' }, 400, 'parseError'],
		['another address', { path: (path) => `${path}s` }, 404, 'notFound'],
		['another verb', { method: 'PUT' }, 404, 'notFound'],
	];
	test.each(create)('refuses to create a file with %s', async (_what, damage, status, reason) => {
		await client().files.create({ requestBody: { name: 'x' }, supportsAllDrives: true, fields: 'id' });
		expect(doubles.refusals()).toEqual([]);
		expect(await reasonOf(await sendDamaged(fetchWith(), last(), damage))).toEqual([status, reason]);
		expect(doubles.refusals()).toHaveLength(1);
		expect(google.drive.state.paths()).toHaveLength(1);
	});

	const multipart: readonly [string, Damage][] = [
		['no end', { body: (body) => body.subarray(0, -2) }],
		['lines that end otherwise', { body: (body) => body.toString().replaceAll('\r\n', '\n') }],
		['another boundary', { headers: { 'content-type': 'multipart/related; boundary=other' } }],
		['another kind', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
		['a first part that is not JSON', { body: (body) => body.toString().replace('application/json', 'text/json') }],
	];
	test.each(multipart)('refuses an upload in parts with %s', async (_what, damage) => {
		await client().files.create({ requestBody: { name: 'x' }, media: { mimeType: 'text/plain', body: 'hello' } });
		expect((await reasonOf(await sendDamaged(fetchWith(), last(), damage)))[0]).toBe(400);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test.each([
		['an expired token', () => google.signIn([auth('drive')], { expired: true }), 401, 'authError'],
		['a token nobody gave', () => 'stolen', 401, 'authError'],
		['a scope that only reads', () => google.signIn([auth('drive.readonly')]), 403, 'insufficientPermissions'],
		['a scope of something else', () => google.signIn([auth('gmail.send')]), 403, 'insufficientPermissions'],
	])('refuses %s', async (_what, token, status, reason) => {
		await client().files.create({ requestBody: { name: 'x' } });
		expect(await reasonOf(await sendDamaged(doubles.fetchAs(token()), last(), {}))).toEqual([status, reason]);
	});

	test('what a person may not change is forbidden, what they cannot see is not found', async () => {
		const file = google.drive.state.add({ name: 'x', mimeType: 'text/plain', owner: 'tutor.7a@oakfield.example' });
		await expect(client().files.get({ fileId: file.id })).rejects.toMatchObject({ status: 404 });
		file.permissions.push({ id: '1', type: 'user', role: 'reader', emailAddress: me });
		await client().files.get({ fileId: file.id });
		await expect(client().files.update({ fileId: file.id, requestBody: { name: 'y' } })).rejects.toMatchObject({ status: 403 });
		await expect(client().files.delete({ fileId: file.id })).rejects.toMatchObject({ status: 403 });
	});

	test('a shortcut says which file it leads to', async () => {
		const target = google.drive.state.add({ name: 'register.csv', mimeType: 'text/csv' });
		const requestBody = { name: 'here too', mimeType: 'application/vnd.google-apps.shortcut', shortcutDetails: { targetId: target.id } };
		const { data } = await client().files.create({ requestBody, fields: 'shortcutDetails(targetId,targetMimeType),size' });
		expect(data).toEqual({ shortcutDetails: { targetId: target.id, targetMimeType: 'text/csv' } });
	});

	test('about needs to be told what to tell', async () => {
		await expect(client().about.get({})).rejects.toMatchObject({ status: 400 });
		expect((await client().about.get({ fields: 'user(emailAddress)' })).data).toEqual({ user: { emailAddress: me } });
	});
});
