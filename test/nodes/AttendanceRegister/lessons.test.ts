import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { readItem } from '../../../attendance/item';
import { runNode, type InputFile } from '../../support/runNode';

const csv = (fileName: string, ...lines: string[]): InputFile => ({ content: Buffer.from(lines.join('\r\n')), fileName, mimeType: 'text/csv' });

const marks = csv('marks.csv', 'Admission Number,Date,Session,Mark', '1042,07/09/2026,AM,/', '1042,07/09/2026,PM,\\', '1043,07/09/2026,AM,/', '1043,07/09/2026,PM,\\');
const lessons = csv('lessons.csv', 'Lesson report', 'Admission Number,Date,Period,Subject,Mark', '1042,07/09/2026,P5,French,N', '1044,07/09/2026,P5,French,/');

describe('Attendance Register, import with lesson marks', () => {
	it('adds the key "lessons" to the pupils who have some, and gives rows of others back', async () => {
		const { outputs: [pupils = [], rejected = []] } = await runNode(new AttendanceRegister(), {
			items: [{ json: {}, binary: { marks, lessons } }],
			parameters: { options: { afternoonPeriods: 'P4, P5' } },
		});
		expect(readItem(pupils[0]?.json ?? {}, ['lessons']).lessons.missedWhilePresent).toMatchObject({ lessons: 1, listed: [{ period: 'P5', sessionMark: '\\' }] });
		expect(pupils[1]?.json).not.toHaveProperty('lessons');
		expect(rejected.map(({ json }) => json)).toMatchObject([{ file: 'lessons.csv', row: 4, value: '1044' }]);
	});

	it('is followed by an inspection that tells of them', async () => {
		const { outputs: [pupils = []] } = await runNode(new AttendanceRegister(), {
			items: [{ json: {}, binary: { marks, lessons } }],
			parameters: { options: { afternoonPeriods: 'P5' } },
		});
		const { outputs: [findings = []] } = await runNode(new AttendanceRegister(), { items: pupils.map(({ json }) => ({ json })), parameters: { operation: 'inspect', asAt: '2026-09-08' } });
		expect(findings[0]?.json.text).toContain('Mon 7 Sept PM P5 French (\\, lesson N)');
	});
});
