import { Doubles } from '../core/doubles';
import { addSchool, marksFor, school, student } from './sampleSchool';
import { WondeDouble } from './wonde';

const root = 'https://api.wonde.com/v1.0';
let wonde: WondeDouble;
let doubles: Doubles;
beforeEach(async () => {
	wonde = new WondeDouble();
	doubles = await Doubles.start(wonde);
	addSchool(wonde, { students: [student(1)], marks: marksFor(1, 3) });
});
afterEach(() => doubles.close());
const ask = (path: string, request = {}) => doubles.fetchAs(wonde.signIn('students', 'attendance'))(`${root}${path}`, request);

test.each<[string, string, object, number, string]>([
	['an unknown endpoint', `/schools/${school}/attendance`, {}, 404, 'no endpoint'],
	['an unknown query parameter', `/schools/${school}/students?limit=5`, {}, 400, 'unknown query parameter: limit'],
	['more than 200 records a page', `/schools/${school}/students?per_page=500`, {}, 400, 'per_page'],
	['an unknown include', `/schools/${school}/students?include=medical`, {}, 400, 'unknown include: medical'],
	['writing', `/schools/${school}/students`, { method: 'POST', body: '{}' }, 405, 'nothing is ever written'],
])('%s is refused and kept', async (_what, path, request, status, why) => {
	expect((await ask(path, request)).status).toBe(status);
	expect(doubles.refusals().map(({ refusal }) => refusal)).toEqual([expect.stringContaining(why)]);
});

test.each<[string, () => Promise<Response>, number]>([
	['no token', () => doubles.fetchUnsigned(`${root}/schools`), 401],
	['a token that nobody gave out', () => doubles.fetchAs('other')(`${root}/schools`), 401],
	['a permission that lacks', () => ask(`/schools/${school}/students?include=contacts`), 403],
	['a school that is not there', () => ask('/schools/A0/students'), 404],
])('%s is refused as in life', async (_what, send, status) => {
	expect((await send()).status).toBe(status);
	expect(doubles.refusals()).toEqual([]);
});

test('what is not asked for does not come, and what is comes within data', async () => {
	const [bare] = ((await (await ask(`/schools/${school}/students`)).json()) as { data: object[] }).data;
	expect(bare).not.toHaveProperty('education_details');
	const [whole] = ((await (await ask(`/schools/${school}/students?include=education_details`)).json()) as { data: object[] }).data;
	expect(whole).toHaveProperty('education_details.data.upn');
	expect(whole).not.toHaveProperty('contacts');
});

test('pages say where the next one is, and a cursor keeps its place', async () => {
	const page = async (url: string) => (await (await doubles.fetchAs(wonde.signIn('attendance'))(url)).json()) as { data: { id: string }[]; meta: { pagination: { next: string | null; more: boolean } } };
	const one = await page(`${root}/schools/${school}/attendance/session?cursor=true&per_page=4`);
	wonde.schools[0]!.marks.shift();
	const two = await page(String(one.meta.pagination.next));
	expect([...one.data, ...two.data].map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((index) => `M00000${index}`));
	expect([one.meta.pagination.more, two.meta.pagination.more, two.meta.pagination.next]).toEqual([true, false, null]);
});
