import type { Pupil } from '../item';
import { naturalOrder } from '../text/naturalOrder';

/** The texts in their order, each with its rank; those that the order holds for the same share one. A school has few different names. */
function ranksOf(texts: Iterable<string>): Map<string, number> {
	const ranks = new Map<string, number>();
	let rank = 0;
	let before: string | undefined;
	for (const text of [...new Set(texts)].sort(naturalOrder.compare)) {
		if (before !== undefined && naturalOrder.compare(before, text) !== 0) rank += 1;
		ranks.set(text, rank);
		before = text;
	}
	return ranks;
}

/** The order in which pupils go out: by registration group, and there by name. Gives a new list. */
export function byGroupAndName<Entry extends { readonly pupil: Pupil }>(entries: readonly Entry[]): Entry[] {
	const groups = ranksOf(entries.map(({ pupil }) => pupil.registrationGroup));
	const surnames = ranksOf(entries.map(({ pupil }) => pupil.legalSurname));
	const forenames = ranksOf(entries.map(({ pupil }) => pupil.legalForename));
	const ranked = entries.map((entry) => ({
		entry,
		group: groups.get(entry.pupil.registrationGroup) as number,
		surname: surnames.get(entry.pupil.legalSurname) as number,
		forename: forenames.get(entry.pupil.legalForename) as number,
	}));
	ranked.sort(
		(one, other) =>
			one.group - other.group || one.surname - other.surname || one.forename - other.forename || naturalOrder.compare(one.entry.pupil.id, other.entry.pupil.id),
	);
	return ranked.map(({ entry }) => entry);
}
