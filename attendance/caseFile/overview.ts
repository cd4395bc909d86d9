import { counted, percentText } from '../text/plainEnglish';
import { checkList } from './completeness';
import type { CaseFile } from './schema';

/** One item of the check list over a sample of cases. Counts first; a percentage of a handful of cases says little. */
export interface ItemOverCases {
	readonly id: string;
	readonly item: string;
	readonly source: string;
	readonly met: number;
	/** Cases to which the item applies; the others are in neither count. */
	readonly applies: number;
	/** "75.0% (3 of 4 cases)"; "applies to none of these cases". */
	readonly inWords: string;
}

/** What a sample of case files shows (C6: "sampling of case files"). Names nobody. */
export interface SampleOverview {
	readonly asAt: string;
	/** How many cases there were to draw from, and how many were drawn. */
	readonly cases: number;
	readonly drawn: number;
	/** Write it down: the same seed draws the same cases again. */
	readonly seed: string;
	/** By reference, as on the files: never by name. */
	readonly references: readonly string[];
	/** Cases of which nothing is missing. */
	readonly complete: number;
	readonly items: readonly ItemOverCases[];
	readonly summary: string;
}

/** Puts the check lists of sampled cases together, item by item. Takes the files and how they were drawn. */
export function overviewOf(files: readonly CaseFile[], { cases, seed, asAt }: { readonly cases: number; readonly seed: string; readonly asAt: string }): SampleOverview {
	const items = checkList.map(({ id, item, source }): ItemOverCases => {
		const answers = files.flatMap(({ completeness }) => completeness.items.filter((checked) => checked.id === id && checked.outcome !== 'does not apply'));
		const met = answers.filter(({ outcome }) => outcome === 'met').length;
		const applies = answers.length;
		return { id, item, source, met, applies, inWords: applies === 0 ? 'applies to none of these cases' : `${percentText(met, applies)} (${met} of ${counted(applies, 'case')})` };
	});
	const complete = files.filter(({ completeness }) => completeness.missing.length === 0).length;
	const worst = items.filter(({ met, applies }) => met < applies).sort((one, other) => other.applies - other.met - (one.applies - one.met))[0];
	return {
		asAt,
		cases,
		drawn: files.length,
		seed,
		references: files.map(({ reference }) => reference),
		complete,
		items,
		summary:
			`${counted(files.length, 'case')} of ${cases} drawn with the seed "${seed}"; ${complete} of ${files.length} ${files.length === 1 ? 'is' : 'are'} complete.` +
			(worst ? ` Most often missing: ${worst.item.charAt(0).toLowerCase()}${worst.item.slice(1)} (met in ${worst.met} of ${counted(worst.applies, 'case')}).` : ''),
	};
}
