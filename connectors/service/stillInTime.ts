import { ServiceError } from './serviceError';

/** The code of an act that was not begun, because another run may have taken it over meanwhile. */
export const tooLate = 'too late';

/**
 * Asked right before the request that cannot be undone: whether this run may still make it. A machine may stand still for
 * as long as it likes between any two steps (a laptop closed, a virtual machine paused), and a slow service may keep a run
 * for longer than its reservations hold; another run has then taken the act over.
 */
export type MayStillSend = () => boolean;

/** Throws `ServiceError` with the code `tooLate` where it may not. Nothing was sent by this request. */
export function checkStillInTime(service: string, mayStillSend: MayStillSend | undefined): void {
	if (!mayStillSend || mayStillSend()) return;
	throw new ServiceError('This run took longer than its reservation holds, so another run may be at it. Nothing was sent', tooLateAdvice, { service, code: tooLate, happened: 'no' });
}

export const tooLateAdvice = 'Run the workflow again: it looks first whether it was sent meanwhile, and does not send it twice. Where this comes up often, send fewer letters at a time.';
