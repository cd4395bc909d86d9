import { importFiles } from '../importFiles';
import { exportFiles, generateSchool } from '../index';

describe.each([['secondary', 'long'], ['primary', 'long'], ['primary', 'weekly']] as const)('the import of the %s school in the %s layout', (phase, layout) => {
	const school = generateSchool({ phase, seed: 4, asAt: '2026-12-18', size: 250 });

	it('gives back every pupil, contact and mark, and rejects nothing', async () => {
		const { pupils, rejected } = await importFiles(exportFiles(school, { layout }), school.school);
		const byId = new Map(pupils.map((each) => [each.pupil.id, each]));
		expect(rejected).toEqual([]);
		expect(pupils).toHaveLength(school.pupils.length);
		for (const { pupil, contacts, register, minutesLate } of school.pupils) {
			// A row a week has no place for the minutes of a session.
			const minutes = layout === 'long' && minutesLate.size > 0 ? { minutesLate: Object.fromEntries(minutesLate) } : {};
			expect(byId.get(pupil.id)).toEqual({ school: school.school, pupil, contacts, register: { ...register, ...minutes } });
		}
	});

	it('rejects the planted faults and nothing else', async () => {
		const files = exportFiles(school, { layout, dirt: true });
		const { rejected } = await importFiles(files, school.school);
		const place = ({ file, row, field, value }: { file: string; row: number | null; field: string; value: string }) => `${file} ${row} ${field} ${value}`;
		expect(rejected.map(place).sort()).toEqual(files.dirt.map(place).sort());
	});
});
