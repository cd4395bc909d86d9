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

/** A Ms Court and a pupil called Fines are no threat. Names are left out where they stand as whole words: "Fin" is no part of "fined". */
export function withoutNames(text: string, { pupil, pupils, recipient, contact, signatory, school, meeting, catchUp }: FilledLetter['fields']): string {
	const names = [
		recipient.salutation, recipient.name, pupil.fullName, pupil.preferredForename, pupil.legalForename, pupil.legalSurname,
		contact.name, contact.role, contact.email, signatory.name, signatory.role, school.name, school.email, meeting.place, meeting.attendees,
		pupils.fullNames, pupils.names, ...pupils.list.map(({ name }) => name), pupil.registrationGroup, school.address, school.website, catchUp.who,
	];
	const longestFirst = [...new Set(names.map(oneLine))].filter((name) => name !== '').sort((one, other) => other.length - one.length);
	return longestFirst.reduce(withoutWords, text);
}

/**
 * A text with a space for each place where some words stand whole. Looked for as they are: a pattern made of every name of every letter
 * would take longer than all else about it.
 */
function withoutWords(text: string, words: string): string {
	let rest = '';
	let kept = 0;
	for (let at = text.indexOf(words); at >= 0; ) {
		const end = at + words.length;
		const isWhole = !endsInWord.test(text.slice(Math.max(0, at - 2), at)) && !beginsWithWord.test(text.slice(end, end + 2));
		if (isWhole) {
			rest += `${text.slice(kept, at)} `;
			kept = end;
		}
		at = text.indexOf(words, isWhole ? end : at + 1);
	}
	return rest + text.slice(kept);
}

const endsInWord = /[\p{L}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{N}]/u;
