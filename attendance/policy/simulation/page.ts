import { counted, countedInThousands, longDate, thousands } from '../../text/plainEnglish';
import { capitalised } from '../../text/named';
import { isFlag } from '../../groups/groupings';
import { smallestGroup } from '../../groups';
import { compare, type Comparison } from './compare';
import { fairness, type FairnessLine } from './fairness';
import { loadByRun, loadByStep, loadOf, pupilsHeldByRule, type RunsLoad } from './load';
import { reading } from './reading';
import type { Approvals, Simulation } from './simulate';

/** A page for leaders. Every bar stands beside its figures, so that nothing must be read off a drawing. */
export interface SimulationPage {
	readonly title: string;
	readonly school: string;
	/** "9 September 2025 to 13 July 2026, 39 weeks, 1,050 pupils". */
	readonly about: string;
	/** What the page is and is not, in one sentence. */
	readonly caution: string;
	readonly policies: readonly PolicyOnPage[];
	/** Null where there is one policy. */
	readonly comparison: { readonly says: string; readonly columns: readonly string[]; readonly lines: ReadonlyArray<readonly string[]> } | null;
	readonly fairness: readonly FairnessChart[];
	readonly notes: readonly string[];
}

export interface PolicyOnPage {
	readonly name: string;
	readonly tiles: ReadonlyArray<{ readonly label: string; readonly value: string; readonly detail: string }>;
	/** The steps in the policy's order, which is the order of the colours. */
	readonly steps: ReadonlyArray<{ readonly name: string; readonly taken: string; readonly pupils: string; readonly approvals: string; readonly held: string }>;
	readonly weeksSay: string;
	/** The names of the pieces of each week's bar. */
	readonly pieces: readonly string[];
	readonly weeks: readonly WeekOnPage[];
	readonly held: { readonly says: string; readonly lines: ReadonlyArray<{ readonly why: string; readonly pupils: string; readonly bar: number }> };
}

/** The load of a week as a bar of pieces. */
export interface WeekOnPage {
	readonly week: string;
	/** Lengths as shares of the busiest week on the page, 0 to 1. */
	readonly lengths: readonly number[];
	/** The steps of each piece. */
	readonly counts: readonly number[];
	readonly total: number;
	readonly approvals: number;
	readonly held: number;
}

export interface FairnessChart {
	readonly heading: string;
	readonly says: string;
	/** Where the whole school stands on the bars' scale. */
	readonly wholeSchool: number;
	readonly lines: ReadonlyArray<{
		readonly name: string;
		/** Null where the group is hidden, or nothing can be compared. */
		readonly bar: number | null;
		readonly atSameAbsence: string;
		readonly plain: string;
		readonly persistent: string;
		readonly counts: string;
	}>;
}

export interface PageAsked {
	/** One, or two of the same pupils to set beside each other. Fairness is shown of the first. */
	readonly simulations: readonly [Simulation, ...Simulation[]];
	readonly school: string;
	readonly approvals: Approvals;
}

/** What the page says. Null where the school is too small for any figure to be shown to others. */
export function simulationPage({ simulations, school, approvals }: PageAsked): SimulationPage | null {
	const [first, second] = simulations;
	const lines = fairness(first);
	const [from, to] = [first.runs[0]?.on, first.runs.at(-1)?.on];
	if (!lines[0]?.share || !from || !to) return null;
	const loads = simulations.map(loadByRun);
	const busiest = Math.max(1, ...loads.flat().map(({ taken }) => taken));
	const assumed = approvals === 'approved' ? 'Every step that needs approval is taken to have been approved the same day.' : 'No step that needs approval is taken to have been approved.';
	return {
		title: second ? 'Two policies tried on a past year' : 'A policy tried on a past year',
		school,
		about: `${longDate(from)} to ${longDate(to)}, ${counted(first.runs.length, 'school week')}, ${countedInThousands(first.years.length, 'pupil')}`,
		caution: `Load and fairness, not effect: how much work the policy would have asked for, and of which families. ${assumed}`,
		policies: simulations.map((simulation, place) => policyOnPage(simulation, loads[place] as RunsLoad[], busiest)),
		comparison: second ? comparisonOnPage(first, second, compare(first, second)) : null,
		fairness: fairnessCharts(lines),
		notes: reading,
	};
}

function policyOnPage(simulation: Simulation, weeks: readonly RunsLoad[], busiest: number): PolicyOnPage {
	const { policy, years } = simulation;
	const all = loadOf(years.flatMap(({ asked }) => asked));
	const withStep = years.filter(({ asked }) => asked.some(({ outcome }) => outcome === 'taken')).length;
	const most = weeks.reduce((top, week) => (week.taken > top.taken ? week : top), weeks[0] as RunsLoad);
	const steps = loadByStep(simulation);
	const pieces = piecesOf(steps);
	const mostApprovals = weeks.reduce((top, week) => (week.approvals > top.approvals ? week : top), weeks[0] as RunsLoad);
	return {
		name: `${policy.name} ${policy.version}`,
		tiles: [
			{ label: 'Steps taken', value: thousands(all.taken), detail: `for ${thousands(withStep)} of ${countedInThousands(years.length, 'pupil')}` },
			{ label: 'Busiest week', value: thousands(most.taken), detail: most.taken > 0 ? `on ${longDate(most.on)}; half the weeks ${thousands(middle(weeks.map(({ taken }) => taken)))} or fewer` : 'no step in any week' },
			{ label: 'To approve', value: thousands(all.approvals), detail: all.approvals > 0 ? `at most ${thousands(mostApprovals.approvals)} in a week` : 'no step asked for approval' },
			{ label: 'Held for a person', value: thousands(all.newlyHeld), detail: 'steps, each counted once' },
		],
		steps: steps.map(({ name, taken, pupils, approvals, pupilsHeld }) => ({
			name, taken: thousands(taken), pupils: thousands(pupils), approvals: thousands(approvals), held: thousands(pupilsHeld),
		})),
		weeksSay: weeksSay(weeks),
		pieces: pieces.map(({ name }) => name),
		weeks: weeks.map(({ on, steps: ofWeek, taken, approvals, newlyHeld }) => {
			const counts = pieces.map(({ ids }) => ids.reduce((sum, id) => sum + (ofWeek[id]?.taken ?? 0), 0));
			return { week: longDate(on), lengths: counts.map((count) => count / busiest), counts, total: taken, approvals, held: newlyHeld };
		}),
		held: heldOnPage(simulation),
	};
}

/** As many pieces as a bar can show and a line has room to count. */
const mostPieces = 5;

/** A piece for each step; of a policy of many steps, for those most often taken, and one for all others. */
function piecesOf(steps: ReturnType<typeof loadByStep>): Array<{ readonly name: string; readonly ids: readonly string[] }> {
	if (steps.length <= mostPieces) return steps.map(({ id, name }) => ({ name, ids: [id] }));
	const often = new Set(steps.toSorted((one, other) => other.taken - one.taken).slice(0, mostPieces - 1));
	const shown = steps.filter((step) => often.has(step)).map(({ id, name }) => ({ name, ids: [id] }));
	return [...shown, { name: 'All other steps', ids: steps.filter((step) => !often.has(step)).map(({ id }) => id) }];
}

/** The median, the lower of two. */
const middle = (counts: readonly number[]): number => counts.toSorted((one, other) => one - other)[(counts.length - 1) >> 1] ?? 0;

function weeksSay(weeks: readonly RunsLoad[]): string {
	const quiet = weeks.filter(({ taken }) => taken === 0).length;
	const all = weeks.reduce((sum, { taken }) => sum + taken, 0);
	const five = weeks.map(({ taken }) => taken).toSorted((one, other) => other - one).slice(0, 5).reduce((sum, taken) => sum + taken, 0);
	if (all === 0) return 'No step was due in any week.';
	return `${thousands(five)} of ${countedInThousands(all, 'step')} fall in the five busiest weeks; ${quiet === 0 ? 'no week is without a step' : `${counted(quiet, 'week')} without any`}.`;
}

/** The rules that held steps; those that held few pupils go together, since they tell of health, families and care. */
function heldOnPage(simulation: Simulation): PolicyOnPage['held'] {
	const rules = pupilsHeldByRule(simulation);
	const large = rules.filter(({ pupils }) => pupils >= smallestGroup);
	const small = rules.filter((rule) => !large.includes(rule));
	const longest = Math.max(1, ...rules.map(({ pupils }) => pupils));
	const others = small.length > 0 ? [{ why: large.length > 0 ? 'other reasons' : 'all reasons', pupils: `fewer than ${smallestGroup} each`, bar: 0 }] : [];
	return {
		says: rules.length > 0 ? 'Each pupil is counted once for each reason. Somebody must look at every one of them.' : 'Nothing was held.',
		lines: [...large.map(({ why, pupils }) => ({ why: capitalised(why), pupils: thousands(pupils), bar: pupils / longest })), ...others.map((line) => ({ ...line, why: capitalised(line.why) }))],
	};
}

function comparisonOnPage(first: Simulation, second: Simulation, { stepsTaken, approvals, newlyHeld, pupils }: Comparison): SimulationPage['comparison'] {
	const line = (name: string, pair: readonly [number, number]) => [name, thousands(pair[0]), thousands(pair[1]), signed(pair[1] - pair[0])];
	const names = [...new Set([first, second].flatMap(({ policy }) => policy.steps.map(({ name }) => name)))];
	const takenOf = (simulation: Simulation) => new Map(loadByStep(simulation).map(({ name, taken }) => [name, taken]));
	const [one, other] = [takenOf(first), takenOf(second)];
	return {
		says: `${thousands(pupils.both)} pupils had a step under both, ${thousands(pupils.firstOnly)} under the first alone, ${thousands(pupils.secondOnly)} under the second alone, and ${thousands(pupils.neither)} under neither.`,
		columns: ['', `${first.policy.name} ${first.policy.version}`, `${second.policy.name} ${second.policy.version}`, 'Difference'],
		lines: [
			line('Steps taken', stepsTaken),
			...names.map((name) => line(name, [one.get(name) ?? 0, other.get(name) ?? 0])),
			line('To approve', approvals),
			line('Held for a person', newlyHeld),
		],
	};
}

const signed = (count: number): string => (count > 0 ? `+${thousands(count)}` : count < 0 ? `−${thousands(-count)}` : '0');

function fairnessCharts(lines: readonly FairnessLine[]): FairnessChart[] {
	const rateOf = ({ share }: FairnessLine): number => share?.stepsPer100AtSameAbsence ?? 0;
	const scale = Math.max(1, ...lines.map(rateOf));
	const whole = lines[0] as FairnessLine;
	const wholeSchool = rateOf(whole) / scale;
	const pairs = lines.filter(({ grouping }) => grouping !== null && isFlag(grouping));
	const years = lines.filter(({ grouping }) => grouping === 'yearGroup');
	return [
		{ heading: 'Groups beside everyone else', says: furthest(pairs, rateOf(whole)), wholeSchool, lines: [whole, ...pairs].map((line) => lineOnPage(line, scale)) },
		{ heading: 'Year groups', says: furthest(years, rateOf(whole)), wholeSchool, lines: years.map((line) => lineOnPage(line, scale)) },
	];
}

function lineOnPage({ name, share }: FairnessLine, scale: number): FairnessChart['lines'][number] {
	if (!share) return { name, bar: null, atSameAbsence: '', plain: '', persistent: '', counts: 'not shown' };
	const rate = share.stepsPer100AtSameAbsence;
	const decimal = (figure: number | null) => (figure === null ? '–' : figure.toFixed(1));
	return {
		name,
		bar: rate === null ? null : rate / scale,
		atSameAbsence: decimal(rate),
		plain: decimal(share.stepsPer100),
		persistent: decimal(share.stepsPer100PersistentlyAbsent),
		counts: `${thousands(share.stepsTaken)} for ${thousands(share.pupils)}`,
	};
}

/** Says which shown group is furthest from the school at the same absence, and whether steps of its pupils were held. */
function furthest(lines: readonly FairnessLine[], whole: number): string {
	const shown = lines.flatMap(({ name, share }) => (share && share.stepsPer100AtSameAbsence !== null ? [{ name, rate: share.stepsPer100AtSameAbsence, held: share.pupilsHeld }] : []));
	const [most] = shown.toSorted((one, other) => Math.abs(other.rate - whole) - Math.abs(one.rate - whole));
	const about = 'The line is the whole school.';
	if (!most || most.rate === whole) return about;
	const held = most.rate < whole && most.held > 0 ? `; ${counted(most.held, 'pupil')} of it had a step held for a person` : '';
	return `${about} Furthest from it: ${most.name}, ${most.rate.toFixed(1)} beside ${whole.toFixed(1)}${held}.`;
}
