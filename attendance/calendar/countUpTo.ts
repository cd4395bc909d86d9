/** How many of some dates, oldest first, are not after a date. */
export function countUpTo(dates: readonly string[], date: string): number {
	return countWhile(dates, (each) => each <= date);
}

/** How many of some dates, oldest first, are before a date. */
export function countBefore(dates: readonly string[], date: string): number {
	return countWhile(dates, (each) => each < date);
}

function countWhile(dates: readonly string[], holds: (date: string) => boolean): number {
	let from = 0;
	let to = dates.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (holds(dates[middle] as string)) from = middle + 1;
		else to = middle;
	}
	return from;
}
