import { letterFamilies, letterFields, type FilledLetter, type LetterFacts, type LetterFamilyId } from '../../../../attendance/letters';
import { letterDetailsSchema } from '../../../../attendance/item';
import { measure } from '../../../../attendance/measures';
import { asAt, contact, mother, order, pupil, register, school } from '../okafors';

/** A letter of a school's own template that says one sentence, to a family with these names. */
function letterSaying(text: string, changes: Partial<LetterFacts> = {}): FilledLetter {
	const { letterhead, contact: named, signatory, meeting } = order('praise');
	const facts: LetterFacts = {
		school, letterhead, pupil: pupil(), pupils: [pupil()], recipient: { contact: mother, address: null, channel: 'email' } as LetterFacts['recipient'], addressLines: [], register,
		attendance: measure(register, { asAt }), case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] }, decision: null,
		details: letterDetailsSchema.parse({ leave: { from: '2026-12-07', to: '2026-12-11', outcome: 'refused', considered: 'x', reason: 'the school never authorises holidays, says Grandma' } }),
		expectations: null, writtenTo: 1, asAt, date: asAt, reference: 'abc', contact: named, signatory, meeting, ...changes,
	};
	return { text, fields: letterFields(facts).fields, othersDetails: [] };
}

function found(family: LetterFamilyId, id: string, letter: FilledLetter): string | null {
	const content = letterFamilies[family].forbidden.find((each) => each.id === id);
	if (!content) throw new Error(`${family} does not forbid ${id}`);
	return content.find(letter);
}

/** Letter, rule, and a sentence that a school might write into its own template. */
const violations: ReadonlyArray<readonly [LetterFamilyId, string, string]> = [
	['first-day', 'no-diagnosis', 'We hope that the asthma is better.'],
	['first-day', 'no-diagnosis', 'Has Ada been diagnosed yet?'],
	['first-day', 'no-diagnosis', 'Is it Covid-19 or flu?'],
	['first-day', 'no-social-care', 'We have also told the social worker.'],
	['first-day', 'no-social-care', 'Children’s services have been informed.'],
	['first-day', 'no-other-pupils', 'Her brother is in school today.'],
	['first-day', 'no-other-pupils', 'Another pupil told us that she is away.'],
	['first-day', 'no-code-letters', 'This is recorded as code N.'],
	['first-day', 'no-threats', 'You may be fined.'],
	['half-term-update', 'no-percentages', 'Attendance was 91.2%.'],
	['half-term-update', 'no-percentages', 'Attendance was 91 per cent.'],
	['half-term-update', 'no-blame', 'This is poor attendance.'],
	['praise', 'no-blame', 'Well done for 100% attendance.'],
	['praise', 'no-blame', 'Ada has perfect attendance!'],
	['praise', 'no-blame', 'She has not let her illness stop her.'],
	['praise', 'no-blame', 'He came in despite his disability.'],
	['praise', 'no-blame', 'Ada has never been ill this term.'],
	['praise', 'no-blame', 'Thank you for fewer days of illness.'],
	['improvement', 'no-blame', 'It is good that there is less sickness than before.'],
	['improvement', 'no-blame', 'Ada is no longer off sick so often: there is no more illness.'],
	['improvement', 'no-blame', 'No more excuses!'],
	['return-from-absence', 'no-blame', 'A cold is no excuse: being ill too often hurts learning.'],
	['return-from-absence', 'no-blame', 'There have been too many minor ailments.'],
	['illness-support', 'no-proof-demanded', 'Please send us a doctor’s note for each absence.'],
	['illness-support', 'no-proof-demanded', 'You must provide medical evidence from now on.'],
	['illness-support', 'no-proof-demanded', 'Without a note from your GP, absence will be unauthorised.'],
	['illness-support', 'no-proof-demanded', 'Medical evidence is required.'],
	['illness-support', 'no-proof-demanded', 'Absence will only be authorised with an appointment card.'],
	['medical-support', 'no-proof-demanded', 'We will need a letter from the consultant.'],
	['leave-refused', 'no-blanket-wording', 'The school never authorises leave.'],
	['leave-refused', 'no-blanket-wording', 'We do not authorise holidays in term time.'],
	['leave-refused', 'no-blanket-wording', 'It is our policy not to grant leave.'],
	['leave-refused', 'no-blanket-wording', 'School policy does not permit term-time holidays.'],
	['leave-refused', 'no-blanket-wording', 'All holidays in term time will be refused.'],
	['leave-refused', 'no-blanket-wording', 'No leave will be authorised during term.'],
	['leave-refused', 'no-blanket-wording', 'Under no circumstances can we approve this.'],
	['leave-refused', 'no-blanket-wording', 'Holidays in term time are not allowed.'],
	['leave-refused', 'no-blanket-wording', 'Such requests are automatically refused.'],
	['leave-part-granted', 'no-blanket-wording', 'We are unable to authorise any absence for holidays.'],
	['leave-part-granted', 'no-blanket-wording', 'Schools are not allowed to grant leave.'],
	['leave-granted', 'no-blanket-wording', 'We usually have a zero-tolerance rule.'],
];

describe('what an own template must not say is found', () => {
	it.each(violations)('%s, %s: "%s"', (family, id, sentence) => {
		expect(found(family, id, letterSaying(`Dear Ms Okafor ${sentence} Yours sincerely`))).not.toBeNull();
	});
});

/** What a kind letter may well say. */
const fine: ReadonlyArray<readonly [LetterFamilyId, string, string]> = [
	['first-day', 'no-social-care', 'Take care, and tell us if we can help.'],
	['first-day', 'no-diagnosis', 'Tell us if Ada is unwell.'],
	['praise', 'no-blame', 'Nobody is to blame for illness or a disability.'],
	['praise', 'no-blame', 'Ada came to school whenever that was possible.'],
	['return-from-absence', 'no-blame', 'We hope that Ada feels better.'],
	['illness-support', 'no-proof-demanded', 'You do not need to send us a doctor’s note.'],
	['illness-support', 'no-proof-demanded', 'There is never a need to provide medical evidence for a cold.'],
	['illness-support', 'no-proof-demanded', 'We do not ask for a note from your GP.'],
	['leave-refused', 'no-blanket-wording', 'We are sorry that we cannot grant this leave.'],
	['leave-refused', 'no-blanket-wording', 'We cannot grant leave from Monday 7 to Friday 11 December 2026.'],
	['leave-refused', 'no-blanket-wording', 'We cannot agree to your request for these days.'],
	['leave-refused', 'no-blanket-wording', 'The reason given was: the school never authorises holidays, says Grandma.'],
	['leave-granted', 'no-blanket-wording', 'If Ada needs to be away for longer, please ask us first.'],
];

describe('what a kind letter says is let through', () => {
	it.each(fine)('%s, %s: "%s"', (family, id, sentence) => {
		expect(found(family, id, letterSaying(`Dear Ms Okafor ${sentence} Yours sincerely`))).toBeNull();
	});

	it.each(Object.values(letterFamilies).filter(({ stage }) => stage !== 'formal').flatMap(({ id, forbidden }) => forbidden.map((content) => [id, content.id, content] as const)))(
		'%s, %s: names are no offence', (_, __, content) => {
			const names: Partial<LetterFacts> = {
				pupil: pupil({ preferredForename: 'Fines', legalForename: 'Court', legalSurname: 'Police-Asthma' }),
				pupils: [pupil({ preferredForename: 'Fines', legalSurname: 'Police-Asthma' }), pupil({ preferredForename: 'Sister', legalSurname: 'Ill' })],
				recipient: { contact: contact({ name: 'Jo Penalty', title: 'Ms' }), address: null, channel: 'email' } as LetterFacts['recipient'],
				contact: { name: 'Mr Blanket Excuse', role: 'Safeguarding Lead', phone: '1', email: 'court@school.example' },
				signatory: { name: 'Dr Flu', role: 'Head of Children’s Services' },
				school: { ...school, name: 'Perfect Attendance School' },
			};
			const text = 'Dear Ms Penalty Fines is back. Fines and Sister can speak to Mr Blanket Excuse, Safeguarding Lead, at court@school.example, of Perfect Attendance School. Yours sincerely Dr Flu Head of Children’s Services';
			expect(content.find(letterSaying(text, names))).toBeNull();
		});

	it('does not take a name for part of another word', () => {
		const named = { pupil: pupil({ preferredForename: 'Fin', legalForename: 'Fin' }) };
		expect(found('first-day', 'no-threats', letterSaying('You may be Fined.', named))).toBe('Fined');
	});
});
