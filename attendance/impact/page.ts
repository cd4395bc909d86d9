import { counted, countedInThousands, listed, longDate, percentText, thousands } from '../text/plainEnglish';
import { theNamed } from '../text/named';
import { changeChart, changeScale, leftChart, leftScale, type ChangeChart, type LeftChart, type Scale } from './charts';
import type { ReportedImpact } from './report';
import type { Verdict } from './told';

/** A page for leaders and governors: what followed each thing that was done. Every drawn figure stands in words as well. */
export interface ImpactPage {
	readonly title: string;
	readonly school: string;
	/** "registers up to 20 November 2026, 1,050 pupils". */
	readonly about: string;
	/** What is found, in one or two sentences. */
	readonly summary: string;
	/** "How to read this": one paragraph for people who know no statistics. */
	readonly reading: string;
	/** What can be described, judged things first. */
	readonly things: readonly ThingOnPage[];
	/** What was done for too few, a sentence each. */
	readonly tooFew: readonly string[];
	readonly notes: readonly string[];
}

export interface ThingOnPage {
	readonly name: string;
	/** "Step of the policy", "Help". */
	readonly what: string;
	readonly verdict: Verdict;
	readonly verdictSays: string;
	readonly sentence: string;
	readonly change: ChangeChart;
	/** Null where nothing can be said of its effect. */
	readonly left: LeftChart | null;
	readonly table: { readonly columns: readonly string[]; readonly lines: ReadonlyArray<readonly string[]> };
	/** Who could not be compared and why, and what else bears on the comparison. */
	readonly notes: readonly string[];
}

export interface PageAsked {
	readonly school: string;
	readonly asAt: string;
	/** Pupils whose registers were looked at. */
	readonly pupils: number;
	/** Pupils of whom the file gave totals and no marks. */
	readonly pupilsWithoutMarks: number;
}

/** What the page says of what was found (`reportedOf`) in one school. Names nobody. */
export function impactPage(reported: readonly ReportedImpact[], { school, asAt, pupils, pupilsWithoutMarks }: PageAsked): ImpactPage {
	const shown = reported.filter(({ pupils: compared }) => compared !== null);
	const ordered = verdictsInOrder.flatMap((verdict) => shown.filter((one) => one.verdict === verdict));
	const scales = { change: changeScale(shown), left: leftScale(shown) };
	return {
		title: 'What came after each step',
		school,
		about: `registers up to ${longDate(asAt)}, ${countedInThousands(pupils, 'pupil')}`,
		summary: summaryOf(reported, shown),
		reading,
		things: ordered.map((one) => thingOf(one, scales)),
		tooFew: tooFewOf(reported),
		notes: [
			...(pupilsWithoutMarks > 0 ? [`Of ${countedInThousands(pupilsWithoutMarks, 'further pupil')} the file gives totals and no marks: before and after cannot be told of them, and they are not on this page.`] : []),
			'Steps and help are taken from the case log. Figures of fewer than ten pupils are not shown, since a reader could know of whom they tell.',
		],
	};
}

/** The page as the plain text of an e-mail. */
export function impactText({ title, school, about, summary, reading: how, things, tooFew, notes }: ImpactPage): string {
	const parts = [
		`${title}\n${school}, ${about}`,
		summary,
		...things.map(({ name, verdictSays, sentence, notes: further }) => [name.toUpperCase(), `${verdictSays}.`, sentence, ...further].join('\n')),
		tooFew.join('\n'),
		`HOW TO READ THIS\n${how}`,
		notes.join('\n'),
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const reading =
	'Something is done for a pupil when absence is at its worst, and after its worst weeks absence falls by itself, whatever is done. Before and after alone would praise anything. ' +
	'So each pupil is set beside pupils of this school who at the same time had been absent as much and had reached the same point, and had not had it yet. ' +
	'What is left is how many days fewer, or more, a pupil missed than could be expected, in a half term of six school weeks. The dot is the best guess and the line through it is how far off chance could have led it: ' +
	'drawn so, 95 such lines in 100 hold the truth. A line that crosses nought may be chance. Some pupils like them had the same soon after, which hides part of a difference; that is allowed for, and so is what they had missed earlier. ' +
	'No comparison knows all that staff know of a family: take it as a reason to ask, not as proof.';

/** Judged things first, those to look at before the others. */
const verdictsInOrder: readonly Verdict[] = ['more absence', 'less absence', 'may be chance', 'cannot be told'];

const verdictWords: Readonly<Record<Verdict, string>> = {
	'less absence': 'Less absence than expected, more than chance',
	'more absence': 'More absence than expected, more than chance',
	'may be chance': 'May be chance',
	'cannot be told': 'Effect cannot be told',
};

function summaryOf(reported: readonly ReportedImpact[], shown: readonly ReportedImpact[]): string {
	if (reported.length === 0) return 'The case log holds no step and no help that was done for these pupils up to this date.';
	const named = (verdict: Verdict) => shown.filter((one) => one.verdict === verdict).map(({ name }) => theNamed(name));
	const [less, more, chance] = [named('less absence'), named('more absence'), named('may be chance')];
	const sentences = [
		...(less.length > 0 ? [`After ${listed(less)} pupils missed less than could be expected, by more than chance.`] : []),
		...(more.length > 0 ? [`After ${listed(more)} pupils missed more than could be expected, by more than chance: look at why.`] : []),
		...(chance.length > 0 ? [`What is left after ${listed(chance)} may be chance.`] : []),
	];
	if (sentences.length > 0) return sentences.join(' ');
	const things = counted(reported.length, 'thing');
	return `Of ${things} that ${reported.length === 1 ? 'was' : 'were'} done, none can be judged yet: too few pupils can be compared. Before and after alone prove nothing, so no effect is claimed.`;
}

function thingOf(one: ReportedImpact, scales: { readonly change: Scale; readonly left: Scale }): ThingOnPage {
	return {
		name: one.name,
		what: one.what === 'step' ? 'Step of the policy' : 'Help',
		verdict: one.verdict,
		verdictSays: verdictWords[one.verdict],
		sentence: one.sentence,
		change: changeChart(one, scales.change),
		left: leftChart(one, scales.left),
		table: tableOf(one),
		notes: notesOf(one),
	};
}

function tableOf({ pupils, absentSessionsBefore, possibleSessionsBefore, absentSessionsAfter, possibleSessionsAfter, likeThem }: ReportedImpact): ThingOnPage['table'] {
	const cell = (absent: number | null, possible: number | null) => `${percentText(absent ?? 0, possible ?? 1)} (${thousands(absent ?? 0)} of ${thousands(possible ?? 0)})`;
	const mean = (percent: number) => `${percent.toFixed(1)}%, a mean`;
	return {
		columns: ['Sessions missed', 'Pupils', 'Four school weeks before', 'Six school weeks after'],
		lines: [
			['Pupils who had it', thousands(pupils ?? 0), cell(absentSessionsBefore, possibleSessionsBefore), cell(absentSessionsAfter, possibleSessionsAfter)],
			...(likeThem ? [['Pupils like them', thousands(likeThem.pupils), mean(likeThem.percentBefore), mean(likeThem.percentAfter)]] : []),
		],
	};
}

function notesOf({ times, notCompared, likeThem }: ReportedImpact): string[] {
	const left = notCompared.reduce((sum, { times: each }) => sum + each, 0);
	const reasons = notCompared.map(({ times: each, because }) => `${thousands(each)} because ${because}`);
	return [
		...(likeThem && likeThem.hadItSoonAfter > 0 ? [`${thousands(likeThem.hadItSoonAfter)} of the ${thousands(likeThem.pupils)} pupils like them had the same within those six weeks.`] : []),
		...(left > 0 ? [`Done ${countedInThousands(times ?? left, 'time')}. Not compared: ${listed(reasons)}.`] : [`All ${thousands(times ?? 0)} times could be compared.`]),
	];
}

/** Help of few is not named: a kind of help that one pupil has tells who it is. */
function tooFewOf(reported: readonly ReportedImpact[]): string[] {
	const few = reported.filter(({ pupils }) => pupils === null);
	const rare = few.filter(({ what, times }) => what === 'intervention' && times === null);
	return [
		...few.filter((one) => !rare.includes(one)).map(({ sentence }) => sentence),
		...(rare.length > 0 ? [`${counted(rare.length, 'kind')} of help ${rare.length === 1 ? 'was' : 'were each'} used for fewer than ten pupils, too few to say anything of.`] : []),
	];
}
