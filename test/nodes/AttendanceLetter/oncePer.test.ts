/** How often a family may get one letter: by its key in the case log. */
import type { INodeParameters } from 'n8n-workflow';
import { measure } from '../../../attendance/measures';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { runNode } from '../../support/runNode';

afterAll(stopTypst);

const item = { school, pupil: pupil(), contacts: [mother], register, attendance: measure(register, { asAt }) };
const parameters: INodeParameters = { family: 'early-concern', contactName: 'Mrs P. Adeyemi', contactPhone: '0113 496 0123', documents: ['docx'], asAt };
const keyOf = async (oncePer: string, more: object = {}) => {
	const { outputs } = await runNode(new AttendanceLetter(), { items: [{ json: { ...item, ...more } }], parameters: { ...parameters, oncePer } });
	return (outputs[0]?.[0]?.json.letter as { key: string }).key.split('|').at(-1);
};
const booked = { key: 'k', date: '2026-12-03', time: '3.30 pm', place: 'Hall', start: '2026-12-03T15:30:00+00:00', end: '2026-12-03T16:00:00+00:00', link: '', bookedBefore: false };

test.each<[string, string, object, string]>([
	['the school year, where no step asks', 'step', {}, '2026/27'],
	['a day', 'day', {}, `day ${asAt}`],
	['a half term, by the Monday of its first week in the register', 'halfTerm', {}, '2026-09-07 half term'],
	['a meeting that has a time', 'meeting', { meeting: booked }, 'meeting 2026-12-03T15:30:00+00:00'],
	['a meeting that was missed', 'meeting', { letterDetails: { meeting: { before: { date: '2026-12-03', time: '3.30 pm' } } } }, 'missed 2026-12-03 3.30 pm'],
])('%s', async (_what, oncePer, more, expected) => {
	expect(await keyOf(oncePer, more)).toBe(expected);
});

test('what is not known is told with what to do', async () => {
	await expect(keyOf('meeting')).rejects.toMatchObject({ message: expect.stringContaining('meeting is not known'), description: expect.stringContaining('Look Up Meeting') });
});
