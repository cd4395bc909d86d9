import { plainLetters } from './plainLetters';

/** A typing slip changes about a third of a word's letters at most; what differs more is another word. */
const likely = 1 / 3;

/** The choice that somebody may have meant by a text that is none of them; undefined where none is near. */
export function nearest(text: string, choices: readonly string[]): string | undefined {
	const written = plainLetters(text);
	let best: string | undefined;
	let fewest = Infinity;
	for (const choice of choices) {
		const meant = plainLetters(choice);
		const most = Math.min(fewest - 1, Math.floor(Math.max(written.length, meant.length) * likely));
		if (Math.abs(written.length - meant.length) > most) continue;
		const changes = changesBetween(written, meant);
		if (changes <= most) [best, fewest] = [choice, changes];
	}
	return best;
}

/** "; did you mean "Early concern letter"?", or nothing where no choice is near. */
export function didYouMean(text: string, choices: readonly string[]): string {
	const meant = nearest(text, choices);
	return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

/** How many letters must be added, taken out or replaced to make one text the other (Levenshtein's distance). */
function changesBetween(one: string, other: string): number {
	let above = Array.from({ length: other.length + 1 }, (_, place) => place);
	for (let row = 1; row <= one.length; row += 1) {
		const line = [row];
		for (let place = 1; place <= other.length; place += 1) {
			const replaced = (above[place - 1] as number) + (one[row - 1] === other[place - 1] ? 0 : 1);
			line.push(Math.min(replaced, (above[place] as number) + 1, (line[place - 1] as number) + 1));
		}
		above = line;
	}
	return above[other.length] as number;
}
