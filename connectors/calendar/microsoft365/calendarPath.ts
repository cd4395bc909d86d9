import type { Graph } from '../../service/microsoft365/graphClient';

/** Whether a calendar is named by whose it is, and not by its id. */
export const isAddress = (calendar: string): boolean => calendar.includes('@');

/** Where Graph has the calendar: of this address, of this id, or the account's main one. */
export function calendarPath({ me }: Graph, calendar: string): string {
	if (isAddress(calendar)) return `/users/${encodeURIComponent(calendar)}/calendar`;
	return calendar === '' ? `${me}/calendar` : `${me}/calendars/${encodeURIComponent(calendar)}`;
}
