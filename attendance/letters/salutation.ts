import type { Contact } from '../item';

/** Small words that belong to the surname after them: "van der Berg", "de Souza", "bin Salman". */
const surnameParticles = new Set([
	'al', 'bin', 'bint', 'da', 'dal', 'de', 'del', 'della', 'den', 'der', 'di', 'dos', 'du', 'el', 'ibn', 'la', 'le', 'mac', 'o', 'san', 'santa', 'st', 'st.',
	'ten', 'ter', 'van', 'von',
]);

/** "Ms Ngozi Okafor": as the envelope and the case log name a person. A title already in the name is not repeated. */
export function nameWithTitle({ title, name }: Pick<Contact, 'title' | 'name'>): string {
	const plain = name.trim();
	return title.trim() && !startsWithTitle(plain, title) ? `${title.trim()} ${plain}` : plain;
}

/** "Dear Ms Okafor" where the title is known, else "Dear Ngozi Okafor": a guessed title offends. */
export function salutation(contact: Pick<Contact, 'title' | 'name'>): string {
	const title = contact.title.trim();
	const name = contact.name.trim();
	if (!title) return `Dear ${name}`;
	const bare = startsWithTitle(name, title) ? name.slice(title.length).replace(/^\.?\s+/, '') : name;
	return `Dear ${title} ${surnameOf(bare)}`;
}

function startsWithTitle(name: string, title: string): boolean {
	const first = name.split(/\s+/)[0] ?? '';
	return first.replace(/\.$/, '').toLowerCase() === title.trim().replace(/\.$/, '').toLowerCase();
}

function surnameOf(name: string): string {
	const words = name.split(/\s+/);
	let first = words.length - 1;
	while (first > 1 && surnameParticles.has((words[first - 1] as string).toLowerCase())) first -= 1;
	return words.slice(first).join(' ');
}
