import { ask, type Condition } from './condition';
import { measures, type ComingKind, type Facts, type Measure } from './measures';

/**
 * The least that sessions to come must bring for a way into a step to open: a bound from below, told from counts alone, so that
 * most pupils are known to be far away without any register being made and measured anew.
 */
export interface Needed {
	/** At least so many sessions; infinite where none would do. */
	readonly sessions: number;
	readonly kind: ComingKind;
	/** Whether they must follow on the absence under way. */
	readonly unbroken: boolean;
}

const nobodyCan: Needed = { sessions: Number.POSITIVE_INFINITY, kind: 'absence', unbroken: false };

/** Takes the conditions of a way, and how many sessions lie ahead until the date that is asked about. Gives up beyond `most`. */
export function sessionsNeeded(conditions: readonly Condition[], facts: Facts, ahead: number, most: number): Needed {
	let sessions = 0;
	let unbroken = false;
	const kinds = new Set<ComingKind>();
	for (const condition of conditions) {
		const needed = neededFor(condition, facts, ahead);
		if (needed > most) return nobodyCan;
		const { growth } = measures[condition.measure] as Measure;
		if (needed === 0 || !growth) continue;
		sessions = Math.max(sessions, needed);
		unbroken ||= growth.unbroken ?? false;
		kinds.add(growth.by);
	}
	if (kinds.size > 1) kinds.delete('absence');
	const [kind = 'absence', another] = kinds;
	return another ? nobodyCan : { sessions, kind, unbroken };
}

function neededFor(condition: Condition, facts: Facts, ahead: number): number {
	const { measure: name, comparison, value } = condition;
	const measure = measures[name] as Measure;
	const measured = measure.read(facts);
	if (!measured) return 0;
	const passing = comparison === 'more than' ? 1 : comparison === 'at least' ? 0 : null;
	if (measured.kind === 'tier' || measured.kind === 'yes or no' || passing === null) return ask(condition, facts).holds || !measure.growth ? 0 : 1;
	if (measured.kind === 'percent') {
		// Older sessions may leave the last four weeks meanwhile, so only those to come are sure to be in them.
		const whole = name.startsWith('attendance.trend.') ? Math.min(ahead, twoWeeks) : measured.whole + ahead;
		const part = (Math.round((value as number) * 100) * whole) / 10_000;
		return Math.max(0, passing ? Math.floor(part) + 1 - measured.part : Math.ceil(part) - measured.part);
	}
	const missing = (value as number) + passing - measured.count;
	if (missing <= 0) return 0;
	// What has not begun cannot go on.
	if (measure.growth?.unbroken && measured.count === 0) return Number.POSITIVE_INFINITY;
	if (name.endsWith('possibleSessions')) return missing <= ahead ? 0 : Number.POSITIVE_INFINITY;
	return measure.growth ? Math.ceil(missing * measure.growth.sessions) : Number.POSITIVE_INFINITY;
}

const twoWeeks = 20;
