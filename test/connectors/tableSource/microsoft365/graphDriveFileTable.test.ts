import { graphDriveFileTable } from '../../../../connectors/tableSource/microsoft365/graphDriveFileTable';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { DriveItem } from '../../../doubles/microsoft365/drive/driveState';
import { startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';
import { surviveEveryFault, type World } from '../../service/everyFault';

const score = (cells: readonly string[]) => cells.filter((cell) => cell === 'UPN' || cell === 'Mark').length;
const line = (index: number) => `A${String(index).padStart(9, '0')},2026-09-09,AM,${index % 3 ? '/' : 'I'}\r\n`;
const file = (rows: number) => `UPN,Date,Session,Mark\r\n${Array.from({ length: rows }, (_, index) => line(index)).join('')}`;
/** Longer than two pieces of a download. */
const large = file(400_000);
const twoPieces = file(140_000);

function put({ school, office }: StartedSchool, content: string): { readonly item: DriveItem; readonly at: { driveId: string; itemId: string } } {
	const drive = school.driveOf(office);
	const item = drive.put('Registers/autumn.csv', content);
	return { item, at: { driveId: drive.id, itemId: item.id } };
}

async function rowsOf(started: StartedSchool, at: { driveId: string; itemId: string }): Promise<{ readonly count: number; readonly last: readonly string[] | undefined }> {
	const source = graphDriveFileTable(started.signedIn('Files.Read'), at);
	try {
		const table = await source.open(score);
		let count = 0;
		let last: readonly string[] | undefined;
		for await (const batch of table.rows) {
			count += batch.length;
			last = batch.at(-1)?.cells ?? last;
		}
		return { count, last };
	} finally {
		source.close();
	}
}

let started: StartedSchool;
beforeEach(async () => {
	started = await startSchool();
});
afterEach(() => started.doubles.close());
const whole = { count: 400_000, last: ['A000399999', '2026-09-09', 'AM', 'I'] };
const download = { path: /download\.aspx/ };

describe('a file in OneDrive', () => {
	test('is read by ranges, without a token where it is downloaded from', async () => {
		const { at } = put(started, large);
		expect(await rowsOf(started, at)).toEqual(whole);
		const pieces = started.doubles.requests.filter(({ url }) => download.path.test(url.pathname));
		expect(pieces.length).toBeGreaterThan(2);
		for (const { headers } of pieces) expect([headers.range?.startsWith('bytes='), headers.authorization]).toEqual([true, undefined]);
		expectNoRefusals(started.doubles);
	});

	test.each(['before', 'within the body', 'after'] as const)('whose connection breaks (%s) is read on, and no row is lost', async (when) => {
		const { at } = put(started, large);
		started.doubles.faultOnce({ ...download, after: 1 }, { kind: 'cut', when });
		expect(await rowsOf(started, at)).toEqual(whole);
	});

	test('whose address runs out is asked for another', async () => {
		const { at } = put(started, large);
		started.doubles.faultOnce({ ...download, after: 1 }, { kind: 'answer', status: 401 });
		expect(await rowsOf(started, at)).toEqual(whole);
	});

	test('of a service that gives no ranges is read whole', async () => {
		const { at } = put(started, 'UPN,Mark\r\nA1,/\r\n');
		started.doubles.faultOnce(download, { kind: 'answer', status: 200, headers: { 'content-type': 'text/csv' }, body: 'UPN,Mark\r\nA1,/\r\n' });
		expect((await rowsOf(started, at)).count).toBe(1);
	});

	test.each([
		['shorter', file(300_000)],
		['as long as before', large.replaceAll('/', 'O')],
		['longer', file(400_001)],
	])('that is changed while it is read (%s) is an error', async (_, after) => {
		const { item, at } = put(started, large);
		started.doubles.between({ ...download, after: 1 }, () => item.write(Buffer.from(after)));
		await expect(rowsOf(started, at)).rejects.toThrow(/autumn\.csv could not be read: it was changed while it was read/);
	});

	test('that holds nothing is said to be empty', async () => {
		const { at } = put(started, '');
		await expect(rowsOf(started, at)).rejects.toThrow('autumn.csv is empty');
	});
});

test('every request meets every fault: all rows, or a clear error', async () => {
	const makeWorld = async (): Promise<World<unknown>> => {
		const world = await startSchool();
		const { at } = put(world, twoPieces);
		let rows: unknown;
		return {
			doubles: world.doubles,
			act: async () => {
				rows = await rowsOf(world, at);
			},
			state: () => rows,
		};
	};
	expect(await surviveEveryFault(makeWorld, [1])).toBeGreaterThan(60);
});
