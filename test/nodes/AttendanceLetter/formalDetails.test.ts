import type { INodeParameters } from 'n8n-workflow';
import type { LetterFamilyId } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, school } from '../../attendance/letters/okafors';
import { irregular, samples, supported } from '../../attendance/letters/samples';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

afterAll(stopTypst);

/** What the letter of a family says with these fields filled in. */
async function letterOf(family: LetterFamilyId, fields: INodeParameters, json: object = {}): Promise<string> {
	const { outputs, bytes } = await runNode(new AttendanceLetter(), {
		items: [{ json: { school, pupil: pupil({ onRollFrom: '2019-09-01' }), contacts: [mother], register: irregular, attendance: measure(irregular, { asAt }), case: supported, ...json } }],
		parameters: {
			asAt, family, contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', documents: ['pdf'],
			meeting: { date: '2026-12-03', time: '3.30 pm', place: 'Main reception' }, ...fields,
		},
	});
	const [letters = [], held = []] = outputs;
	if (!letters[0]) throw new Error(JSON.stringify(held[0]?.json.held));
	return (await readPdf(bytes(letters[0].binary?.pdf))).text.replace(/\s+/g, ' ');
}

const notice = { weeks: 6, furtherSupport: 'A meeting with the school nurse\nA bus pass', improvement: 'No more than two sessions.', earlyGrounds: '- Four sessions in three weeks' };
const termDates = '02/11/2026 to 18/12/2026\n04/01/2027 to 12/02/2027\nclosed 04/01/2027';

describe('what a person fills in for a formal letter', () => {
	it('counts the last day of a notice to improve from weeks and term dates, holidays and closed days apart', async () => {
		const text = await letterOf('notice-to-improve', { noticeDetails: { ...notice, termDates } });
		expect(text).toContain('You have 6 school weeks, from 23 November 2026 to 19 January 2027.');
		for (const line of ['A meeting with the school nurse', 'A bus pass', 'No more than two sessions.', 'Four sessions in three weeks']) expect(text).toContain(line);
	});

	it('takes the last day that a person chose before the one that is counted, and both before none', async () => {
		expect(await letterOf('notice-to-improve', { noticeDetails: { ...notice, termDates, to: '2027-01-22' } })).toContain('to 22 January 2027');
		await expect(letterOf('notice-to-improve', { noticeDetails: notice })).rejects.toThrow('It does not hold a clear period of three to six weeks.');
		await expect(letterOf('notice-to-improve', { noticeDetails: { ...notice, termDates: 'next term' } })).rejects.toThrow('Line 1 of “Term Dates” cannot be read');
	});

	it('puts fields over what the item tells, field by field', async () => {
		const text = await letterOf('notice-to-improve', { noticeDetails: { improvement: 'In school each day.' } }, { letterDetails: samples['notice-to-improve'].about.details });
		expect(text).toContain('In school each day.');
		expect(text).toContain('to 18 January 2027');
	});

	it('says when a meeting was to be', async () => {
		expect(await letterOf('meeting-missed', { earlierMeetingDetails: { date: '2026-11-19', time: '8.45 am' } })).toContain('Thursday 19 November at 8.45 am');
		await expect(letterOf('meeting-missed', {})).rejects.toThrow('it is not known when the earlier meeting was to be');
	});

	it('writes a contract from its lines', async () => {
		const text = await letterOf('attendance-contract', {
			contractDetails: { parent: 'Mother', parentSays: 'I work nights.', parentWill: 'Call at once', reviewOn: '2027-01-11\n2026-12-14', targets: 'In school on nine days of ten' },
		});
		for (const words of ['I work nights.', 'Call at once', '14 December 2026', '11 January 2027', 'In school on nine days of ten', 'A talk each Monday morning (Mr T. Bell)']) expect(text).toContain(words);
		await expect(letterOf('attendance-contract', { contractDetails: { reviewOn: 'soon' } })).rejects.toThrow('"Contract: Looked at Again On" is not a date');
	});
});
