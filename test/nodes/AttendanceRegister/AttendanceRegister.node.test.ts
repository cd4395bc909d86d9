import { readItem } from '../../../attendance/item';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { runNode, type InputFile, type NodeRun } from '../../support/runNode';
import { workbook } from '../../support/workbook';

const csv = (fileName: string, ...lines: string[]): InputFile => ({ content: Buffer.from(lines.join('\r\n')), fileName, mimeType: 'text/csv' });

const marks = csv('marks.csv', 'Admission Number,Date,Session,Mark', '1042,07/09/2026,AM,/', '1042,07/09/2026,PM,I', '1043,07/09/2026,AM,H');
const pupils = csv('pupils.csv', 'Admission Number,Legal Surname,Legal Forename,Reg Group', '1042,Ash,Ann,7B', '1043,Elm,Bo,7A');
const contacts = csv('contacts.csv', 'Admission Number,Contact Name,Relationship', '1042,Ada Ash,Mother');

const run = (items: NodeRun['items'], more: Partial<NodeRun> = {}) => runNode(new AttendanceRegister(), { items, ...more });

describe('Attendance Register, import', () => {
	it('gives one item a pupil and the rejected rows apart, each paired with the item of its file', async () => {
		const { outputs } = await run([{ json: {}, binary: { marks, pupils, contacts } }], { parameters: { schoolName: 'Netherby School', schoolUrn: '123456' } });
		const [imported = [], rejected = []] = outputs;
		expect(imported.map(({ json }) => readItem(json, ['school', 'pupil', 'contacts', 'register']))).toMatchObject([
			{ pupil: { id: '1043', legalSurname: 'Elm' }, contacts: [], register: { weeks: { '2026-09-07': '- - . . . . . . . .' } } },
			{
				school: { name: 'Netherby School', urn: '123456' },
				pupil: { id: '1042', registrationGroup: '7B' },
				contacts: [{ name: 'Ada Ash', relationship: 'Mother' }],
				register: { from: '2026-09-07', to: '2026-09-07', weeks: { '2026-09-07': '/ I . . . . . . . .' } },
			},
		]);
		expect(rejected.map(({ json }) => json)).toEqual([
			{ file: 'marks.csv', row: 4, field: 'Mark', value: 'H', reason: 'H was withdrawn on 19 August 2024', advice: expect.stringContaining('look at C or G') },
		]);
		expect([...imported, ...rejected].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
	});

	it('works with a file and nothing else set, whatever the file is called in the item', async () => {
		const { outputs } = await run([{ json: {}, binary: { data: marks } }]);
		expect(outputs[0]?.map(({ json }) => (json.pupil as { id: string }).id)).toEqual(['1042', '1043']);
	});

	it('reads an Excel workbook', async () => {
		const content = workbook({ Report: [['Register'], ['UPN', 'Session Date', 'AM/PM', 'Code'], ['B801200005001', { days: 46272 }, 'AM', 'C1']] });
		const { outputs } = await run([{ json: {}, binary: { marks: { content, fileName: 'marks.xlsx', mimeType: 'application/octet-stream' } } }]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ pupil: { id: 'B801200005001' }, register: { weeks: { '2026-09-07': 'C1 . . . . . . . . .' } } });
	});

	it('imports each item by itself', async () => {
		const other = csv('other.csv', 'UPN,Date,Session,Mark', 'B801200005001,08/09/2026,AM,L');
		const { outputs } = await run([{ json: {}, binary: { marks } }, { json: {}, binary: { marks: other } }]);
		expect(outputs[0]?.map(({ json, pairedItem }) => [(json.register as { from: string }).from, pairedItem])).toEqual([
			['2026-09-07', { item: 0 }],
			['2026-09-07', { item: 0 }],
			['2026-09-08', { item: 1 }],
		]);
	});

	it('takes dates, layout and phase as the person sets them', async () => {
		const parameters = { layout: 'long', phase: 'special', options: { from: '2026-09-07', to: '2026-09-07T00:00:00' } };
		const { outputs } = await run([{ json: {}, binary: { marks } }], { parameters });
		expect(outputs[0]?.[0]?.json).toMatchObject({ school: { phase: 'special' } });
		await expect(run([{ json: {}, binary: { marks } }], { parameters: { layout: 'weekly' } })).rejects.toThrow(/^marks\.csv: the columns for/);
	});

	it.each([
		['there is no file', {}, 'The item carries no file called "marks"', /It carries no file at all.*Read\/Write Files from Disk/],
		['none of several is the one', { one: marks, two: marks }, 'The item carries no file called "marks"', /It carries "one", "two"/],
		['only other files are there', { pupils }, 'The item carries no file called "marks"', /It carries "pupils"/],
		['the file is empty', { marks: csv('marks.csv', '') }, 'marks.csv is empty', /Export it again/],
		['the file is no table', { marks: csv('marks.csv', '%PDF-1.7') }, 'marks.csv is a PDF', /CSV or Excel/],
		['a column is missing', { marks: csv('marks.csv', 'UPN,Date,Mark', 'x,07/09/2026,/') }, 'marks.csv: the column for the session (AM or PM) is missing', /Row 1 has these columns: UPN, Date, Mark/],
		['a further file is wrong', { marks, pupils: csv('pupils.csv', 'Colour,Shape', 'red,round') }, "pupils.csv: the column for the pupil's number is missing", /"Admission Number" or "UPN"/],
	])('fails with the file and what to do where %s', async (_, binary, message, description) => {
		await expect(run([{ json: {}, binary }])).rejects.toMatchObject({ message, description: expect.stringMatching(description) });
		const { outputs } = await run([{ json: {}, binary }, { json: {}, binary: { marks } }], { continueOnFail: true });
		expect(outputs[0]?.map(({ json }) => json.error ?? 'imported')).toEqual([message, 'imported', 'imported']);
	});

	it('refuses a URN that is not six digits', async () => {
		await expect(run([{ json: {}, binary: { marks } }], { parameters: { schoolUrn: '12345' } })).rejects.toMatchObject({ message: '"School URN" must be six digits; it is "12345"' });
	});

	it('shows a file name on one line, whoever chose it', async () => {
		const named = { ...csv('', ''), fileName: 'marks\n\u0007.csv' };
		await expect(run([{ json: {}, binary: { marks: named } }])).rejects.toMatchObject({ message: 'marks .csv is empty' });
	});
});
