/** A share of school as families read it: 10 per cent are "1 day in every 10", 15 are "3 days in every 20". Exact, so that it says what the policy says. */
export function oneDayInEvery(percent: number): string {
	const scale = 10 ** (String(percent).split('.')[1]?.length ?? 0);
	const part = Math.round(percent * scale);
	const whole = 100 * scale;
	const common = greatestCommonDivisor(part, whole);
	const days = part / common;
	return `${days} ${days === 1 ? 'day' : 'days'} in every ${whole / common}`;
}

function greatestCommonDivisor(one: number, other: number): number {
	return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
