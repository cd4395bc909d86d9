import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { supportFormSchema } from '../../../attendance/referrals';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceReferral } from '../../../nodes/AttendanceReferral/AttendanceReferral.node';
import { details, item, registerFrom, week, withPupil, withRegister } from '../../attendance/referrals/inventedPupil';
import { readPdf } from '../../support/readPdf';
import { runNode, type NodeRun } from '../../support/runNode';

const folder = mkdtempSync(path.join(tmpdir(), 'referrals-'));
// n8n's own rule about where files may lie is in force here as well; it is read when the first node runs.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;

afterAll(async () => {
	await stopTypst();
	rmSync(folder, { recursive: true });
});

const { referrer, team } = details;
const parameters = {
	asAt: '2026-11-23',
	localAuthorityTeam: team,
	referrerName: referrer.name,
	referrerRole: referrer.role,
	referrerPhone: referrer.phone,
	referrerEmail: referrer.email,
};

const run = async (json: object, more: Partial<NodeRun> = {}) =>
	await runNode(new AttendanceReferral(), { items: [{ json }], ...more, parameters: { ...parameters, ...more.parameters } });

describe('Attendance Referral, create', () => {
	test('gives the pack and the form of a pupil whose decision asks for it, and keeps what came', async () => {
		const { outputs, bytes } = await run({ ...item, extra: 'kept' });
		const [ready] = outputs[0] ?? [];
		expect(outputs[1]).toEqual([]);
		expect(ready?.json).toMatchObject({
			extra: 'kept',
			pupil: { id: '1042' },
			referral: { ready: true, missing: [], kind: 'local-authority-support', step: 'local-authority-support', key: '1042|local-authority-support|2026/27', date: '2026-11-23' },
		});
		expect(ready?.pairedItem).toEqual({ item: 0 });

		const { pdf, json } = ready?.binary ?? {};
		const { fileName, reference } = ready?.json.referral as { fileName: string; reference: string };
		expect([pdf?.fileName, pdf?.mimeType]).toEqual([`${fileName}.pdf`, 'application/pdf']);
		expect([json?.fileName, json?.mimeType]).toEqual([`${fileName}.json`, 'application/json']);
		expect(fileName).toBe(`2026-11-23_local-authority-support_${reference}`);
		expect(supportFormSchema.parse(JSON.parse(bytes(json).toString())).reference).toBe(reference);
		expect((await readPdf(bytes(pdf))).text).toContain('Tamsin Okonjo');
	});

	test('names a step of the history as the shipped policy names it', async () => {
		const { outputs, bytes } = await run(item);
		const form = supportFormSchema.parse(JSON.parse(bytes(outputs[0]?.[0]?.binary?.json).toString()));
		expect(form.chronology.map(({ step }) => step)).toEqual(['Early concern letter', 'Meeting invitation']);
	});

	test('takes along no file that came with the item', async () => {
		const export_ = { content: Buffer.from('x'), fileName: 'marks.csv', mimeType: 'text/csv' };
		const { outputs } = await run(item, { items: [{ json: item, binary: { data: export_ } }] });
		expect(Object.keys(outputs[0]?.[0]?.binary ?? {}).sort()).toEqual(['json', 'pdf']);
	});

	test('takes notes from the item by expression', async () => {
		const { outputs, bytes } = await run({ ...item, note: 'The journey takes 75 minutes.' }, { parameters: { notes: { reasonsAndBarriers: '={{ $json.note }}' } } });
		expect(JSON.parse(bytes(outputs[0]?.[0]?.binary?.json).toString()).reasonsAndBarriers).toBe('The journey takes 75 minutes.');
	});

	test('sends what lacks something to the second output, without a document, and says who can supply it', async () => {
		const { outputs } = await run(withPupil({ dateOfBirth: null }));
		expect(outputs[0]).toEqual([]);
		const [incomplete] = outputs[1] ?? [];
		expect(incomplete?.binary).toBeUndefined();
		expect(incomplete?.json.referral).toMatchObject({
			ready: false,
			fileName: '',
			missing: [{ field: 'pupil.dateOfBirth', label: 'Date of birth', whoCanSupply: "the school's data manager", where: 'pupil details export, column Date of Birth' }],
			summary: expect.stringContaining('Date of birth'),
		});
	});

	test('does not hand out a referral whose register still carries N', async () => {
		const { outputs } = await run(withRegister(registerFrom('2026-11-09', [week.present, 'N N / \\ / \\ / \\ / \\'])));
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
	});

	test('names every setting that the workflow does not give', async () => {
		const none = { localAuthorityTeam: '', referrerName: '', referrerRole: '', referrerPhone: '', referrerEmail: '' };
		const { outputs } = await run(item, { parameters: none });
		const { missing } = outputs[1]?.[0]?.json.referral as { missing: Array<{ field: string }> };
		expect(missing.map(({ field }) => field)).toEqual(['referrer.name', 'referrer.role', 'referrer.phone', 'referrer.email', 'localAuthority.team']);
	});

	test('makes the kind that a person chooses, without decision, history or risk', async () => {
		const { school, pupil, contacts, register, attendance } = item;
		const { outputs } = await run({ school, pupil, contacts, register, attendance }, { parameters: { kind: 'local-authority-support' } });
		expect(outputs[0]?.[0]?.json.referral).toMatchObject({ ready: true, step: 'local-authority-support' });
	});

	test.each([
		['no decision', { ...item, decision: undefined }, 'Pupil 1042: the decision asks for no referral'],
		['a decision for a letter', { ...item, decision: { ...item.decision, action: 'letter', referralKind: null } }, 'Pupil 1042: the decision asks for no referral'],
		['a decision that is held', { ...item, decision: { ...item.decision, outcome: 'held' } }, 'Pupil 1042: the decision asks for no referral'],
		['a kind that nobody knows', { ...item, decision: { ...item.decision, referralKind: 'bonfire' } }, 'Pupil 1042: there is no referral of the kind "bonfire"'],
		['no attendance figures', { ...item, attendance: undefined }, 'Pupil 1042: "attendance" is missing'],
	])('stops at an item with %s, and says what to do', async (_what, json, message) => {
		await expect(run(json)).rejects.toMatchObject({ message, description: expect.stringMatching(/\w/) });
	});

	test('goes on past such an item where it was told to, and names nobody', async () => {
		const { outputs } = await run(item, { items: [{ json: { ...item, attendance: undefined } }, { json: item }], continueOnFail: true });
		expect(outputs[0]?.[0]?.json).toMatchObject({ error: 'Pupil 1042: "attendance" is missing', pupil: { id: '1042' } });
		expect(JSON.stringify(outputs[0]?.[0]?.json)).not.toContain('Okonjo');
		expect(outputs[0]?.[1]?.json.referral).toMatchObject({ ready: true });
	});
});

describe('Attendance Referral, send', () => {
	const files = {
		pdf: { content: Buffer.from('pack'), fileName: 'a.pdf', mimeType: 'application/pdf' },
		json: { content: Buffer.from('form'), fileName: 'a.json', mimeType: 'application/json' },
	};
	const referral = {
		key: '1042|local-authority-support|2026/27', step: 'local-authority-support', kind: 'local-authority-support', schemaVersion: '1.0',
		date: '2026-11-23', ready: true, missing: [], summary: '', reference: '3f9a21c0', fileName: 'a',
	};
	const send = async (json: object) =>
		await runNode(new AttendanceReferral(), { items: [{ json, binary: files }], parameters: { operation: 'send', folder } });

	test('saves pack and form in the folder of the day, once however often it runs, and says where', async () => {
		await send({ referral });
		const { outputs } = await send({ referral });
		const day = path.join(folder, '2026-11-23');
		expect(readdirSync(day).sort()).toEqual(['a.json', 'a.pdf']);
		expect(readFileSync(path.join(day, 'a.pdf'), 'utf8')).toBe('pack');
		expect(outputs[0]?.[0]?.json.referral).toMatchObject({ savedAs: [path.join(day, 'a.pdf'), path.join(day, 'a.json')] });
	});

	test('puts nothing anywhere of a referral that is not ready', async () => {
		const { outputs } = await send({ referral: { ...referral, date: '2026-11-24', ready: false } });
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
		expect(readdirSync(folder)).toEqual(['2026-11-23']);
	});
});
