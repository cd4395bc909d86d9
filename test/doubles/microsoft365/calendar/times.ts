import { DateTime, IANAZone } from 'luxon';
import type { Json } from '../http/call';
import { GraphRefusal } from '../http/errors';

/** Names of Windows that a school in England meets; others have to be IANA names. https://learn.microsoft.com/graph/api/resources/datetimetimezone */
const windowsZones: Readonly<Record<string, string>> = { 'GMT Standard Time': 'Europe/London', 'Greenwich Standard Time': 'Atlantic/Reykjavik', UTC: 'UTC' };

/** The instant of a local time with its zone, in milliseconds. */
export function instantOf({ dateTime, timeZone = 'UTC' }: Json): number {
	const time = DateTime.fromISO(String(dateTime).replace(/Z$/, ''), { zone: zoneOf(timeZone) });
	if (!time.isValid) throw new GraphRefusal(400, 'ErrorInvalidRequest', 'The time is no time.');
	return time.toMillis();
}

/** An instant as Graph writes it, with seven digits of the second. */
export const graphTime = (instant: number, timeZone = 'UTC'): Json => ({ dateTime: `${DateTime.fromMillis(instant, { zone: zoneOf(timeZone) }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")}0000`, timeZone });

/** The zone that `Prefer: outlook.timezone="…"` asks for; UTC if none. */
export const zoneAsked = (prefer: string | undefined): string => /outlook\.timezone\s*=\s*"([^"]+)"/i.exec(prefer ?? '')?.[1] ?? 'UTC';

function zoneOf(name: string): string {
	const zone = windowsZones[name] ?? name;
	if (!IANAZone.isValidZone(zone)) throw new GraphRefusal(400, 'TimeZoneNotSupportedException', `A time zone with the name '${name}' isn't supported.`);
	return zone;
}
