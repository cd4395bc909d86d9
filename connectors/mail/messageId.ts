import { createHash } from 'node:crypto';

/** Reserved by RFC 2606, section 3, so that no other sender can make an id of ours. */
const domain = 'n8n-nodes-school-attendance.example';

/**
 * The Message-ID of an act's message, without angle brackets (RFC 5322, section 3.6.4). Takes the school's URN and the
 * act's key (attendance/caseLog/keys.ts): the same act has the same id on every run and machine, so that a message can be
 * found again at the service, and two schools whose pupils share an id do not share one. A hash, because everybody who
 * gets the message can read its headers.
 */
export function messageIdOf(urn: string, key: string): string {
	return `${createHash('sha256').update(`${urn}|${key}`).digest('hex').slice(0, 40)}@${domain}`;
}

const ours = new RegExp(`\\b[0-9a-f]{40}@${domain.replaceAll('.', '\\.')}`);

/** The first Message-ID of ours that stands in a text: what came back names what was sent. */
export const identityIn = (text: string): string | undefined => ours.exec(text)?.[0];
