import { letterDetailsSchema, type Contact, type Pupil } from '../../../../attendance/item';
import { checkLetter, checkTextMessage, letterFamilies, letterFamilyIds, planLetters, type LetterFamilyId, type LetterSubject, type PlannedLetter } from '../../../../attendance/letters';
import { fillLetter, shippedTemplate } from '../../../../connectors/documents/letters/letterDocuments';
import { letterEmail } from '../../../../connectors/documents/letters/letterEmail';
import { textOfBlocks } from '../../../../connectors/documents/wordContent';
import { contact, father, mother, order, pupil, subject } from '../../../attendance/letters/okafors';
import { samples } from '../../../attendance/letters/samples';

/** Parents who live apart, a grandmother who collects, a sister's father, an uncle whom nobody may contact, and a social worker. */
const grandmother = contact({ id: '3', name: 'Grace Adeleke', relationship: 'Grandmother', parentalResponsibility: false, livesWithPupil: false, phone: '0113 496 0881', email: 'grace@family.example', address: { lines: ['5 Orchard View'], postcode: 'LS8 1QQ' } });
const uncle = contact({ id: '4', name: 'Victor Umeh', relationship: 'Uncle', parentalResponsibility: true, doNotContact: true, livesWithPupil: false, phone: '0113 496 0882', email: 'victor@family.example', address: { lines: ['9 Secret Lane'], postcode: 'LS7 2WW' } });
const socialWorker = contact({ id: '5', name: 'Samira Idle', relationship: 'Social Worker', parentalResponsibility: null, livesWithPupil: false, phone: '0113 496 0883', email: 's.idle@council.example', address: { lines: ['Civic Hall'], postcode: 'LS1 1UR' } });
const carer = contact({ id: '6', name: 'Ruth Bell', relationship: 'Foster Carer', parentalResponsibility: false, livesWithPupil: true, phone: '0113 496 0884', email: 'ruth@home.example' });
const everybody = [mother, father, grandmother, uncle, socialWorker];

/** A sister of hers at the school, of whom only shared praise may speak. */
const sister = 'Zainab';

interface Sent {
	readonly planned: PlannedLetter;
	/** Word file, web page, plain text and text message, in one. */
	readonly said: string;
	readonly file: string;
}

async function sentOut(family: LetterFamilyId, about: Partial<LetterSubject>): Promise<Sent[]> {
	const sample = samples[family];
	const template = await shippedTemplate(letterFamilies[family], '#1D3F72');
	const { letters } = planLetters(subject({ ...sample.about, ...about }), order(family, sample.changes));
	return await Promise.all(
		letters.map(async (planned) => {
			const { fields, othersDetails, letter } = planned;
			const { content, text } = await fillLetter(template, fields);
			checkLetter(letterFamilies[family], { text, fields, othersDetails }, 'Pupil 1042');
			checkTextMessage(letterFamilies[family], planned, 'Pupil 1042');
			const { html, text: plain } = letterEmail(content, { title: 'A letter', accentColour: '#1D3F72' });
			const { header, body, footer } = content;
			return { planned, said: [textOfBlocks([...header, ...body, ...footer]), html, plain, letter.textMessage?.text, letter.subject].join('\n'), file: `${letter.fileName} ${letter.key}` };
		}),
	);
}

const secretsOf = ({ name, phone, email, address }: Contact): string[] => [name, phone, email, ...(address?.lines ?? []), address?.postcode ?? ''].filter((secret) => secret !== '');
const home = ['14 Hawthorn Close', 'LS14 6QT'];

/** What somebody's letter shows that is another's; "Leeds" is no secret. */
function leaked({ planned, said }: Sent, contacts: readonly Contact[]): string[] {
	const { contact: addressee } = planned.facts.recipient;
	const others = contacts.filter(({ id }) => id !== addressee.id).flatMap(secretsOf).filter((secret) => secret !== 'Leeds' && !secretsOf(addressee).includes(secret));
	return [...others, ...(addressee.livesWithPupil ? [] : home), sister].filter((secret) => said.includes(secret));
}

describe.each(letterFamilyIds)('%s', (family) => {
	/** A contract is with one person, whose words it holds. */
	const contract = samples[family].about.details?.contract;
	const about = (changes: Partial<Pupil> = {}, parent = 'Mother') => ({
		pupil: { ...(samples[family].about.pupil ?? pupil()), ...changes },
		...(contract ? { details: letterDetailsSchema.parse({ contract: { ...contract, parent } }) } : {}),
	});

	it('shows a parent nothing of the other, of another contact or of another child, in any form', async () => {
		const sent = await sentOut(family, { ...about(), contacts: everybody });
		expect(sent.map(({ planned }) => planned.facts.recipient.contact.id)).toEqual(contract ? ['1'] : ['1', '2']);
		expect(sent.flatMap((letter) => leaked(letter, everybody))).toEqual([]);
	});

	it('is called and logged without a name', async () => {
		for (const { file } of await sentOut(family, { ...about(), contacts: everybody })) expect(file).not.toMatch(/okafor|ngozi|achebe|daniel|ada\b|adaeze/i);
	});

	it('goes to carer and social worker of a looked-after pupil, neither shown to the other or to a parent; a formal letter waits', async () => {
		const contacts = [...everybody, carer];
		const sent = await sentOut(family, { ...about({ groups: { ...pupil().groups, lookedAfter: true } }, 'Foster Carer'), contacts });
		expect(sent.map(({ planned }) => planned.facts.recipient.contact.id)).toEqual(letterFamilies[family].stage === 'formal' ? [] : contract ? ['6'] : ['6', '5']);
		expect(sent.flatMap((letter) => leaked(letter, contacts))).toEqual([]);
	});

	it('has a subject that tells a locked screen who writes, and nothing else', () => {
		const { letters } = planLetters(subject({ ...samples[family].about, contacts: [mother] }), order(family, samples[family].changes));
		expect(letters[0]?.letter.subject).toMatch(/^(A letter|A message|Good news) from Ashdown Vale Academy$/);
	});
});
