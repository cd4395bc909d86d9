import type { LoggedAct } from '../../../attendance/caseLog';

/** Where a letter goes, as a run sees it. */
export interface LetterService {
	/**
	 * Sends a letter. With `resumed` an earlier run may have sent it, under the file name given: then it is looked up first.
	 * `mayStillDo` is asked right before what cannot be undone. Throws `CannotTell` where the service cannot say.
	 */
	send(act: LoggedAct, options: { readonly resumed: boolean; readonly begunAs: string | null; readonly mayStillDo: () => boolean }): Promise<Sent>;
}

/** `found`: an earlier run had sent it, and nothing was sent now. `held`: it was too late to send it. */
export type Sent = 'sent' | 'found' | 'held';

/** The service cannot say whether it sent a letter. */
export class CannotTell extends Error {
	override readonly name = 'CannotTell';
}

/** Comes by a step at the service. */
export type ServiceStep = (where: 'before' | 'after') => void;
