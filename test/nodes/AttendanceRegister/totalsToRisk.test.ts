import { readItem } from '../../../attendance/item';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { AttendanceRisk } from '../../../nodes/AttendanceRisk/AttendanceRisk.node';
import { runNode } from '../../support/runNode';

it('Attendance Risk tiers pupils of whom Attendance Register read totals only', async () => {
	const content = Buffer.from(['UPN,Possible Sessions,Attended Sessions', 'B801200005001,120,108', 'T801200005002,120,119'].join('\r\n'));
	const imported = await runNode(new AttendanceRegister(), { items: [{ json: {}, binary: { marks: { content, fileName: 'totals.csv', mimeType: 'text/csv' } } }] });
	const items = imported.outputs[0]?.map(({ json }) => ({ json })) ?? [];
	const scored = await runNode(new AttendanceRisk(), { items, parameters: { asAt: '2026-11-20' } });
	expect(scored.outputs[0]?.map(({ json }) => readItem(json, ['attendance', 'risk'])).map(({ attendance, risk }) => [attendance.persistentlyAbsent, attendance.penaltyNoticeThreshold, risk.tier])).toEqual([
		[true, null, 'persistently absent'],
		[false, null, 'all'],
	]);
});
