import type { FilledLetter } from '../family';

/** Whether each of the parts is said; an empty part is none. */
export function includesAll(text: string, parts: readonly string[]): boolean {
	return parts.every((part) => part !== '' && text.includes(oneLine(part)));
}

/** Text as the checks compare it: every run of spaces and line ends is one space. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

export function firstMatch(text: string, pattern: RegExp): string | null {
	return pattern.exec(text)?.[0] ?? null;
}

/** A Ms Court and a pupil called Fines are no threat. */
export function withoutNames(text: string, { pupil, recipient, contact, signatory, school, meeting }: FilledLetter['fields']): string {
	const names = [
		recipient.salutation, recipient.name, pupil.fullName, pupil.preferredForename, pupil.legalForename, pupil.legalSurname,
		contact.name, contact.role, contact.email, signatory.name, signatory.role, school.name, school.email, meeting.place, meeting.attendees,
	];
	return names.filter((name) => name !== '').reduce((rest, name) => rest.replaceAll(oneLine(name), ' '), text);
}
