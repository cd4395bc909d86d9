import type { INodeParameters } from 'n8n-workflow';
import type { LetterFamilyId } from '../../../attendance/letters';
import { supportFirstDocument } from '../../../attendance/policy';
import { measure } from '../../../attendance/measures';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

afterAll(stopTypst);

/** What the letter of a family says with these fields filled in. */
async function letterOf(family: LetterFamilyId, fields: INodeParameters, json: object = {}): Promise<string> {
	const { outputs, bytes } = await runNode(new AttendanceLetter(), {
		items: [{ json: { school, pupil: pupil(), contacts: [mother], register, attendance: measure(register, { asAt }), ...json } }],
		parameters: { asAt, family, contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', documents: ['pdf'], ...fields },
	});
	const [letters = [], held = []] = outputs;
	if (!letters[0]) throw new Error(JSON.stringify(held[0]?.json.held));
	return (await readPdf(bytes(letters[0].binary?.pdf))).text.replace(/\s+/g, ' ');
}

const leave = { from: '2026-12-07T00:00:00', to: '2026-12-11', outcome: 'refused', considered: 'We thought of the wedding and of the mock exams' };

describe('what a person fills in for an everyday letter', () => {
	it('answers a request for leave', async () => {
		const text = await letterOf('leave-refused', { leaveDetails: leave });
		expect(text).toContain('from Monday 7 to Friday 11 December 2026');
		expect(text).toContain('We thought of the wedding and of the mock exams.');
	});

	it.each([
		['the decision is another', { leaveDetails: { ...leave, outcome: 'granted' } }, 'the leave was granted, and this letter says it was refused'],
		['nothing is said of what was considered', { leaveDetails: { ...leave, considered: '' } }, 'what was considered'],
		['a date is none', { leaveDetails: { ...leave, to: 'soon' } }, '"Leave: Last Day" is not a date'],
		['the days are the wrong way round', { leaveDetails: { ...leave, to: '2026-12-01' } }, '"letterDetails.leave.to" is before the first day of the leave'],
		['nothing is known of it', {}, 'it is not known what leave was asked for'],
	])('refuses the answer where %s', async (_, fields, message) => {
		await expect(letterOf('leave-refused', fields)).rejects.toThrow(message);
	});

	it('puts what is filled in over what the item tells, field by field', async () => {
		const text = await letterOf('leave-refused', { leaveDetails: { considered: 'Your second letter told us more.' } }, { letterDetails: { leave: { ...leave, from: '2026-12-07' } } });
		expect(text).toContain('Your second letter told us more.');
		expect(text).toContain('from Monday 7 to Friday 11 December 2026');
	});

	it('takes lines for offers and for work', async () => {
		expect(await letterOf('illness-support', { healthDetails: { support: '- a quiet room\nlessons by video', withWhom: 'the school nurse' } })).toMatch(/a quiet room .*lessons by video .*the school nurse/);
		expect(await letterOf('return-from-absence', { catchUpDetails: { work: 'fractions\nthe essay', who: 'Mr Shah' } })).toMatch(/Mr Shah.*fractions .*the essay/);
	});

	it('awards a certificate for what a person says', async () => {
		expect(await letterOf('certificate', { achievementDetails: { for: 'coming to each day of the science week', period: 'June 2026' } })).toMatch(/Ada Okafor.*for coming to each day of the science week.*June 2026/);
	});

	it('makes the leaflet from the built-in policy, or from one’s own', async () => {
		expect(await letterOf('expectations', {})).toContain('When a pupil has missed 1 day in every 20 or more, we write to you and ask how we can help.');
		const [first, ...rest] = supportFirstDocument.steps;
		const own = { ...supportFirstDocument, steps: [{ ...first, dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 15, reason: '' }] }] }, ...rest] };
		expect(await letterOf('expectations', { leafletPolicy: 'own', leafletPolicyJson: JSON.stringify(own) })).toContain('3 days in every 20 or more');
		await expect(letterOf('expectations', { leafletPolicy: 'own', leafletPolicyJson: '{' })).rejects.toThrow('The policy is not valid JSON');
	});
});
