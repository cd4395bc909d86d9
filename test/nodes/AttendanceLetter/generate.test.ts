import JSZip from 'jszip';
import type { INodeParameters } from 'n8n-workflow';
import type { Contact, Pupil } from '../../../attendance/item';
import { letterFamilies } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';
import { letterTemplate } from '../../../connectors/documents/letters/wordTemplate';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, father, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode, type InputItem } from '../../support/runNode';

afterAll(stopTypst);

const parameters: INodeParameters = {
	asAt,
	family: 'early-concern',
	contactName: 'Mrs P. Adeyemi',
	contactRole: 'Attendance Officer',
	contactPhone: '0113 496 0123',
	signatoryName: 'Mr D. Hughes',
	signatoryRole: 'Assistant Headteacher',
	letterhead: { address: 'Priory Lane, Ashdown\nLS15 9AB', phone: '0113 496 0100', colour: '#722F37' },
};

function item(changes: { pupil?: Partial<Pupil>; contacts?: Contact[]; decision?: object } = {}): InputItem {
	return {
		json: {
			school, register, note: 'kept',
			pupil: pupil(changes.pupil),
			contacts: changes.contacts ?? [mother],
			attendance: measure(register, { asAt }),
			...(changes.decision ? { decision: { ...due, ...changes.decision } } : {}),
		},
	};
}

const due = {
	outcome: 'due', asAt: '2026-11-20', policy: 'Support first 2026.1', step: 'first-letter', stepName: 'First letter', action: 'letter', audience: 'each parent',
	letterTemplate: 'early-concern', referralKind: null, dueOn: '2026-11-20', requiresApproval: false, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
};

const run = (items: InputItem[], changes: INodeParameters = {}, continueOnFail = false) =>
	runNode(new AttendanceLetter(), { items, parameters: { ...parameters, ...changes }, continueOnFail });

describe('Attendance Letter, generate', () => {
	it('gives one item a letter, with both documents, all keys kept and the record of the letter', async () => {
		const { outputs, bytes } = await run([item({ contacts: [mother, father] })]);
		const [letters = [], held = []] = outputs;
		expect(held).toEqual([]);
		expect(letters.map(({ json }) => json.letter)).toEqual([
			{
				key: '1042|early-concern|id:1|2026/27', step: 'early-concern', family: 'early-concern', templateVersion: 'early-concern 2026.1', date: asAt,
				addressee: { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: true, email: '', phone: expect.any(String) }, channel: 'post', language: '', interpreter: false,
				subject: 'A letter from Ashdown Vale Academy',
				textMessage: { text: expect.stringMatching(/^Ashdown Vale Academy: Ada has missed 4\.5 days of school/), encoding: 'GSM-7', parts: 2 },
				fileName: expect.stringMatching(/^2026-11-23_early-concern_8B_[0-9a-f]{8}$/),
			},
			expect.objectContaining({ key: '1042|early-concern|id:2|2026/27', addressee: { name: 'Mr Daniel Achebe', relationship: 'Father', postable: true, email: '', phone: expect.any(String) } }),
		]);
		for (const { json, binary, pairedItem } of letters) {
			expect(json).toMatchObject({ note: 'kept', pupil: { id: '1042' }, school: { name: 'Ashdown Vale Academy' } });
			expect(pairedItem).toEqual({ item: 0 });
			expect(Object.keys(binary ?? {}).sort()).toEqual(['docx', 'pdf']);
			const { fileName } = json.letter as { fileName: string };
			expect([binary?.pdf?.fileName, binary?.docx?.fileName]).toEqual([`${fileName}.pdf`, `${fileName}.docx`]);
			expect(fileName).not.toMatch(/ada|okafor|achebe/i);
		}
		const [hers, his] = await Promise.all(letters.map(async ({ binary }) => (await readPdf(bytes(binary?.pdf))).text));
		expect(hers).toContain('14 Hawthorn Close');
		expect(hers).not.toMatch(/Canal Wharf|Achebe/);
		expect(his).toContain('8 Canal Wharf');
		expect(his).not.toMatch(/Hawthorn|Ngozi/);
		const document = (await (await JSZip.loadAsync(bytes(letters[1]?.binary?.docx))).file('word/document.xml')?.async('string')) ?? '';
		expect(document).toContain('8 Canal Wharf');
		expect(document).not.toMatch(/Hawthorn|Ngozi/);
	});

	it('takes letter, step and date of the key from the decision', async () => {
		const { outputs } = await run([item({ decision: {} })], { family: 'fromDecision', documents: ['pdf'] });
		expect(outputs[0]?.[0]?.json.letter).toMatchObject({ family: 'early-concern', step: 'first-letter', key: '1042|first-letter|id:1|2026/27' });
		expect(Object.keys(outputs[0]?.[0]?.binary ?? {})).toEqual(['pdf']);
	});

	it('holds what cannot go, with the reason, and keeps the item', async () => {
		const { outputs } = await run([item({ contacts: [{ ...mother, doNotContact: true }] }), item({ contacts: [mother, { ...father, address: null, email: '' }] })], { documents: ['docx'] });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]?.map(({ json, pairedItem }) => [json.held, json.note, pairedItem])).toEqual([
			[{ reason: 'Nobody who should have the letter may be contacted', advice: expect.any(String) }, 'kept', { item: 0 }],
			[{ reason: expect.stringContaining('neither a postal address nor an e-mail address for the contact "Father"'), advice: expect.any(String) }, 'kept', { item: 1 }],
		]);
	});

	it('holds a letter whose PDF would show boxes for a name, with its Word file', async () => {
		const { outputs } = await run([item({ pupil: { preferredForename: '李小龍' } })]);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json.held).toMatchObject({ reason: expect.stringContaining('U+674E') });
		expect(Object.keys(outputs[1]?.[0]?.binary ?? {})).toEqual(['docx']);
	});

	it('makes an e-mail letter of whom no post reaches', async () => {
		const { outputs } = await run([item({ pupil: { address: null } })], { documents: ['pdf'] });
		expect(outputs[0]?.[0]?.json.letter).toMatchObject({ channel: 'email', addressee: { postable: false } });
	});

	it('prints the meeting that is set', async () => {
		const meeting = { date: '2026-12-03', time: '3.30 pm', place: 'Main reception', attendees: 'Miss Lowe (Head of Year 8)' };
		const { outputs, bytes } = await run([item()], { family: 'meeting-invitation', meeting, documents: ['pdf'] });
		const { text } = await readPdf(bytes(outputs[0]?.[0]?.binary?.pdf));
		expect(text.replace(/\s+/g, ' ')).toContain('Thursday 3 December at 3.30 pm, Main reception.');
		expect(text).toContain('Miss Lowe (Head of Year 8)');
	});

	describe('with the school’s own Word template', () => {
		const word = (content: Uint8Array) => ({ template: { content: Buffer.from(content), fileName: 'letter.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } });

		it('uses the file of the first item for all, and says so by its version', async () => {
			const template = await letterTemplate(letterFamilies['early-concern'], '#0B6E4F');
			const second = item({ pupil: { id: '1043' } });
			const { outputs } = await run([{ ...item(), binary: word(template) }, second], { templateProperty: 'template', documents: ['docx'] });
			expect(outputs[0]?.map(({ json }) => (json.letter as { templateVersion: string }).templateVersion)).toEqual([expect.stringMatching(/^own [0-9a-f]{8}$/), expect.stringMatching(/^own /)]);
			expect(outputs[0]?.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['docx'], ['docx']]);
		});

		it('refuses one that lacks what the letter must say, and says what', async () => {
			const poor = await letterTemplate({ ...letterFamilies['early-concern'], parts: [{ paragraph: 'Please call us.' }] }, '#0B6E4F');
			await expect(run([{ ...item(), binary: word(poor) }], { templateProperty: 'template' })).rejects.toMatchObject({
				message: expect.stringMatching(/^Pupil 1042: the early concern letter does not say how many days and sessions were missed .*; nor the dates/),
				description: expect.stringContaining('Word template'),
			});
		});

		it('refuses one that threatens', async () => {
			const { parts, ...family } = letterFamilies['early-concern'];
			const harsh = await letterTemplate({ ...family, parts: [...parts, { paragraph: 'You may be fined.' }] }, '#0B6E4F');
			await expect(run([{ ...item(), binary: word(harsh) }], { templateProperty: 'template' })).rejects.toThrow('threatens, which an early letter must not ("fined")');
		});

		it('refuses a file that is no Word document', async () => {
			await expect(run([{ ...item(), binary: word(Buffer.from('%PDF-1.7')) }], { templateProperty: 'template' })).rejects.toThrow('not a Word document');
		});

		it('says where a missing file is looked for', async () => {
			await expect(run([item()], { templateProperty: 'template' })).rejects.toThrow('No file in the binary property "template"');
		});
	});

	it.each([
		['no contact', { contactName: '' }, '"Contact Name" is empty'],
		['no way to reach the contact', { contactPhone: '', contactEmail: '' }, '"Contact Phone" and "Contact Email" are empty'],
		['half a meeting', { meeting: { date: '2026-12-03' } }, 'The meeting needs a date, a time and a place'],
		['a meeting in the past', { meeting: { date: '2026-11-23', time: '9 am', place: 'Here' } }, 'not after the date of the letter'],
		['no colour', { letterhead: { colour: 'blue' } }, '"blue" is no colour'],
		['a letter that there is not', { family: 'fromDecision' }, 'Pupil 1042: the decision asks for no letter'],
	])('refuses %s', async (_, changes, message) => {
		await expect(run([item()], changes as INodeParameters)).rejects.toThrow(message);
	});

	it.each([
		['a decision for a referral', { action: 'referral', letterTemplate: null, referralKind: 'support' }, 'the decision asks for no letter'],
		['a held decision', { outcome: 'held' }, 'the decision asks for no letter'],
		['a letter of another package', { letterTemplate: 'final-warning' }, 'there is no letter "final-warning"'],
	])('refuses %s', async (_, decision, message) => {
		await expect(run([item({ decision })], { family: 'fromDecision' })).rejects.toThrow(`Pupil 1042: ${message}`);
	});

	it('goes on after an item that fails, under Continue On Fail, without printing the record', async () => {
		const broken = { json: { ...item().json, attendance: { possibleSessions: 'many' } } };
		const { outputs } = await run([broken, item()], { documents: ['docx'] }, true);
		expect(outputs[0]?.[0]?.json).toMatchObject({ error: expect.stringContaining('Pupil 1042'), pupil: { id: '1042' } });
		expect(JSON.stringify(outputs[0]?.[0]?.json)).not.toMatch(/Okafor|Ada/);
		expect(outputs[0]?.[1]?.json.letter).toBeDefined();
	});
});
