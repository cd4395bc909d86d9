import type { Choice, Choices } from '../files/port';
import { ServiceError } from '../service/serviceError';
import type { PickFrom } from './port';

/** Asks a picker for a page. */
export type AskChoices = (from: PickFrom) => Promise<Choices>;

/** A name that stands for many things is not looked for without end. */
const mostPages = 50;

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

/** All choices whose name is this one, letter case and spacing aside. */
export async function allNamed(ask: AskChoices, name: string): Promise<Choice[]> {
	// By id: a list may come with one thing on two pages, where it changes while it is read.
	const found = new Map<string, Choice>();
	let page: string | undefined;
	for (let pages = 0; pages < mostPages; pages += 1) {
		const { choices, next } = await ask({ search: name, page });
		for (const choice of choices) if (plain(choice.name) === plain(name)) found.set(choice.id, choice);
		if (!next || next === page) break;
		page = next;
	}
	return [...found.values()];
}

/**
 * The one thing of this name; undefined where there is none. Takes what the things are called ("shared drive") and the
 * service, for messages. Throws where several have the name: which of them is meant, only a person can say.
 */
export async function oneNamed(ask: AskChoices, name: string, { what, service }: { readonly what: string; readonly service: string }): Promise<Choice | undefined> {
	const [first, ...others] = await allNamed(ask, name);
	if (others.length === 0) return first;
	throw new ServiceError(`There is more than one ${what} called "${name}" in ${service}`, 'Pick the one that is meant from the list, or give it a name of its own.', { service, happened: 'no' });
}

/** That nothing has the name. */
export const noneNamed = (name: string, what: string, service: string): ServiceError =>
	new ServiceError(
		`There is no ${what} called "${name}" in ${service} that this account can see`,
		'Check the name in the node or in the workflow’s Settings, and that the account of the credential has been given access to it.',
		{ service, happened: 'no' },
	);
