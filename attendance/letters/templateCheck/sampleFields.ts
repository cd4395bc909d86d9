import { fieldSections, fieldWords, type LetterFields } from '../fields';

/** What is invented where a description gives no example of its own. */
const invented: Readonly<Record<string, string>> = {
	'school.name': 'Ashdown Vale Academy', 'school.address': 'Priory Lane\nAshdown\nLS15 9AB', 'school.phone': '0113 496 0100', 'school.email': 'office@ashdown.example',
	'school.website': 'www.ashdown.example', 'letter.reference': '3f9a21c0', 'recipient.address': 'Ms Ngozi Okafor\n14 Hawthorn Close\nSeacroft\nLeeds\nLS14 6QT',
	'recipient.language': '', 'pupil.preferredForename': 'Ada', 'pupil.legalForename': 'Adaeze', 'pupil.legalSurname': 'Okafor', 'pupil.fullName': 'Ada Okafor',
	'contact.name': 'Mrs P. Adeyemi', 'contact.role': 'Attendance Officer', 'contact.phone': '0113 496 0123', 'contact.email': 'attendance@ashdown.example',
	'signatory.name': 'Mr D. Hughes', 'signatory.role': 'Assistant Headteacher', 'meeting.place': 'the main reception', 'meeting.attendees': 'Mrs P. Adeyemi, Attendance Officer',
};

/** How many records each list has, so that a repeat is seen to repeat. */
const records = 2;

/**
 * Invented fields for a look at a template without a pupil: each holds the example of its description, or the description itself
 * in square brackets, so that whoever reads the preview sees what will stand there. All true-or-false fields are `holds`.
 */
export function sampleFields(holds: boolean): LetterFields {
	const sections = [...fieldWords].map(([section, words]) => [
		section,
		Object.fromEntries(Object.entries(words).map(([field, told]) => [field, sampleOf(section, field, told, holds)])),
	]);
	return Object.fromEntries(sections) as LetterFields;
}

function sampleOf(section: string, field: string, told: string | Readonly<Record<string, string>>, holds: boolean): unknown {
	if (typeof told !== 'string') return Array.from({ length: records }, () => Object.fromEntries(Object.entries(told).map(([key, words]) => [key, exampleIn(words)])));
	return isCondition(section, field, told) ? holds : (invented[`${section}.${field}`] ?? exampleIn(told));
}

function isCondition(section: string, field: string, told: string): boolean {
	const empty = (Object.hasOwn(fieldSections, section) ? fieldSections[section as keyof typeof fieldSections].empty : {}) as Readonly<Record<string, unknown>>;
	// The first sections have no empty fields to look at: their conditions are told by their words.
	return Object.hasOwn(empty, field) ? typeof empty[field] === 'boolean' : /^whether\b/.test(told);
}

/** The example that a description gives in quotation marks, or the description. */
function exampleIn(words: string): string {
	return /"([^"]+)"/.exec(words)?.[1] ?? `[${words}]`;
}
