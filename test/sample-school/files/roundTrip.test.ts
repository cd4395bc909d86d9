import { parse } from 'csv-parse/sync';
import { importRegister } from '../../../attendance/register/importRegister';
import type { Table } from '../../../attendance/register/table';
import { exportFiles, generateSchool, type SampleSchool, type SchoolFiles } from '../index';

function table({ files }: SchoolFiles, file: keyof SchoolFiles['files']): Table {
	const [header, ...rows] = parse(files[file], { bom: true }) as [string[], ...string[][]];
	async function* batches() {
		yield rows.map((cells, index) => ({ row: index + 2, cells }));
	}
	return { file, titleRows: [], header: { row: 1, cells: header }, rows: batches() };
}

const imported = (files: SchoolFiles, { school }: SampleSchool) =>
	importRegister(
		{ marks: table(files, 'marks.csv'), pupils: table(files, 'pupils.csv'), contacts: table(files, 'contacts.csv') },
		{ layout: null, weekCommencing: null, from: null, to: null, school },
	);

describe.each([['secondary', 'long'], ['primary', 'long'], ['primary', 'weekly']] as const)('the import of the %s school in the %s layout', (phase, layout) => {
	const school = generateSchool({ phase, seed: 4, asAt: '2026-12-18', size: 250 });

	it('gives back every pupil, contact and mark, and rejects nothing', async () => {
		const { pupils, rejected } = await imported(exportFiles(school, { layout }), school);
		const byId = new Map(pupils.map((each) => [each.pupil.id, each]));
		expect(rejected).toEqual([]);
		expect(pupils).toHaveLength(school.pupils.length);
		for (const { pupil, contacts, register } of school.pupils) expect(byId.get(pupil.id)).toEqual({ school: school.school, pupil, contacts, register });
	});

	it('rejects the planted faults and nothing else', async () => {
		const files = exportFiles(school, { layout, dirt: true });
		const { rejected } = await imported(files, school);
		const place = ({ file, row, field, value }: { file: string; row: number | null; field: string; value: string }) => `${file} ${row} ${field} ${value}`;
		expect(rejected.map(place).sort()).toEqual(files.dirt.map(place).sort());
	});
});
