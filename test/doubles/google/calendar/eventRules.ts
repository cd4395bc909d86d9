import { refuse } from '../http/googleError';

/** Words that the documentation lists and types lose (https://developers.google.com/workspace/calendar/api/v3/reference/events). */
const words: Readonly<Record<string, readonly string[]>> = {
	status: ['confirmed', 'tentative', 'cancelled'],
	visibility: ['default', 'public', 'private', 'confidential'],
	transparency: ['opaque', 'transparent'],
	eventType: ['birthday', 'default', 'focusTime', 'fromGmail', 'outOfOffice', 'workingLocation'],
};

/** @throws where an event that was sent breaks what the reference says of its fields. */
export function checkEvent(body: Readonly<Record<string, unknown>>): void {
	for (const [field, allowed] of Object.entries(words)) {
		const value = body[field];
		if (value !== undefined && value !== null && !allowed.includes(String(value))) throw refuse('invalid', `Invalid value for: ${value} is not a valid value for ${field}`, { location: field });
	}
	for (const { email, responseStatus } of (body.attendees ?? []) as { email?: string; responseStatus?: string }[]) {
		if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email ?? '')) throw refuse('invalid', 'Invalid attendee email.', { location: 'attendees' });
		if (responseStatus && !['needsAction', 'declined', 'tentative', 'accepted'].includes(responseStatus)) throw refuse('invalid', 'Invalid attendee response status.', { location: 'attendees' });
	}
	// https://developers.google.com/workspace/calendar/api/guides/extended-properties#limits
	const { private: own = {}, shared = {} } = (body.extendedProperties ?? {}) as { private?: Record<string, string>; shared?: Record<string, string> };
	for (const [key, value] of [...Object.entries(own), ...Object.entries(shared)]) {
		if (key.length > 44 || String(value).length > 1024) throw refuse('invalid', `The extended property is too long: ${key}`, { location: 'extendedProperties' });
	}
}

/** "Characters allowed in the ID are those used in base32hex encoding, i.e. lowercase letters a-v and digits 0-9"; 5 to 1024 of them. */
export function checkEventId(id: unknown): void {
	if (!/^[a-v0-9]{5,1024}$/.test(String(id))) throw refuse('invalid', 'Invalid resource id value.', { location: 'id' });
}
