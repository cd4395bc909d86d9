import type { Contact, Pupil, Register } from '../../../attendance/item';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { exportFiles, generateSchool, type SampleSchool, type SchoolFiles } from '../../sample-school';
import { runNode } from '../../support/runNode';

const school = generateSchool({ phase: 'primary', seed: 4, asAt: '2026-11-20', size: 120 });

interface ImportedItem {
	readonly pupil: Pupil;
	readonly contacts: Contact[];
	readonly register: Register;
}

async function imported({ files }: SchoolFiles) {
	const binary = Object.fromEntries(
		Object.entries(files).map(([fileName, text]) => [fileName.replace('.csv', ''), { content: Buffer.from(text), fileName, mimeType: 'text/csv' }]),
	);
	const { outputs } = await runNode(new AttendanceRegister(), { items: [{ json: {}, binary }] });
	return { items: outputs[0]?.map(({ json }) => json as unknown as ImportedItem) ?? [], rejected: outputs[1]?.map(({ json }) => json) ?? [] };
}

const byId = <Item extends { pupil: Pupil }>(items: readonly Item[]) => new Map(items.map((item) => [item.pupil.id, item]));

describe.each(['long', 'weekly'] as const)('the sample school, exported with %s marks and imported again', (layout) => {
	test('is the same school: every pupil, contact and mark', async () => {
		const { items, rejected } = await imported(exportFiles(school, { layout }));
		expect(rejected).toEqual([]);
		const own = byId<SampleSchool['pupils'][number]>(school.pupils);
		expect(items.map(({ pupil }) => pupil.id).sort()).toEqual([...own.keys()].sort());
		for (const { pupil, contacts, register } of items) {
			const sample = own.get(pupil.id);
			expect({ pupil, contacts }).toEqual({ pupil: sample?.pupil, contacts: sample?.contacts });
			expect(register.weeks).toEqual(sample?.register.weeks);
		}
	});

	test('has exactly the faults reported that were planted', async () => {
		const { files, dirt } = exportFiles(school, { layout, dirt: true });
		const { rejected, items } = await imported({ files, dirt });
		const place = ({ file, row, field, value }: Record<string, unknown>) => [file, row, field, value].join(' ');
		expect(rejected.map(place).sort()).toEqual(dirt.map((fault) => place({ ...fault })).sort());
		expect(items.length).toBe(school.pupils.length);
	});
});
