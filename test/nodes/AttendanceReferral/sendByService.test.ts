/** *Send* of a referral with a school's account: filed once, opened to one colleague where that is asked for, sent to nobody. */
import { AttendanceReferral } from '../../../nodes/AttendanceReferral/AttendanceReferral.node';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { gmailAccount, outlookAccount, type MailAccount } from '../../support/mailRun';
import type { InputItem } from '../../support/runNode';

const day = '2026-11-23';
const fileName = `${day}_support_8B_0123abcd`;
const colleague = 'attendance.lead@oakfield.example';
const pack: InputItem = {
	json: {
		pupil: { id: '1042' },
		referral: { key: '1042|local-authority-support|2026/27', step: 'local-authority-support', kind: 'attendanceSupport', schemaVersion: '1', date: day, ready: true, missing: [], summary: '', reference: '0123abcd', fileName },
	},
	binary: { pdf: { content: Buffer.from('%PDF pack'), fileName: `${fileName}.pdf`, mimeType: 'application/pdf' } },
};

describe.each([['Google Drive', gmailAccount], ['OneDrive', outlookAccount]] as const)('in %s', (_name, open) => {
	let account: MailAccount;
	beforeEach(async () => {
		account = await open();
	});
	afterEach(async () => await account.close());
	const send = async (openTo: string) => await account.run(new AttendanceReferral(), { operation: 'send', openTo }, [pack]);

	test('the pack is filed in the folder of its day and opened to nobody', async () => {
		const { outputs } = await send('');
		expect(account.filed()).toEqual([`School attendance/referrals/${day}/${fileName}.pdf`]);
		expect(account.openTo(`${fileName}.pdf`)).toEqual([]);
		expect(account.sentTo()).toEqual([]);
		expect((outputs[0]?.[0]?.json.referral as { savedAs: string[] }).savedAs).toEqual([expect.stringMatching(/^https:\/\//)]);
		expectNoRefusals(account.doubles);
	});

	test('the colleague who is named may open it, once, however often it is run', async () => {
		await send(colleague);
		await send(colleague);
		expect(account.filed()).toHaveLength(1);
		expect(account.openTo(`${fileName}.pdf`)).toEqual([colleague]);
		expectNoRefusals(account.doubles);
	});
});
