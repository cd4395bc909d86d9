import type { ActEvent, Run } from './event';

/**
 * How long an open reservation keeps other runs away. Long enough for a whole school's letters to be made, short enough
 * that a school whose machine stopped can run again the same morning.
 */
export const reservationHoldsForMinutes = 15;

/**
 * What the log answers to a run that wants to do an act.
 * - `reserved`: nobody has begun it; go on.
 * - `resumed`: it was begun and never settled, by this very run (n8n's Retry On Fail) or by one that has stopped; go on,
 *   under the same file name, which cannot make a second document.
 * - `already done`: it is settled; do nothing.
 * - `another run`: it was begun moments ago by another run, which may still be at it; do nothing.
 * - `repeated`: the same act stands earlier in the same batch; do nothing.
 */
export type ReservationOutcome = 'reserved' | 'resumed' | 'already done' | 'another run' | 'repeated';

export interface ReservationAnswer {
	readonly outcome: ReservationOutcome;
	/** The `asAt` of the event that decided: when it was done, or begun; null where nobody had begun it. */
	readonly on: string | null;
	/** The file name under which it was begun or done, where one was recorded. */
	readonly document: string | null;
	/** The number for the reservation to write; null where none is to be written. */
	readonly attempt: number | null;
}

/**
 * Decides one reservation.
 * Takes the events under its key in any order, and the run that asks; gives the answer. Pure, so that every case store
 * answers alike; the store has only to make reading and writing one act.
 */
export function answerReservation(eventsOfKey: readonly ActEvent[], run: Run): ReservationAnswer {
	const settled = eventsOfKey.find(({ kind }) => kind === 'settled');
	if (settled) return { outcome: 'already done', ...of(settled), attempt: null };

	const open = eventsOfKey.reduce<ActEvent | undefined>((latest, event) => (latest && latest.attempt > event.attempt ? latest : event), undefined);
	if (!open) return { outcome: 'reserved', on: null, document: null, attempt: 1 };
	if (open.run === run.id) return { outcome: 'resumed', ...of(open), attempt: null };
	if (minutesBetween(open.at, run.at) < reservationHoldsForMinutes) return { outcome: 'another run', ...of(open), attempt: null };
	return { outcome: 'resumed', ...of(open), attempt: open.attempt + 1 };
}

const of = ({ asAt, document }: ActEvent) => ({ on: asAt, document });

/** Whether the run may go on to do the act. */
export const mayGoOn = ({ outcome }: Pick<ReservationAnswer, 'outcome'>): boolean => outcome === 'reserved' || outcome === 'resumed';

/** Negative where the clock was set back: such a reservation counts as young, since doing nothing is the safe mistake. */
function minutesBetween(earlier: string, later: string): number {
	return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}
