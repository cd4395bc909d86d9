import type { DateTimeTimeZone } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import { inSchoolTime, schoolTimeZone } from '../../../attendance/meetings';

/** Microsoft's name for it. https://learn.microsoft.com/graph/api/resources/datetimetimezone */
const schoolAtMicrosoft = 'GMT Standard Time';

/** Graph then gives times in UTC, which no change of clocks makes ambiguous. */
export const inUtc = { Prefer: 'outlook.timezone="UTC"' };

/**
 * An instant as Graph takes it: in the school's time, as invitations then say it. The hour that comes twice when summer time
 * ends is said in UTC, because its name alone does not tell which of the two is meant.
 */
export function graphTime(instant: string): DateTimeTimeZone {
	const local = DateTime.fromISO(instant, { zone: schoolTimeZone });
	const comesTwice = local.getPossibleOffsets().length > 1;
	return comesTwice ? { dateTime: local.toUTC().toFormat(format), timeZone: 'UTC' } : { dateTime: local.toFormat(format), timeZone: schoolAtMicrosoft };
}

/** A time of Graph's (`2026-11-24T09:00:00.0000000`) as an instant in ISO 8601 with the school's offset. */
export function instantOf({ dateTime, timeZone }: DateTimeTimeZone): string {
	const zone = timeZone === schoolAtMicrosoft ? schoolTimeZone : (timeZone ?? 'UTC');
	return inSchoolTime(String(DateTime.fromISO(String(dateTime).slice(0, 'yyyy-mm-ddThh:mm:ss'.length), { zone }).toISO()));
}

const format = "yyyy-MM-dd'T'HH:mm:ss";
