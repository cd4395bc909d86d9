import { emptyCase, type Contact, type Notice, type Pupil } from '../../../attendance/item';
import { parentsStanding } from '../../../attendance/law/parentsStanding';
import { decide, readPolicy, supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { factsOf, monday, mother, pupil, type Days } from '../policy/pupils';

const father: Contact = { ...mother, id: '7732', name: 'Owen Marlowe', relationship: 'Father' };
const neighbour: Contact = { ...mother, id: '7733', name: 'Ada Finch', relationship: 'Neighbour', parentalResponsibility: false, livesWithPupil: false };
const notice = (contact: string, issuedOn: string): Notice => ({
	id: `${contact}-${issuedOn}`, kind: 'penalty notice', contact, issuedOn, issuedBy: 'local authority', authority: 'Wexshire', forTermTimeHoliday: true, periodEndsOn: null, outcome: null, outcomeOn: null,
});
const two = (contact: string) => [notice(contact, '2025-10-06'), notice(contact, '2026-03-09')];
const longHere: Pupil = { ...pupil, onRollFrom: '2022-09-05' };
const standing = (contacts: Contact[], notices: Notice[], of = longHere) => parentsStanding({ contacts, notices, asAt: monday, pupil: of });

describe('how penalty notices stand of each parent', () => {
	it('is said of each apart, by relationship and without a name', () => {
		const [ofMother, ofFather, ...others] = standing([mother, father, neighbour], two('id:7731'));
		expect(ofMother).toMatchObject({ contact: 'id:7731', standing: { outcome: 'limit reached', sentence: '2 penalty notices to the mother for this pupil count, issued on 6 October 2025 and 9 March 2026. No further one can be issued before 7 October 2028; consider other action with the local authority.' } });
		expect(ofFather).toMatchObject({ contact: 'id:7732', standing: { outcome: 'may be issued', sentence: expect.stringMatching(/^No penalty notice to the father for this pupil counts/) } });
		expect(others).toEqual([]);
	});

	it.each<[string, Contact[], Notice[], RegExp[]]>([
		['two who are called the same', [mother, { ...father, relationship: 'MOTHER' }], [], [/the mother \(parent 1 of the contacts\)/, /the mother \(parent 2 of the contacts\)/]],
		['one of whom nothing is said', [{ ...mother, relationship: '' }], [], [/parent 1 of the contacts/]],
		['one who is no parent and had a notice', [neighbour], [notice('id:7733', '2026-03-09')], [/One penalty notice to the neighbour/]],
		['one who is not there any more, and may be known by another id now', [mother], two('id:9'), [/to the mother/, /2 penalty notices to a parent who is not among the contacts \(look whether it is one of them\)/]],
		['one who is not there, whose notices count no more', [mother], [notice('id:9', '2023-03-06')], [/to the mother/]],
		['nobody', [], [], []],
	])('tells of %s', (_, contacts, notices, sentences) => {
		const said = standing(contacts, notices).map(({ standing: { sentence } }) => sentence);
		expect(said).toHaveLength(sentences.length);
		sentences.forEach((sentence, place) => expect(said[place]).toMatch(sentence));
	});

	it('asks for notices of an earlier school where the pupil joined within three years (Buckinghamshire)', () => {
		expect(standing([father], [], pupil)[0]?.standing).toMatchObject({ outcome: 'not known', sentence: expect.stringMatching(/Ask the earlier school and its local authority for penalty notices to the father/) });
	});
});

describe('a step about penalty notices', () => {
	const holiday: readonly Days[] = [['2026-11-02', '2026-11-06', 'G']];
	const onlyHoliday = readPolicy({ ...supportFirstDocument, steps: supportFirstDocument.steps.filter(({ id }) => id === 'holiday-review') });
	const decided = (notices: Notice[], { policy = onlyHoliday, contacts = [mother, father], days = holiday } = {}) => decide(factsOf({ days, over: { contacts, pupil: longHere, case: { ...emptyCase, notices } } }), policy, monday);

	it('says how the law stands of each parent, with the amounts, and never asks for a notice to improve for a holiday', () => {
		const { outcome, task, reasons } = decided([notice('id:7732', '2025-10-06')]);
		expect(outcome).toBe('due');
		expect(reasons.filter((reason) => /penalty notice/i.test(reason))).toEqual([
			'No penalty notice to the mother for this pupil counts on 23 November 2026. One may be issued: £80 if paid within 21 days of receipt, £160 if within 28.',
			'One penalty notice to the father for this pupil counts, issued on 6 October 2025; another until 6 October 2028 would be the second: £160 to be paid within 28 days of receipt, with no lower amount.',
		]);
		expect(task).toContain('Do not use a notice to improve for a holiday.');
		expect(reasons.join(' ')).not.toMatch(/marlowe|ines|owen/i);
	});

	it('stays due where one parent has reached the limit, and is held where all have, with what comes instead', () => {
		expect(decided(two('id:7731')).outcome).toBe('due');
		const held = decided([...two('id:7731'), ...two('id:7732')]);
		expect(held).toMatchObject({ outcome: 'held', step: 'holiday-review' });
		expect(held.held?.reason).toMatch(/^No penalty notice can follow\. .*to the mother .*before 7 October 2028; consider other action .*to the father .*Talk with the family all the same/);
		expect(held.reasons.filter((reason) => reason.includes('to the father'))).toHaveLength(1);
	});

	it('holds what goes out already at one parent, since each gets the same', () => {
		const [review] = onlyHoliday.steps;
		const letters = readPolicy({ ...onlyHoliday, steps: [{ ...review!, task: undefined, action: 'letter', letterTemplate: 'meeting-invitation' }], holds: onlyHoliday.holds.filter(({ when }) => when.startsWith('the limit')) });
		expect(decided(two('id:7731'), { policy: letters })).toMatchObject({ outcome: 'held' });
		expect(decided([notice('id:7731', '2025-10-06')], { policy: letters })).toMatchObject({ outcome: 'due' });
	});

	it('is told by what it looks at: other steps say nothing of it and are not held', () => {
		const notices = [...two('id:7731'), ...two('id:7732')];
		const [letter] = supportFirst.steps.filter(({ id }) => id === 'early-concern');
		const decision = decided(notices, { policy: { ...supportFirst, steps: [letter!] }, days: [['2026-09-15', '2026-09-18', 'O'], ['2026-11-10', '2026-11-10', 'O']] });
		expect(decision).toMatchObject({ outcome: 'due', step: 'early-concern' });
		expect(decision.reasons.join(' ')).not.toMatch(/penalty/);
	});
});
