import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { Doubles } from '../../doubles/core/doubles';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { addSchool, mark, marksFor, school, student } from '../../doubles/wonde/sampleSchool';
import { WondeDouble, type Permission } from '../../doubles/wonde/wonde';
import { runKeyed } from '../../support/keyedNode';

let wonde: WondeDouble;
let doubles: Doubles;
beforeEach(async () => {
	wonde = new WondeDouble();
	doubles = await Doubles.start(wonde);
	addSchool(wonde, { students: [student(1), student(2)], marks: [...marksFor(2, 120), mark(900_000, 2, '2026-11-03', 'AM', 'Q9')] });
});
afterEach(() => doubles.close());

async function imported(parameters: object = {}, permissions: readonly Permission[] = ['students', 'contacts', 'attendance']) {
	const { outputs, hints } = await runKeyed(new AttendanceRegister(), doubles, { credential: 'wondeApi', key: wonde.signIn(...permissions) }, {
		items: [{ json: {} }],
		parameters: { operation: 'import', service: 'wonde', wondeSchool: { __rl: true, mode: 'id', value: school }, ...parameters },
	});
	const [pupils = [], rejected = []] = outputs;
	return { pupils: pupils.map(({ json }) => json), rejected: rejected.map(({ json }) => json), hints };
}

test('gives an item a pupil with marks, details and contacts, and what it cannot read apart', async () => {
	const { pupils, rejected } = await imported({ options: { to: '2026-11-06' } });
	expect(pupils).toMatchObject([
		{ school: { name: 'Oakford Academy', urn: '100001' }, pupil: { id: 'A000001', registrationGroup: '8B' }, contacts: [{ name: 'Ngozi Okafor', parentalResponsibility: true }], register: { weeks: { '2026-11-02': 'O \\ / \\ / \\ / \\ / \\' } } },
		{ pupil: { id: 'A000002' } },
	]);
	expect(rejected).toEqual([expect.objectContaining({ file: 'Wonde (the marks)', value: 'Q9' })]);
	expectNoRefusals(doubles);
});

test('reads what was chosen, and no more than the school has approved', async () => {
	const { pupils } = await imported({ wondeTables: [] }, ['attendance']);
	expect(pupils).toMatchObject([{ pupil: { id: 'A000001' }, contacts: [] }, { pupil: { id: 'A000002' } }]);
	expect(new Set(doubles.requests.map(({ url }) => url.pathname))).toEqual(new Set([`/v1.0/schools/${school}/attendance/session`]));
});

test('a permission that lacks is named, with who gives it', async () => {
	await expect(imported({}, ['attendance', 'students'])).rejects.toMatchObject({ message: expect.stringContaining('“Contacts”'), description: expect.stringContaining('administrator') });
});

test('an empty school is asked for', async () => {
	await expect(imported({ wondeSchool: { __rl: true, mode: 'id', value: '={{ "" }}' } })).rejects.toMatchObject({ message: expect.stringContaining('"School" is empty') });
});

test('a page in the middle that Wonde cannot give ends the import: half a register is none', async () => {
	doubles.faultOnce({ path: /attendance\/session/, after: 1, times: 3 }, { kind: 'answer', status: 404, body: {} });
	await expect(imported()).rejects.toMatchObject({ message: expect.stringContaining('Wonde could not give the marks') });
});
