import { contactSchema, pupilSchema, type Contact, type Pupil, type Register, type School } from '../../../attendance/item';
import { letterFamilies, type LetterFamilyId, type LetterOrder, type LetterSubject } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';

/** An invented family for the tests of letters: Ada Okafor, 8B, whose parents live apart. */
export const asAt = '2026-11-23';

export const school: School = { urn: '123456', name: 'Ashdown Vale Academy', localAuthority: 'Leeds', phase: 'secondary' };

export function pupil(changes: Partial<Pupil> = {}): Pupil {
	return pupilSchema.parse({
		id: '1042', upn: '', legalSurname: 'Okafor', legalForename: 'Adaeze', preferredForename: 'Ada', dateOfBirth: '2014-02-11', yearGroup: '8',
		registrationGroup: '8B', onRollFrom: null, onRollTo: null, address: { lines: ['14 Hawthorn Close', 'Seacroft', 'Leeds'], postcode: 'LS14 6QT' }, groups: {},
		...changes,
	});
}

export function contact(changes: Partial<Contact> = {}): Contact {
	return contactSchema.parse({ name: 'Ngozi Okafor', parentalResponsibility: true, priority: 1, livesWithPupil: true, address: null, ...changes });
}

export const mother = contact({ id: '1', title: 'Ms', relationship: 'Mother', email: 'ngozi@home.example', phone: '0113 496 0551' });

export const father = contact({
	id: '2', name: 'Daniel Achebe', title: 'Mr', relationship: 'Father', priority: 2, livesWithPupil: false, phone: '0113 496 0772', email: 'daniel@home.example',
	address: { lines: ['Flat 3', '8 Canal Wharf', 'Leeds'], postcode: 'LS11 5PS' },
});

/** Three days of illness, a morning at the dentist, a Friday afternoon and a Monday morning without a reason. */
export const register: Register = {
	from: '2026-09-07',
	to: '2026-10-09',
	weeks: {
		'2026-09-07': 'I I I I I I / \\ / \\',
		'2026-09-14': '/ \\ / \\ / \\ / \\ / \\',
		'2026-09-21': 'M \\ / \\ / \\ / \\ / O',
		'2026-09-28': 'O \\ / \\ / \\ / \\ / \\',
		'2026-10-05': '/ \\ / \\ / \\ / \\ / \\',
	},
};

export function subject(changes: Partial<LetterSubject> = {}): LetterSubject {
	const marks = changes.register ?? register;
	return { school, pupil: pupil(), contacts: [mother], register: marks, attendance: measure(marks, { asAt }), ...changes };
}

export function order(family: LetterFamilyId, changes: Partial<LetterOrder> = {}): LetterOrder {
	return {
		family: letterFamilies[family],
		step: family,
		asAt,
		date: asAt,
		letterhead: { addressLines: ['Priory Lane', 'Ashdown', 'LS15 9AB'], phone: '0113 496 0100', email: 'office@ashdown.example', website: 'www.ashdown.example' },
		contact: { name: 'Mrs P. Adeyemi', role: 'Attendance Officer', phone: '0113 496 0123', email: 'attendance@ashdown.example' },
		signatory: { name: 'Mr D. Hughes', role: 'Assistant Headteacher' },
		meeting: { slot: { date: '2026-12-03', time: '3.30 pm', place: 'the main reception' }, attendees: 'Mrs P. Adeyemi, Attendance Officer' },
		...changes,
	};
}

/** Names that break what splices text into markup, templates or XML. */
export const hostileNames: readonly string[] = [
	'Siobhán O’Brien-Łukasiewicz',
	"D'Arcy",
	'#panic("x")',
	'$ * _ ` @ <tag> [x]',
	'{{school.name}} {{#absence.rows}}',
	'**Ann** & <w:t>"Bob"</w:t>',
	'محمد',
	'Sam 🎉',
	'Wolfeschlegelsteinhausenbergerdorff'.repeat(3).slice(0, 80),
	'Anna\u0000\u0007 \uD800Lee',
];
