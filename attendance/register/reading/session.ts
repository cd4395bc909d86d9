import type { SessionHalf } from '../../item';
import type { Unread } from './date';
import { seenText } from './plainCell';

const morning = /(^|[^a-z])(mon|tue|wed|thu|fri)?(am|a\.m\.?|morning)([^a-z]|$)/;
const afternoon = /(^|[^a-z])(mon|tue|wed|thu|fri)?(pm|p\.m\.?|afternoon)([^a-z]|$)/;
const clock = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?$/;

/**
 * Reads which half of the day a row is about: `AM`, `PM`, `A.M.`, `Morning attendance`, `Mon:PM`, `AM Registration`, a
 * time of day. `1` and `2` stand for the two sessions only in a column that is about sessions, for in a column of
 * periods they are lessons.
 */
export function readSession(cell: string, isPeriodColumn: boolean): { readonly half: SessionHalf } | Unread {
	const text = seenText(cell).toLowerCase();
	const isMorning = morning.test(text);
	const isAfternoon = afternoon.test(text);
	if (isMorning !== isAfternoon) return { half: isMorning ? 'AM' : 'PM' };
	const time = clock.exec(text);
	if (time && Number(time[1]) < 24) return { half: Number(time[1]) < 12 ? 'AM' : 'PM' };
	if (!isPeriodColumn && /^(session )?[12]$/.test(text)) return { half: text.endsWith('1') ? 'AM' : 'PM' };
	return { problem: text === '' ? 'is empty' : 'is neither a morning nor an afternoon session' };
}
