import { marksOf } from '../../attendance/calendar/weeks';
import type { Address, Contact, Pupil } from '../../attendance/item';
import { checkLetter, letterFamilies, planLetters, type LetterFamilyId, type PlannedLetter } from '../../attendance/letters';
import { decide, supportFirst } from '../../attendance/policy';
import { fillLetter, shippedTemplate, type LetterTemplate } from '../../connectors/documents/letters/letterDocuments';
import { defaultAccentColour } from '../../connectors/documents/letters/wordTemplate';
import { order } from '../attendance/letters/okafors';
import { exportFiles, generateSchool, type SamplePupil } from './index';
import { importFiles } from './importFiles';
import { scored } from './scored';

/**
 * Every letter that the sample secondary school would send on a day, held against what its generator knows of the
 * families: not against the code that chose the recipients, counted the sessions or wrote the words.
 */
const asAt = '2026-11-20';
const sample = generateSchool({ phase: 'secondary', seed: 1, asAt });
const sampleOf = new Map(sample.pupils.map((each) => [each.pupil.id, each]));

interface Sent {
	readonly of: SamplePupil;
	readonly to: Contact;
	readonly planned: PlannedLetter;
	readonly family: LetterFamilyId;
	/** All that the Word document says, on one line, with the address. */
	readonly text: string;
}

const letters: Sent[] = [];
const decisions = new Map<string, { outcome: string; action: string | null; why: string }>();
const withoutLetter = new Map<string, string[]>();

beforeAll(async () => {
	const { pupils } = await importFiles(exportFiles(sample), sample.school);
	const templates = new Map<LetterFamilyId, LetterTemplate>();
	for (const id of ['early-concern', 'meeting-invitation'] as const) templates.set(id, await shippedTemplate(letterFamilies[id], defaultAccentColour));
	for (const { school, pupil, contacts, register, attendance, risk } of scored(pupils, asAt)) {
		const decision = decide({ pupil, contacts, register, attendance, risk, case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } }, supportFirst, asAt);
		decisions.set(pupil.id, { outcome: decision.outcome, action: decision.action, why: decision.held?.reason ?? '' });
		if (decision.outcome !== 'due' || decision.action !== 'letter') continue;
		const family = decision.letterTemplate as LetterFamilyId;
		const { letters: planned, held } = planLetters({ school, pupil, contacts, register, attendance }, order(family, { asAt, date: asAt, step: family }));
		withoutLetter.set(pupil.id, held.map(({ reason }) => reason));
		const of = sampleOf.get(pupil.id) as SamplePupil;
		for (const letter of planned) {
			const filled = await fillLetter(templates.get(family) as LetterTemplate, letter.fields);
			checkLetter(letterFamilies[family], { text: filled.text, fields: letter.fields, othersDetails: letter.othersDetails }, `Pupil ${pupil.id}`);
			const to = of.contacts.find(({ id }) => letter.letter.key.includes(`|id:${id}|`)) as Contact;
			letters.push({ of, to, planned: letter, family, text: `${letter.fields.recipient.address.replaceAll('\n', ' ')} ${filled.text}` });
		}
	}
}, 300_000);

/** Letters for which something is wrong, by file name: an empty list is what a test asks for. */
const faults = (isWrong: (letter: Sent) => boolean): string[] => letters.filter(isWrong).map(({ planned }) => planned.letter.fileName);

const mayGetOne = (contact: Contact) => contact.parentalResponsibility === true && !contact.doNotContact;
const addressFor = ({ address, livesWithPupil }: Contact, pupil: Pupil): Address | null => address ?? (livesWithPupil ? pupil.address : null);
const namesOf = ({ preferredForename, legalForename, legalSurname }: Pupil) => [`${preferredForename} ${legalSurname}`, `${legalForename} ${legalSurname}`];

/** The classes of the guidance, written out again: an absence that the code table lost would show. */
const absenceCodes = new Set(['C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T', 'G', 'N', 'O', 'U']);
const absentSessions = ({ register }: SamplePupil) => [...marksOf(register)].filter(({ mark, date }) => absenceCodes.has(mark) && date <= asAt).length;

describe('the letters that the sample secondary school sends home on one day', () => {
	it('are some hundreds, of both families', () => {
		expect(letters.length).toBeGreaterThan(250);
		expect(letters.filter(({ family }) => family === 'meeting-invitation').length).toBeGreaterThan(40);
	});

	it('go to nobody who must not be contacted, and to nobody without parental responsibility', () => {
		expect(sample.pupils.some(({ contacts }) => contacts.some(({ doNotContact }) => doNotContact))).toBe(true);
		expect(faults(({ to }) => !mayGetOne(to))).toEqual([]);
	});

	it('go to each other person with parental responsibility, once; or it is said why not', () => {
		for (const [id, held] of withoutLetter) {
			const { contacts } = sampleOf.get(id) as SamplePupil;
			const got = letters.filter(({ of }) => of.pupil.id === id).map(({ to }) => to.id as string);
			expect(new Set(got).size).toBe(got.length);
			expect(got.length + held.length).toBe(contacts.filter(mayGetOne).length);
		}
	});

	it('say nothing of a pupil who is looked after, has a social worker or a child protection plan: those are held, with who decides', () => {
		const isGuarded = ({ pupil: { groups } }: SamplePupil) => groups.lookedAfter || groups.socialWorker || groups.childProtection;
		const guarded = sample.pupils.filter(isGuarded).map(({ pupil }) => decisions.get(pupil.id));
		expect(faults(({ of }) => isGuarded(of))).toEqual([]);
		// A task for staff goes to no family.
		expect(guarded.filter((decision) => decision?.outcome === 'due' && decision.action !== 'task')).toEqual([]);
		const held = guarded.filter((decision) => decision?.outcome === 'held');
		expect(held.length).toBeGreaterThan(5);
		for (const decision of held) expect(decision?.why).toMatch(/safeguarding lead|designated teacher|social worker/);
	});

	it('are addressed to the person at that person’s own address', () => {
		expect(
			faults(({ of, to, planned: { letter, fields } }) => {
				const address = addressFor(to, of.pupil);
				const wanted = address ? [...address.lines, address.postcode] : [to.email];
				const block = fields.recipient.address;
				return !block.startsWith(`${to.title} ${to.name}`.trim()) || letter.addressee.postable !== (address !== null) || !wanted.every((part) => block.includes(part));
			}),
		).toEqual([]);
	});

	it('tell a parent neither the name nor the address, telephone number or e-mail address of another contact', () => {
		const apart = letters.filter(({ of, to }) => of.contacts.some((other) => mayGetOne(other) && other.address && other.address.postcode !== addressFor(to, of.pupil)?.postcode));
		expect(apart.length).toBeGreaterThan(30);
		expect(
			faults(({ of, to, text }) => {
				const own = addressFor(to, of.pupil);
				const known = [to.name, to.email, to.phone, own?.lines[0], own?.postcode];
				const others = of.contacts.filter(({ id }) => id !== to.id).flatMap(({ name, email, phone, address }) => [name, email, phone, address?.lines[0], address?.postcode]);
				const secret = [...others, of.pupil.address?.lines[0], of.pupil.address?.postcode].filter((part): part is string => !!part && !known.includes(part));
				return secret.some((part) => text.includes(part));
			}),
		).toEqual([]);
	});

	it('name no other child, and no number or date of birth of this one', () => {
		const names = [...new Set(sample.pupils.flatMap(({ pupil }) => namesOf(pupil)))];
		expect(
			faults(({ of, to, text }) => {
				const mine = [to.name, ...namesOf(of.pupil)];
				const { id, upn, dateOfBirth } = of.pupil;
				return names.some((name) => text.includes(name) && !mine.some((known) => known.includes(name))) || [id, upn, dateOfBirth as string].some((part) => text.includes(part));
			}),
		).toEqual([]);
	});

	it('tell as many sessions and days as the register holds', () => {
		expect(
			faults(({ of, text }) => {
				const sessions = absentSessions(of);
				const days = `${sessions > 1 ? Math.floor(sessions / 2) : ''}${sessions % 2 ? '½' : ''} day${sessions === 2 ? '' : 's'}`;
				return !text.includes(`(${sessions} sessions`) || !text.includes(`missed ${days}`);
			}),
		).toEqual([]);
	});

	it('give each date once on the sheet of an invitation, and nothing of why on a first letter', () => {
		expect(
			faults(({ of, family, planned }) => {
				const days = new Set([...marksOf(of.register)].filter(({ mark, date }) => absenceCodes.has(mark) && date <= asAt).map(({ date }) => date));
				return family === 'meeting-invitation' && planned.fields.absence.rows.length !== days.size;
			}),
		).toEqual([]);
		expect(faults(({ family, text }) => family === 'early-concern' && /suspen|exclu|holiday|religio|travell|interview|leave of|unauthorised|excused/i.test(text))).toEqual([]);
	});

	it('hold no code letter, percentage, comment of the register, or word of a group', () => {
		expect(sample.pupils.some(({ comments }) => comments.size > 0)).toBe(true);
		expect(faults(({ text }) => /\bcode\b|%|free school meals|\bSEN|\bEHC|social worker|child protection|looked after|young carer|traveller/i.test(text))).toEqual([]);
		expect(faults(({ of, text }) => [...of.comments.values()].some((comment) => comment.length > 12 && text.includes(comment)))).toEqual([]);
	});

	it('are called and logged without a name', () => {
		expect(
			faults(({ of, to, planned: { letter, reference } }) => {
				const told = `${letter.fileName} ${letter.key} ${reference}`.toLowerCase();
				return [...to.name.split(' '), of.pupil.legalSurname, of.pupil.preferredForename].some((name) => name.length > 2 && told.includes(name.toLowerCase()));
			}),
		).toEqual([]);
		expect(new Set(letters.map(({ planned }) => planned.letter.fileName)).size).toBe(letters.length);
	});
});
