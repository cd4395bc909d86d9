/** Praise for brothers and sisters from *Generate* to the case log: nobody is praised twice in a period, and nobody is left out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { emptyCase } from '../../../attendance/item';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode, type InputItem } from '../../support/runNode';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'praise-'));
});
afterEach(async () => await rm(folder, { recursive: true }));
afterAll(stopTypst);

const child = (id: string, name: string, changes: object = {}): InputItem => ({
	json: {
		school, pupil: pupil({ id, preferredForename: name, legalForename: name, registrationGroup: `${id.slice(-1)}C` }), contacts: [mother],
		letterDetails: { achievement: { for: 'being at school on time each day' } }, ...changes,
	},
});
const [ada, ben, cleo] = [child('1042', 'Ada'), child('1077', 'Ben'), child('1091', 'Cleo')];

const generate = (items: InputItem[], changes: INodeParameters = {}) =>
	runNode(new AttendanceLetter(), { items, parameters: { asAt, family: 'praise', documents: ['docx'], contactName: 'Mrs P. Adeyemi', contactPhone: '0113 496 0123', ...changes } });
const caseLog = (items: InputItem[], stage: string, executionId: string) =>
	runNode(new AttendanceCaseLog(), { items, parameters: { databaseFile: path.join(folder, 'case-log.sqlite'), operation: 'record', what: 'act', stage }, executionId });
const history = async (items: InputItem[]) =>
	(await runNode(new AttendanceCaseLog(), { items, parameters: { databaseFile: path.join(folder, 'case-log.sqlite'), operation: 'getHistory' } })).outputs[0]?.map(({ json }) => ({ json })) ?? [];

/** What one run of a workflow praises: made, reserved, and settled. */
async function praised(items: InputItem[], executionId: string): Promise<{ made: string[]; refused: string[] }> {
	const { outputs } = await generate(items);
	const reserved = await caseLog((outputs[0] ?? []).map(({ json }) => ({ json })), 'reserve', executionId);
	const settled = await caseLog((reserved.outputs[0] ?? []).map(({ json }) => ({ json })), 'settle', executionId);
	return {
		made: (settled.outputs[0] ?? []).map(({ json }) => (json.letter as { textMessage: { text: string } }).textMessage.text.replace(/^.*well done to (.*) for being.*$/, '$1')),
		refused: (reserved.outputs[1] ?? []).map(({ json }) => (json.caseLog as { reason: string }).reason),
	};
}

describe('one letter of praise for brothers and sisters', () => {
	it('names each of them and nobody’s class in its file name, and stands with the first of them', async () => {
		const { outputs, bytes, hints } = await generate([ben, ada], { documents: ['pdf'] });
		expect(outputs[0]).toHaveLength(1);
		const { json, binary, pairedItem } = outputs[0]?.[0] ?? {};
		expect([(json?.pupil as { id: string }).id, pairedItem, binary?.pdf?.fileName]).toEqual(['1042', { item: 1 }, expect.stringMatching(/^2026-11-23_praise_[0-9a-f]{8}\.pdf$/)]);
		expect((await readPdf(bytes(binary?.pdf))).text).toContain('Ada and Ben');
		expect(hints).toContain('1 letter made, 0 held. To go: 1 by post. 1 of them is about brothers and sisters together.');
	});

	it('is a letter each where that is chosen, and where a person decides of each pupil', async () => {
		expect((await generate([ada, ben], { sharePraise: false })).outputs[0]).toHaveLength(2);
		const decision = {
			outcome: 'due', asAt, policy: 'Own', step: 'praise', stepName: 'Praise', action: 'letter', audience: 'each parent', letterTemplate: 'praise', referralKind: null, dueOn: asAt,
			requiresApproval: true, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
		};
		const decided = [ada, ben].map(({ json }) => ({ json: { ...json, decision } }));
		expect((await generate(decided, { family: 'fromDecision' })).outputs[0]).toHaveLength(2);
	});

	it('goes once: a second run praises nobody again', async () => {
		expect(await praised([ada, ben], '1')).toEqual({ made: ['Ada and Ben'], refused: [] });
		const again = await praised([ada, ben], '2');
		expect([again.made, again.refused]).toEqual([[], [expect.stringContaining('is about 2 pupils, and for one of them it was made on 23 November 2026; nothing was made.')]]);
		const known = await history([ada, ben]);
		expect((known[0]?.json.case as typeof emptyCase).steps).toEqual([expect.objectContaining({ step: 'praise', state: 'done' })]);
		expect((await praised(known, '3')).made).toEqual([]);
	});

	it('praises a sister who comes later, and nobody else twice', async () => {
		await praised([ada], '1');
		const stopped = await praised([ada, ben, cleo], '2');
		expect([stopped.made, stopped.refused]).toEqual([[], [expect.stringContaining('Run again with Attendance Case Log (Get History)')]]);
		const known = await history([ada, ben, cleo]);
		expect(await praised(known, '3')).toEqual({ made: ['Ben and Cleo'], refused: [expect.stringMatching(/was made on 23 November 2026; nothing was made again\.$/)] });
		expect((await praised(await history([ada, ben, cleo]), '4')).made).toEqual([]);
	});

	it('refuses a template of the school that names one of them alone', async () => {
		const { letterTemplate } = await import('../../../connectors/documents/letters/wordTemplate');
		const { letterFamilies } = await import('../../../attendance/letters');
		const alone = await letterTemplate({ ...letterFamilies.praise, subject: 'Well done', parts: [{ paragraph: 'Well done to {{pupil.preferredForename}} for {{achievement.for}}. Thank you. Speak to {{contact.name}} {{contact.how}}.' }] }, '#0B6E4F');
		const file = { content: Buffer.from(alone), fileName: 'letter.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
		await expect(generate([{ ...ada, binary: { template: file } } as InputItem, ben as InputItem], { templateProperty: 'template' })).rejects.toThrow(/^Pupil 1042: /);
	});
});
