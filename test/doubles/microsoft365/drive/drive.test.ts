import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { TestSchool, type Sent } from '../support';

let test365: TestSchool;
let doubles: Doubles;
beforeEach(async () => {
	test365 = new TestSchool();
	test365.school.addSite('sites/attendance', 'Attendance');
	doubles = await test365.start();
});
afterEach(() => doubles.close());

const drive = () => test365.school.driveOf(test365.office);
const library = () => test365.school.driveOf(test365.school.sites.all[0]!);
const bytes = (text: string): Sent => ({ method: 'PUT', body: text, headers: { 'content-type': 'application/octet-stream' } });
const statusOf = async (path: string, sent: Sent) => (await test365.send(path, sent)).status;

describe('a file in OneDrive or SharePoint', () => {
	test('is put at a path, found by it, listed, renamed, and taken away', async () => {
		const client = test365.client();
		const made = (await client.api('/me/drive/root:/Letters%20out/a%23b.txt:/content').header('content-type', 'text/plain').put('hello')) as { id: string };
		expect(drive().at('Letters out/a#b.txt')?.id).toBe(made.id);
		expect(await client.api('/me/drive/root:/Letters%20out:/children').select('name,size').get()).toMatchObject({ value: [{ name: 'a#b.txt', size: 5 }] });
		await client.api(`/me/drive/items/${made.id}`).patch({ name: 'b.txt' });
		await client.api(`/me/drive/items/${made.id}`).delete();
		expect(await statusOf(`/me/drive/items/${made.id}`, {})).toBe(404);
		expectNoRefusals(doubles);
	});

	test('comes from another host, whole or in part, without a token', async () => {
		drive().put('a.txt', 'hello');
		const answer = await test365.send('/me/drive/root:/a.txt:/content');
		const url = new URL(answer.headers.get('location')!);
		const get = (headers: Record<string, string>) => test365.graph.answer({ method: 'GET', url, headers, body: Buffer.alloc(0) });
		expect(answer.status).toBe(302);
		expect(url.host).toBe('oakfield-my.sharepoint.com');
		expect(String((await get({})).body)).toBe('hello');
		expect(await get({ range: 'bytes=1-2' })).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 1-2/5' } });
		expect(await get({ authorization: 'Bearer office' })).toMatchObject({ status: 401, refusal: expect.any(String) });
	});

	test('is printed to PDF by the service where it can be', async () => {
		drive().put('a.docx', 'word');
		drive().put('a.zip', 'zip');
		expect(await statusOf('/me/drive/root:/a.docx:/content?format=pdf', {})).toBe(302);
		expect(await statusOf('/me/drive/root:/a.zip:/content?format=pdf', {})).toBe(406);
	});

	test.each([
		['fail', 409, ['a.txt'], 'old'],
		['rename', 201, ['a.txt', 'a 1.txt'], 'old'],
		['replace', 200, ['a.txt'], 'new'],
	])('whose name is taken: %s', async (ifTaken, status, names, content) => {
		drive().put('a.txt', 'old');
		expect(await statusOf(`/me/drive/root:/A.TXT:/content?@microsoft.graph.conflictBehavior=${ifTaken}`, bytes('new'))).toBe(status);
		expect(drive().root.children.map(({ name }) => name.toLowerCase())).toEqual(names);
		expect(String(drive().at('a.txt')!.content)).toBe(content);
		expectNoRefusals(doubles);
	});

	test('is changed only as it was read', async () => {
		const { eTag } = drive().put('a.txt', 'old');
		const put = (tag: string) => statusOf('/me/drive/root:/a.txt:/content', { ...bytes('new'), headers: { 'content-type': 'text/plain', 'if-match': tag } });
		expect([await put(eTag), await put(eTag)]).toEqual([200, 412]);
	});

	test('is opened to one person', async () => {
		const { id } = drive().put('a.txt', 'x');
		const invite = { recipients: [{ email: 'head@oakfield.example' }], requireSignIn: true, sendInvitation: false, roles: ['read'] };
		for (let twice = 0; twice < 2; twice += 1) await test365.client().api(`/me/drive/items/${id}/invite`).post(invite);
		expect((await test365.json(`/me/drive/items/${id}/permissions`)).value).toMatchObject([{ roles: ['read'], invitation: { email: 'head@oakfield.example' } }]);
		expect(drive().at('a.txt')!.sharings).toMatchObject([{ invited: false }]);
	});
});

describe('an upload session', () => {
	const piece = 320 * 1024;
	const whole = Buffer.alloc(2 * piece + 10, 1);
	async function open(json: object = { item: { '@microsoft.graph.conflictBehavior': 'fail' } }) {
		const { uploadUrl } = await test365.json('/me/drive/root:/big.bin:/createUploadSession', { method: 'POST', json });
		return (from: number, to: number, headers: Record<string, string> = {}) =>
			test365.graph.answer({ method: 'PUT', url: new URL(uploadUrl), headers: { 'content-range': `bytes ${from}-${to - 1}/${whole.length}`, ...headers }, body: whole.subarray(from, to) });
	}

	test('takes pieces in order and makes the file with the last', async () => {
		const put = await open();
		expect(await put(0, piece)).toMatchObject({ status: 202, body: { nextExpectedRanges: [`${piece}-`] } });
		expect(drive().at('big.bin')).toBeUndefined();
		expect(await put(piece, whole.length)).toMatchObject({ status: 201, body: { name: 'big.bin', size: whole.length } });
	});

	test('ends in a conflict where the name was taken meanwhile', async () => {
		const put = await open();
		drive().put('big.bin', 'somebody else');
		expect(await put(0, whole.length)).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
	});

	test.each<[string, number, number, number, Record<string, string>]>([
		['a length that is no multiple of 320 KiB', 400, 0, piece + 1, {}],
		['a piece that is too early', 416, piece, 2 * piece, {}],
		['an Authorization header', 401, 0, piece, { authorization: 'Bearer office' }],
		['a range that is not the piece\'s', 400, 0, piece, { 'content-range': `bytes 0-5/${whole.length}` }],
	])('refuses %s', async (_damage, status, from, to, headers) => {
		expect(await (await open())(from, to, headers)).toMatchObject({ status, refusal: expect.any(String) });
	});
});

describe('permissions', () => {
	test.each([
		['own files', 'Files.ReadWrite', 'own', 200],
		['own files', 'Files.ReadWrite', 'library', 403],
		['all files', 'Files.ReadWrite.All', 'library', 200],
		['mail', 'Mail.ReadWrite', 'own', 403],
	])('of somebody for %s (%s) reach the %s drive: %d', async (_name, scope, which, status) => {
		const { id } = which === 'own' ? drive() : library();
		expect(await statusOf(`/drives/${encodeURIComponent(id)}/root/children`, { as: test365.as('some', scope) })).toBe(status);
	});

	test.each([
		[undefined, 403, 403],
		['read', 200, 403],
		['write', 200, 200],
	] as const)('of an application for selected sites, granted %s', async (role, reading, writing) => {
		const site = test365.school.sites.all[0]!;
		if (role) site.granted.set('app-1', role);
		library().put('a.txt', 'x');
		const as = test365.asApp('selected', 'Sites.Selected');
		expect(await statusOf(`/sites/${site.id}/drive/root/children`, { as })).toBe(reading);
		expect(await statusOf(`/sites/${site.id}/drive/root:/a.txt:/content`, { ...bytes('y'), as })).toBe(writing < 300 ? 200 : writing);
	});
});

describe('a request for files is refused', () => {
	const post = (json: object): Sent => ({ method: 'POST', json });
	const person = { recipients: [{ email: 'head@oakfield.example' }], requireSignIn: true, sendInvitation: false, roles: ['read'] };
	test.each<[string, string, Sent, number, RegExp]>([
		['a name with a star', '/me/drive/root:/a*b:/content', bytes('x'), 400, /name/],
		['a name that is reserved', '/me/drive/root/children', post({ name: 'CON', folder: {} }), 400, /name/],
		['no name', '/me/drive/root/children', post({ folder: {} }), 400, /name/],
		['a folder that is no facet', '/me/drive/root/children', post({ name: 'a', folder: true }), 400, /folder/],
		['an unknown behaviour', '/me/drive/root/children', post({ name: 'a', folder: {}, '@microsoft.graph.conflictBehavior': 'merge' }), 400, /conflictBehavior/],
		['a property that is not the client\'s', '/me/drive/root/children', post({ name: 'a', folder: {}, webUrl: 'x' }), 400, /webUrl/],
		['no content type', '/me/drive/root:/a.txt:/content', { method: 'PUT', body: 'x' }, 400, /content-type/],
		['a path with an empty part', '/me/drive/root:/a//b:/children', {}, 400, /empty/],
		['an eTag without quotes', '/me/drive/root:/there.txt:', { method: 'DELETE', headers: { 'if-match': 'abc' } }, 400, /If-Match/],
		['another name than the path\'s', '/me/drive/root:/a.bin:/createUploadSession', post({ item: { name: 'b.bin' } }), 400, /path/],
		['a role that is none', '/me/drive/root:/there.txt:/invite', post({ ...person, roles: ['edit'] }), 400, /roles/],
		['nobody to invite', '/me/drive/root:/there.txt:/invite', post({ ...person, recipients: [] }), 400, /recipients/],
		['a recipient written otherwise', '/me/drive/root:/there.txt:/invite', post({ ...person, recipients: [{ mail: 'x@y.example' }] }), 400, /mail/],
		['too many on a page', '/me/drive/root/children?$top=1000', {}, 400, /\$top/],
		['an application at "me"', '/me/drive', { as: 'app' }, 400, /delegated/],
	])('for %s', async (_damage, path, sent, status, why) => {
		drive().put('there.txt', 'x');
		const answer = await test365.send(path, sent);
		expect([answer.status, await answer.json()]).toEqual([status, { error: expect.objectContaining({ message: expect.stringMatching(why) }) }]);
		expect(doubles.refusals()).toHaveLength(1);
	});
});
