import { sharesOf } from '../measures/percent';
import type { ReportedImpact } from './report';

/** Absence before and after as two pairs of dots. Places are shares of the axis, 0 to 1. */
export interface ChangeChart {
	/** For people who do not see the drawing. */
	readonly alt: string;
	readonly ticks: readonly Tick[];
	readonly rows: ReadonlyArray<{ readonly name: string; readonly before: number; readonly after: number; readonly beforeSays: string; readonly afterSays: string }>;
}

/** What is left as a dot, and what chance could make of it as a line, beside nought. */
export interface LeftChart {
	readonly alt: string;
	readonly ticks: readonly Tick[];
	readonly nought: number;
	readonly from: number;
	readonly to: number;
	readonly at: number;
	readonly says: string;
}

export interface Tick {
	readonly at: number;
	readonly label: string;
}

/** An axis of whole steps, the same for all things of a page, so that drawings can be compared by eye. */
export interface Scale {
	readonly from: number;
	readonly to: number;
	readonly step: number;
}

/** Per cent of sessions, from nought to a round number that holds all dots. */
export function changeScale(shown: readonly ReportedImpact[]): Scale {
	const most = Math.max(1, ...shown.flatMap((one) => percentsOf(one).flat()));
	const step = roundStep(most, 4);
	return { from: 0, to: Math.ceil(most / step) * step, step };
}

/** Days, as far below nought as above it. */
export function leftScale(shown: readonly ReportedImpact[]): Scale {
	const most = Math.max(1, ...shown.flatMap(({ left }) => (left ? [Math.abs(left.from), Math.abs(left.to)] : [])));
	const step = roundStep(most, 3);
	const end = Math.ceil(most / step) * step;
	return { from: -end, to: end, step };
}

/** Takes one that may be described (`pupils` is not null). */
export function changeChart(one: ReportedImpact, scale: Scale): ChangeChart {
	const percents = percentsOf(one);
	const rows = ['Pupils who had it', 'Pupils like them'].slice(0, percents.length).map((name, place) => {
		const [before, after] = percents[place] as readonly [number, number];
		return { name, before: placeOn(scale, before), after: placeOn(scale, after), beforeSays: `${before.toFixed(1)}%`, afterSays: `${after.toFixed(1)}%` };
	});
	return {
		alt: `Share of sessions missed before and after. ${rows.map(({ name, beforeSays, afterSays }) => `${name}: ${beforeSays} before, ${afterSays} after.`).join(' ')}`,
		ticks: ticksOf(scale, (value) => `${value}%`),
		rows,
	};
}

/** Null where nothing can be said of the effect. */
export function leftChart({ left }: ReportedImpact, scale: Scale): LeftChart | null {
	if (!left) return null;
	const place = (value: number) => placeOn(scale, value);
	return {
		alt: `What is left, in days missed by each pupil in six school weeks: ${dayLabel(left.days)}, between ${dayLabel(left.from)} and ${dayLabel(left.to)}. Below nought is fewer. The line ${left.from <= 0 && left.to >= 0 ? 'crosses' : 'does not cross'} nought.`,
		ticks: ticksOf(scale, dayLabel),
		nought: place(0),
		from: place(left.from),
		to: place(left.to),
		at: place(left.days),
		says: dayLabel(left.days),
	};
}

/** Before and after, in per cent with one decimal: of those who had it, and of those like them. */
function percentsOf({ absentSessionsBefore, possibleSessionsBefore, absentSessionsAfter, possibleSessionsAfter, likeThem }: ReportedImpact): Array<readonly [number, number]> {
	const percent = (absent: number | null, possible: number | null) => sharesOf(absent ?? 0, possible ?? 1, 1000) / 10;
	return [
		[percent(absentSessionsBefore, possibleSessionsBefore), percent(absentSessionsAfter, possibleSessionsAfter)],
		...(likeThem ? [[likeThem.percentBefore, likeThem.percentAfter] as const] : []),
	];
}

/** The least of 1, 2, 5, 10, 20 … (or a tenth of these) that needs no more steps than asked. */
function roundStep(most: number, steps: number): number {
	for (let power = 0.1; ; power *= 10) {
		const step = [1, 2, 5].map((digit) => Math.round(digit * power * 10) / 10).find((each) => each * steps >= most);
		if (step) return step;
	}
}

const placeOn = ({ from, to }: Scale, value: number): number => (value - from) / (to - from);

function ticksOf(scale: Scale, label: (value: number) => string): Tick[] {
	const steps = Math.round((scale.to - scale.from) / scale.step);
	return Array.from({ length: steps + 1 }, (_, place) => {
		const value = Math.round((scale.from + place * scale.step) * 10) / 10;
		return { at: place / steps, label: label(value) };
	});
}

const dayLabel = (value: number): string => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${Number.isInteger(value) ? Math.abs(value) : Math.abs(value).toFixed(1)}`);
