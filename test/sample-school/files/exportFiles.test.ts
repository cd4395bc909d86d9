import { parse } from 'csv-parse/sync';
import { exportFiles, generateSchool, type SchoolFiles } from '../index';

type Row = Record<string, string>;

const school = generateSchool({ phase: 'primary', seed: 9, asAt: '2026-12-18', size: 150 });
const clean = exportFiles(school);
const read = (text: string) => parse(text, { bom: true, columns: true }) as Row[];
const lines = ({ files }: SchoolFiles, file: 'marks.csv' | 'pupils.csv') => parse(files[file], { bom: true }) as string[][];

describe('the exports of a sample school', () => {
	it('are CSV as Excel writes it: byte order mark, CRLF, dates as DD/MM/YYYY', () => {
		for (const text of Object.values(clean.files)) {
			expect(text.startsWith('\uFEFF')).toBe(true);
			expect(text.endsWith('\r\n')).toBe(true);
			expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		}
		expect(read(clean.files['marks.csv']).filter(({ Date: date }) => !/^\d\d\/\d\d\/2026$/.test(date as string))).toEqual([]);
	});

	it('have a row for each mark, pupil, and pupil with contact', () => {
		expect(new Set(read(clean.files['marks.csv']).map((row) => row['Admission Number']))).toEqual(new Set(school.pupils.map(({ pupil }) => pupil.id)));
		expect(read(clean.files['pupils.csv'])).toHaveLength(school.pupils.length);
		expect(read(clean.files['contacts.csv'])).toHaveLength(school.pupils.reduce((sum, { contacts }) => sum + contacts.length, 0));
	});

	it('put minutes beside late marks alone', () => {
		const wrong = read(clean.files['marks.csv']).filter(({ Mark: mark, 'Minutes Late': minutes }) => {
			if (mark === 'L') return !(Number(minutes) >= 1 && Number(minutes) <= 30);
			return mark === 'U' ? !(Number(minutes) > 30) : minutes !== '';
		});
		expect(wrong).toEqual([]);
	});

	it('say the same in the weekly layout', () => {
		const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
		const long = new Map(read(clean.files['marks.csv']).map((row) => [`${row['Admission Number']} ${row.Date} ${row.Session}`, row.Mark]));
		const weekly = new Map<string, string>();
		for (const row of read(exportFiles(school, { layout: 'weekly' }).files['marks.csv'])) {
			const [day, month, year] = (row['Week Beginning'] as string).split('/').map(Number) as [number, number, number];
			days.forEach((name, index) => {
				const date = new Date(Date.UTC(year, month - 1, day + index)).toISOString().slice(0, 10).split('-').reverse().join('/');
				for (const session of ['AM', 'PM']) if (row[name + session]) weekly.set(`${row['Admission Number']} ${date} ${session}`, row[name + session] as string);
			});
		}
		expect(weekly).toEqual(long);
	});
});

describe.each(['long', 'weekly'] as const)('planted faults in the %s layout', (layout) => {
	const dirty = exportFiles(school, { layout, dirt: true });
	const without = exportFiles(school, { layout });

	it('are of each kind, and none is there unless asked for', () => {
		expect(dirty.dirt.map(({ kind }) => kind).sort()).toEqual([
			'impossible date', 'two different marks', 'two different marks', 'withdrawn code', 'withdrawn code', 'withdrawn code', 'wrong check letter',
		]);
		expect(without.dirt).toEqual([]);
	});

	it('stand in the row and column that the list names', () => {
		for (const { file, row, field, value, pupilId } of dirty.dirt) {
			const table = lines(dirty, file);
			const cells = table[row - 1] as string[];
			expect(cells[(table[0] as string[]).indexOf(field)]).toBe(value);
			expect(cells[0]).toBe(pupilId);
		}
	});

	it('are all that differs: every other row is as it was', () => {
		const planted = new Set(dirty.dirt.filter(({ file }) => file === 'marks.csv').map(({ row }) => row));
		const wrongUpn = dirty.dirt.find(({ kind }) => kind === 'wrong check letter') as { pupilId: string };
		const before = new Set(lines(without, 'marks.csv').map((cells) => cells.join('|')));
		const news = lines(dirty, 'marks.csv').flatMap((cells, index) => (before.has(cells.join('|')) || cells[0] === wrongUpn.pupilId ? [] : [index + 1]));
		// Of two rows that contradict each other one was there before.
		expect(news.every((row) => planted.has(row))).toBe(true);
		expect(news).toHaveLength(planted.size - 1);
	});
});

it('a school too small for every fault has those that it can', () => {
	const { dirt } = exportFiles(generateSchool({ phase: 'primary', seed: 1, asAt: '2026-09-04', size: 1 }), { dirt: true });
	expect(dirt.length).toBeLessThan(7);
	expect(new Set(dirt.map(({ pupilId }) => pupilId)).size).toBeLessThanOrEqual(1);
});
