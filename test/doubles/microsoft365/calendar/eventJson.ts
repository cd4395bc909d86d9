import type { Json } from '../http/call';
import type { StoredEvent } from './calendarState';
import { graphTime, instantOf } from './times';

export const eTagOf = ({ id, version }: StoredEvent) => `W/"${id.slice(6, 26)}${version}"`;

/** https://learn.microsoft.com/graph/api/resources/event; times in the zone that was asked for. */
export function eventJson(event: StoredEvent, zone: string, withKeys = false): Json {
	const { singleValueExtendedProperties = [], start, end, ...properties } = event.properties;
	return {
		'@odata.etag': eTagOf(event),
		id: event.id,
		iCalUId: `040000008200E00074C5B7101A82E008${event.id.slice(6, 22)}`,
		changeKey: eTagOf(event).slice(3, -1),
		isCancelled: false,
		isAllDay: false,
		isOrganizer: true,
		showAs: 'busy',
		sensitivity: 'normal',
		attendees: [],
		type: 'singleInstance',
		webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.id)}&exvsurl=1&path=/calendar/item`,
		...properties,
		start: graphTime(instantOf(start), zone),
		end: graphTime(instantOf(end), zone),
		...(withKeys && { singleValueExtendedProperties }),
	};
}
