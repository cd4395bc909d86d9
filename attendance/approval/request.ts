import { counted, listed } from '../text/plainEnglish';
import type { EntryGroup } from './entries';

/** The message that asks a person to decide. */
export interface ApprovalRequest {
	readonly subject: string;
	readonly text: string;
}

/**
 * The e-mail with the link. It says how many, which steps and when the link ends, and nothing of any pupil: mail is read on
 * locked screens, forwarded and kept. Takes the groups, the school's name (may be empty), the link, and the end in words.
 */
export function approvalRequest(groups: readonly EntryGroup[], school: string, link: string, ends: string): ApprovalRequest {
	const all = groups.reduce((sum, { entries }) => sum + entries.length, 0);
	const steps = groups.map(({ name, entries }) => `  - ${name}: ${entries.length}`);
	const roles = [...new Set(groups.flatMap(({ approvedBy }) => approvedBy ?? []))];
	return {
		subject: `${counted(all, 'attendance step waits', 'attendance steps wait')} for your decision`,
		text: [
			`Before anything goes out${school ? ` from ${school}` : ''}, somebody has to decide on ${counted(all, 'step', 'steps')}:`,
			steps.join('\n'),
			...(roles.length > 0 ? [`The school’s policy asks for the approval of: ${listed(roles)}.`] : []),
			`Open this page to see each of them with its reasons and documents, and to approve it, hold it or say that it is not appropriate:\n${link}`,
			`The page can be used until ${ends}. What is not decided by then does not go out.`,
			'The link works once. Whoever has it can read the page and decide, so please do not pass it on.',
		].join('\n\n'),
	};
}
