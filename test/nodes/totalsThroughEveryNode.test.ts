import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { readItem } from '../../attendance/item';
import { supportFirstDocument } from '../../attendance/policy';
import { AttendanceCaseLog } from '../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceEscalation } from '../../nodes/AttendanceEscalation/AttendanceEscalation.node';
import { AttendanceLetter } from '../../nodes/AttendanceLetter/AttendanceLetter.node';
import { AttendanceReferral } from '../../nodes/AttendanceReferral/AttendanceReferral.node';
import { AttendanceRegister } from '../../nodes/AttendanceRegister/AttendanceRegister.node';
import { AttendanceRisk } from '../../nodes/AttendanceRisk/AttendanceRisk.node';
import { details } from '../attendance/referrals/inventedPupil';
import { runNode, type InputItem } from '../support/runNode';

const asAt = '2026-11-23';
const databaseFile = path.join(mkdtempSync(path.join(tmpdir(), 'totals-')), 'case-log.sqlite');

const csv = (fileName: string, ...lines: string[]) => ({ fileName, content: Buffer.from(lines.join('\r\n')), mimeType: 'text/csv' });

/** Invented pupils: 55 of 100 sessions missed, 12, and 3. */
const binary = {
	marks: csv('totals.csv', 'Pupil ID,Possible Sessions,Attended Sessions,Authorised,Unauthorised', '1,100,45,20,35', '2,100,88,12,0', '3,100,97,3,0'),
	pupils: csv('pupils.csv', 'Pupil ID,Legal Surname,Legal Forename,Year Group,Reg Group', '1,Arden,Bo,9,9C', '2,Birch,Cy,9,9C', '3,Cole,Di,9,9C'),
	contacts: csv('contacts.csv', 'Pupil ID,Contact Name,Relationship,Parental Responsibility,Address 1,Postcode', '1,Ms Arden,Mother,Y,1 Mill Lane,WX2 4AB', '2,Ms Birch,Mother,Y,2 Mill Lane,WX2 4AB'),
};

async function through(node: INodeType, items: InputItem[], parameters: INodeParameters): Promise<InputItem[][]> {
	const { outputs } = await runNode(node, { items, parameters: { asAt, ...parameters } });
	return outputs.map((output) => output.map(({ json }) => ({ json })));
}

describe('a file of totals, through every node', () => {
	let pupils: InputItem[] = [];
	beforeAll(async () => {
		const [imported = []] = await through(new AttendanceRegister(), [{ json: {}, binary }], { schoolName: 'Oakfield School' });
		const [scored = []] = await through(new AttendanceRisk(), imported, {});
		[pupils = []] = await through(new AttendanceCaseLog(), scored, { operation: 'getHistory', databaseFile });
	});

	it('has nothing due by the shipped policy, and holds for a person what may be', async () => {
		const [due, held, nothing] = await through(new AttendanceEscalation(), pupils, {});
		expect(due).toEqual([]);
		expect(held?.map(({ json }) => readItem({ ...json }, ['decision']).decision).map(({ step, held: why }) => [step, why?.reason])).toEqual([
			['local-authority-support', 'The file has totals only, no marks; absence in the last four school weeks cannot be told.'],
			['early-concern', 'The file has totals only, no marks; how many occasions absence this school year fell on cannot be told.'],
		]);
		expect(nothing).toHaveLength(1);
	});

	it('makes and records nothing where a policy of the school’s own asks for a rate alone', async () => {
		const [letter, , referral] = supportFirstDocument.steps;
		const due = async (step: object) => {
			const policy = { ...supportFirstDocument, holds: [], steps: [{ ...step, dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 50 }] }] }] };
			return (await through(new AttendanceEscalation(), pupils, { policy: 'own', policyJson: JSON.stringify(policy) }))[0] ?? [];
		};
		const [toWrite, toRefer] = [await due(letter as object), await due(referral as object)];
		expect([toWrite.length, toRefer.length]).toEqual([1, 1]);

		const totalsOnly = /^Pupil 1: the file imported gives totals only/;
		const people = { contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', signatoryName: 'Mr D. Hughes', signatoryRole: 'Headteacher' };
		await expect(through(new AttendanceLetter(), toWrite, people)).rejects.toThrow(totalsOnly);
		const { referrer, team } = details;
		const from = { localAuthorityTeam: team, referrerName: referrer.name, referrerRole: referrer.role, referrerPhone: referrer.phone, referrerEmail: referrer.email };
		await expect(through(new AttendanceReferral(), toRefer, from)).rejects.toThrow(totalsOnly);
		await expect(through(new AttendanceCaseLog(), toWrite, { operation: 'record', stage: 'reserve', databaseFile })).rejects.toThrow(/^Pupil 1: there is no letter, referral or task to record/);
	});
});
