import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { GoogleDouble } from '../google';
import { pieceUnit } from '../http/resumable';

describe('an upload in pieces', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());
	const content = Buffer.alloc(pieceUnit * 2 + 100, 'x');
	const fetch = () => doubles.fetchAs(google.signIn(['https://www.googleapis.com/auth/drive.file']));
	const begin = async () => {
		const answer = await fetch()('https://www.googleapis.com/upload/drive/v3/files?uploadType=resumable&fields=id,size', {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-upload-content-type': 'text/plain', 'x-upload-content-length': String(content.length) },
			body: JSON.stringify({ name: 'big.txt' }),
		});
		return String(answer.headers.get('location'));
	};
	const piece = (address: string, from: number, to: number, header = `bytes ${from}-${to - 1}/${content.length}`) =>
		fetch()(address, { method: 'PUT', headers: { 'content-range': header }, body: content.subarray(from, to) });
	const howFar = (address: string) => fetch()(address, { method: 'PUT', headers: { 'content-range': `bytes */${content.length}` } });

	test('says how far it is, and makes the file with the last piece, once', async () => {
		const address = await begin();
		expect((await howFar(address)).headers.get('range')).toBeNull();
		const first = await piece(address, 0, pieceUnit * 2);
		expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${pieceUnit * 2 - 1}`]);
		expect(google.drive.state.paths()).toEqual([]);
		expect((await howFar(address)).headers.get('range')).toBe(`bytes=0-${pieceUnit * 2 - 1}`);
		const made = await (await piece(address, pieceUnit * 2, content.length)).json();
		expect(made).toEqual({ id: expect.any(String), size: String(content.length) });
		expect(await (await howFar(address)).json()).toEqual(made);
		expect(google.drive.state.paths()).toEqual(['big.txt']);
		expectNoRefusals(doubles);
	});

	test('without a Content-Range all of it comes at once', async () => {
		const answer = await fetch()(await begin(), { method: 'PUT', body: content });
		expect(answer.status).toBe(200);
		expectNoRefusals(doubles);
	});

	test.each([
		['begins too late', pieceUnit, pieceUnit * 2, undefined],
		['is no multiple of 256 KiB', 0, 1000, undefined],
		['has another length than its header says', 0, pieceUnit, `bytes 0-${pieceUnit}/${content.length}`],
		['has another whole than was announced', 0, pieceUnit, `bytes 0-${pieceUnit - 1}/${content.length + 1}`],
		['has a header that is none', 0, pieceUnit, 'bytes=0-5'],
	])('refuses a piece that %s', async (_what, from, to, header) => {
		const address = await begin();
		expect((await piece(address, from, to, header)).status).toBe(400);
		expect(doubles.refusals()).toHaveLength(1);
		expect((await howFar(address)).headers.get('range')).toBeNull();
	});

	test('an address that is forgotten leads nowhere', async () => {
		const address = await begin();
		google.drive.uploads.forgetAll();
		expect((await howFar(address)).status).toBe(404);
	});
});
