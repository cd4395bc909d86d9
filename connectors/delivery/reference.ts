import { createHash } from 'node:crypto';

/**
 * What a message is found by at the service. Takes the school's URN or name, the act's key (attendance/caseLog/keys.ts) and
 * the way it goes (`text`: a text that tells of a letter by post; `message`: a letter that is a text): the same act has the same reference on every run and machine. A hash, since a reference "must not
 * contain any personal information" (https://docs.notifications.service.gov.uk/rest-api.html#send-a-precompiled-letter).
 */
export const deliveryReference = (school: string, key: string, way: 'post' | 'email' | 'text' | 'message'): string =>
	createHash('sha256').update(`${school}|${key}|${way}`).digest('hex').slice(0, 40);
