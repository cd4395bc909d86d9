import type { SchoolCalendar } from './schoolCalendar';

/**
 * `holiday`: five weekdays or more without a school session, so half-term or longer. `long weekend`: fewer, beside a
 * weekend, as with a bank holiday or a training day on a Monday or Friday. A day off in the middle of a week is neither:
 * nobody goes away for longer because of it.
 *
 * No rule defines them. They are told apart because days missed beside a holiday are mostly leave that was asked for and
 * refused, or not asked for (93% of penalty notices are for holidays; rules §2.2), and a family that stretches a weekend
 * is another conversation.
 */
export type BreakKind = 'holiday' | 'long weekend';

const holidayWeekdays = 5;
const daysOfWeek = 7;
const weekdaysOfWeek = 5;
const dayLength = 86_400_000;
/** The day from which dates are counted, 1 January 1970, was a Thursday. */
const mondayToEpoch = 3;

/** The school days next to a break, the last before it and the first after it, with the longer of two where both sides are. */
export function breaksBeside({ schoolDays }: SchoolCalendar): ReadonlyMap<string, BreakKind> {
	const beside = new Map<string, BreakKind>();
	for (let next = 1; next < schoolDays.length; next += 1) {
		const last = schoolDays[next - 1] as string;
		const first = schoolDays[next] as string;
		const kind = breakBetween(last, first);
		if (!kind) continue;
		if (beside.get(last) !== 'holiday') beside.set(last, kind);
		beside.set(first, kind);
	}
	return beside;
}

/** The break between two school days that follow each other; null where only a weekend or a night lies between, or a day off in mid-week. */
export function breakBetween(last: string, first: string): BreakKind | null {
	const one = weekdayOf(last);
	const other = weekdayOf(first);
	const weekdaysOff = other - one - 1;
	if (weekdaysOff >= holidayWeekdays) return 'holiday';
	const overWeekend = Math.floor(one / weekdaysOfWeek) !== Math.floor(other / weekdaysOfWeek);
	return weekdaysOff > 0 && overWeekend ? 'long weekend' : null;
}

/** Mondays to Fridays counted through from one that lies far back; a school day is never at a weekend. */
function weekdayOf(date: string): number {
	const days = Date.parse(date) / dayLength + mondayToEpoch;
	return Math.floor(days / daysOfWeek) * weekdaysOfWeek + (days % daysOfWeek);
}
