import { importRegister } from '../../../../attendance/register/importRegister';
import type { TableRow } from '../../../../attendance/register/table';
import { schools } from '../../../../connectors/pick/wonde';
import type { ServiceAccess } from '../../../../connectors/service/access';
import { wondeTable, type WondeTable } from '../../../../connectors/tableSource/wonde/wondeTable';
import { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import { addSchool, dayOf, mark, marksFor, school, student } from '../../../doubles/wonde/sampleSchool';
import { WondeDouble, type Permission, type WondeSchool } from '../../../doubles/wonde/wonde';
import { surviveEveryFault } from '../../service/everyFault';

const everything: readonly Permission[] = ['students', 'contacts', 'attendance'];

interface World {
	readonly doubles: Doubles;
	readonly wonde: WondeDouble;
	readonly school: WondeSchool;
	readonly access: ServiceAccess;
}

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start(given: Partial<WondeSchool> = {}, permissions = everything): Promise<World> {
	const wonde = new WondeDouble();
	const doubles = await Doubles.start(wonde);
	open.push(doubles);
	return { doubles, wonde, school: addSchool(wonde, given), access: { fetch: doubles.fetchAs(wonde.signIn(...permissions)), patience: { firstWait: 1, longestWait: 50 } } };
}

async function read({ access }: World, table: WondeTable): Promise<{ header: readonly string[]; rows: TableRow[]; batches: number[] }> {
	const { header, rows } = await wondeTable(access, school, table).open(() => 0);
	const all: TableRow[] = [];
	const batches: number[] = [];
	for await (const batch of rows) {
		all.push(...batch);
		batches.push(batch.length);
	}
	return { header: header.cells, rows: all, batches };
}

/** Rows as objects by the names of the columns. */
async function records(world: World, table: WondeTable): Promise<Record<string, string>[]> {
	const { header, rows } = await read(world, table);
	return rows.map(({ cells }) => Object.fromEntries(header.map((name, column) => [name, String(cells[column])])));
}

describe('marks', () => {
	test('come as Wonde has them, a page at a time', async () => {
		const world = await start({ marks: marksFor(5, 41) });
		const { header, rows, batches } = await read(world, 'marks');
		expect(header).toEqual(['Student ID', 'Date', 'Session', 'Mark', 'Minutes Late']);
		expect(batches).toEqual([200, 200, 10]);
		expect(rows[0]).toEqual({ row: 2, cells: ['A000001', '2026-11-02', 'AM', 'O', ''] });
		expect(new Set(rows.map(({ row }) => row)).size).toBe(410);
		expectNoRefusals(world.doubles);
	});

	test('a page is asked for when it is wanted, and no sooner', async () => {
		const world = await start({ marks: marksFor(5, 41) });
		const source = wondeTable(world.access, school, 'marks');
		const { rows } = await source.open(() => 0);
		await rows[Symbol.asyncIterator]().next();
		expect(world.doubles.requests).toHaveLength(1);
		source.close();
	});

	test('a code that no set knows goes on as it is, and minutes late with it', async () => {
		const world = await start({ marks: [mark(1, 1, '2026-11-02', 'AM', 'Q9'), mark(2, 1, '2026-11-02', 'PM', 'L', { minutes_late: 10 })] });
		expect((await records(world, 'marks')).map((row) => [row.Mark, row['Minutes Late']])).toEqual([['Q9', ''], ['L', '10']]);
	});

	test('comments are never taken over', async () => {
		const world = await start({ marks: marksFor(1, 1) });
		expect(JSON.stringify(await read(world, 'marks'))).not.toContain('Never to be read');
	});

	// A midnight of British Summer Time is 23:00 of the day before by UTC.
	test.each([
		['in London', dayOf('2026-09-03'), '2026-09-03'],
		['by UTC, in summer', { date: '2026-09-02 23:00:00.000000', timezone_type: 3, timezone: 'UTC' }, '2026-09-03'],
		['at midnight by UTC, in winter', dayOf('2026-11-03', 'UTC'), '2026-11-03'],
		['as plain text', '2026-09-03', '2026-09-03'],
	])('a day written %s is that day', async (_what, date, day) => {
		const world = await start({ marks: [mark(1, 1, '2026-01-01', 'AM', '/', { date })] });
		expect((await records(world, 'marks'))[0]).toMatchObject({ Date: day });
	});

	test('where the MIS does not include codes, they are looked up by their ids', async () => {
		const world = await start({ marks: marksFor(2, 1), without: new Set(['attendance_code']) });
		expect((await records(world, 'marks')).map((row) => row.Mark)).toEqual(['O', '\\', 'O', '\\']);
		expectNoRefusals(world.doubles);
	});

	test('marks without any code are refused: the field is not approved', async () => {
		const world = await start({ marks: [mark(1, 1, '2026-11-02', 'AM', '/', { attendance_code: null })] });
		await expect(read(world, 'marks')).rejects.toMatchObject({ advice: expect.stringContaining('attendance codes') });
	});
});

describe('pupils', () => {
	test('come with their details, and the school’s name and number', async () => {
		const world = await start({ students: [student(1)] });
		expect(await records(world, 'pupils')).toEqual([
			{
				'Student ID': 'A000001', UPN: expect.stringMatching(/^[A-Z]820432100001$/), 'Admission Number': '001', 'Legal Surname': 'Brook', 'Legal Forename': 'Samuel', 'Preferred Forename': 'Sam', 'Date of Birth': '2013-06-09',
				'Year Group': '8', 'Registration Group': '8B', 'Admission Date': '2024-09-02', 'House Number': '12', Street: 'High Street', Town: 'Oakford', Postcode: 'OX1 1AA',
				'Free School Meals': 'Yes', 'SEN Status': 'K', EAL: 'No', 'In Care': 'No', 'Ever In Care': 'No', 'School Name': 'Oakford Academy', 'School URN': '100001',
			},
		]);
		expectNoRefusals(world.doubles);
	});

	test('a field that the school has not approved is left out, and not taken for no', async () => {
		const world = await start({ students: [student(1, { extended_details: { data: { sen_status: 'K', free_school_meals: null } } })] });
		expect((await read(world, 'pupils')).header).toEqual(expect.not.arrayContaining(['Free School Meals', 'EAL']));
	});

	test.each([
		['of its own place', new Set<string>(), '8B'],
		['from all groups, where it has none', new Set(['group']), '8B'],
		['nowhere, where the MIS gives no groups', new Set(['group', 'groups']), undefined],
	])('the registration group comes %s', async (_what, without, group) => {
		const world = await start({ students: [student(1)], without });
		expect((await records(world, 'pupils'))[0]?.['Registration Group']).toBe(group);
		expectNoRefusals(world.doubles);
	});
});

test('contacts come with a row for each pupil, and what a letter needs', async () => {
	const world = await start({ students: [student(1), student(2, { contacts: { data: [] } })] });
	expect(await records(world, 'contacts')).toEqual([
		{
			'Student ID': 'A000001', 'Contact ID': 'C000001', Title: 'Ms', Forename: 'Ngozi', Surname: 'Okafor', Relationship: 'Mother', 'Parental Responsibility': 'Yes', Priority: '1',
			'Lives With Pupil': 'Yes', 'Court Order': 'No', Email: 'ngozi@family.example', Mobile: '07700 900123', 'Home Telephone': '01632 960123', 'House Number': '12', Street: 'High Street', Town: 'Oakford', Postcode: 'OX1 1AA',
		},
	]);
	expectNoRefusals(world.doubles);
});

test('the importer knows all of it: pupils with marks, groups and people to write to', async () => {
	const world = await start({ students: [student(1), student(2)], marks: marksFor(2, 5) });
	const table = async (name: WondeTable) => await wondeTable(world.access, school, name).open(() => 0);
	const register = await importRegister({ marks: await table('marks'), pupils: await table('pupils'), contacts: await table('contacts'), lessons: undefined }, {
		school: { urn: '', name: '', localAuthority: '', phase: null },
	} as Parameters<typeof importRegister>[1]);
	expect(register.rejected).toEqual([]);
	expect(register.counts).toMatchObject({ read: 20, kept: 20 });
	expect(register.pupils[0]).toMatchObject({
		school: { name: 'Oakford Academy', urn: '100001' },
		pupil: { id: 'A000001', yearGroup: '8', registrationGroup: '8B', groups: { freeSchoolMeals: true, englishAdditionalLanguage: false, lookedAfter: false } },
		contacts: [{ name: 'Ngozi Okafor', parentalResponsibility: true, doNotContact: false, email: 'ngozi@family.example', address: { postcode: 'OX1 1AA' } }],
	});
});

describe('a list that changes while it is read', () => {
	const watched = async (change: (world: World) => void) => {
		const world = await start({ marks: marksFor(5, 41) });
		world.doubles.between({ path: /attendance\/session/ }, () => change(world));
		return (await read(world, 'marks')).rows.map(({ cells }) => cells.join());
	};
	test('a mark taken away before the cursor loses none that follows', async () => {
		const before = (await read(await start({ marks: marksFor(5, 41) }), 'marks')).rows.map(({ cells }) => cells.join());
		expect(await watched(({ school: one }) => void one.marks.shift())).toEqual(before);
	});
	test('a mark put in before the cursor reads none twice', async () => {
		const rows = await watched(({ school: one }) => void one.marks.unshift(mark(0, 1, '2026-10-30', 'AM', '/')));
		expect(rows).toHaveLength(410);
		expect(new Set(rows).size).toBe(410);
	});
	test.each<[string, object]>([
		['promises more and does not say where', { more: true, next: null }],
		['leads to another list', { more: true, next: `https://api.wonde.com/v1.0/schools/A2/attendance/session?cursor=x` }],
		['leads to another host', { more: true, next: `https://elsewhere.example/v1.0/schools/${school}/attendance/session?cursor=x` }],
	])('a page that %s is an error, and nothing is taken for whole', async (_what, pagination) => {
		const world = await start({ marks: marksFor(1, 1) });
		world.doubles.faultOnce({}, { kind: 'answer', status: 200, body: { data: [{ ...mark(1, 1, '2026-11-02', 'AM', '/'), attendance_code: { data: { code: '/' } } }], meta: { pagination } } });
		await expect(read(world, 'marks')).rejects.toMatchObject({ message: expect.stringContaining('lost its place'), advice: expect.stringContaining('Nothing was imported') });
		expect(world.doubles.strangers).toEqual([]);
	});
});

describe('what goes wrong is said with what to do next', () => {
	test.each<[WondeTable, readonly Permission[], string]>([
		['marks', ['students', 'contacts'], 'Attendance'],
		['pupils', ['attendance'], 'Students'],
		['contacts', ['attendance', 'students'], 'Contacts'],
	])('%s without permission: the permission is named', async (table, permissions, name) => {
		const world = await start({ students: [student(1)], marks: marksFor(1, 1) }, permissions);
		await expect(read(world, table)).rejects.toMatchObject({ status: 403, message: expect.stringContaining(`“${name}”`), advice: expect.stringContaining('approve') });
	});

	test('a token that Wonde does not take', async () => {
		const world = await start();
		await expect(read({ ...world, access: { ...world.access, fetch: world.doubles.fetchAs('other') } }, 'marks')).rejects.toMatchObject({ status: 401, advice: expect.stringContaining('token') });
	});

	test('a school that has not approved the app', async () => {
		const { access } = await start();
		await expect(wondeTable(access, 'A0', 'marks').open(() => 0)).rejects.toMatchObject({ status: 404, advice: expect.stringContaining('Pick the school again') });
	});

	test('an answer that is no JSON', async () => {
		const world = await start();
		world.doubles.faultOnce({}, { kind: 'answer', status: 200, body: '<html>' });
		await expect(read(world, 'marks')).rejects.toMatchObject({ advice: expect.stringContaining('region') });
	});

	test.each<WondeTable>(['marks', 'pupils', 'contacts'])('%s: every fault on every request ends in a whole table or a clear error', async (table) => {
		let rows = -1;
		const runs = await surviveEveryFault(async () => {
			const world = await start({ students: Array.from({ length: 201 }, (_, index) => student(index + 1)), marks: marksFor(4, 26) });
			return {
				doubles: world.doubles,
				act: async () => {
					rows = -1;
					rows = (await read(world, table)).rows.length;
				},
				state: () => rows,
			};
		});
		expect(runs).toBeGreaterThan(60);
	}, 120_000);
});

test('schools are offered by name, and by what was typed', async () => {
	const world = await start();
	addSchool(world.wonde, { id: 'A2', name: 'Birch Primary' });
	expect(await schools(world.access)).toEqual({ choices: [{ id: 'A2', name: 'Birch Primary' }, { id: school, name: 'Oakford Academy' }] });
	expect((await schools(world.access, 'oak')).choices).toHaveLength(1);
	expectNoRefusals(world.doubles);
});
