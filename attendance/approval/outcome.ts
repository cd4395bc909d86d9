import type { Approval } from '../item';
import { choices, type Answer } from './answers';
import type { Entry } from './entries';

/** When something was decided: the day in London, and the instant (ISO 8601 in UTC). */
export interface Moment {
	readonly on: string;
	readonly at: string;
}

export interface Signature {
	readonly name: string;
	readonly role: string;
}

/** As it is kept: "P. Adeyemi, headteacher". */
export const signedAs = ({ name, role }: Signature): string => `${name}, ${role}`;

type OfStep = Pick<Entry, 'step' | 'period'>;

/** Where the reviewer left it open and agreed that it is held: for that day alone, so that the next run asks again. */
const notDecided = 'Not decided';

/** What a person decided of an entry, from answers without faults. */
export function approvalOf({ step, period }: OfStep, { choice, reason, until }: Answer, signature: Signature, { on, at }: Moment): Approval {
	const decided = { by: signedAs(signature), on, at, step, period };
	if (choice === undefined) return { ...decided, outcome: 'held', reason: notDecided, until: on };
	return {
		...decided,
		outcome: choices[choice],
		reason: choice === 'approve' ? '' : reason,
		until: choice === 'hold' && until !== '' ? until : null,
	};
}

/** What stands for an entry that nobody decides before the link ends, at that moment. */
export const notAnswered = ({ step, period }: OfStep, { on, at }: Moment): Approval => ({
	outcome: 'not answered',
	by: '',
	on,
	at,
	reason: 'Nobody decided before the link ended',
	until: null,
	step,
	period,
});
