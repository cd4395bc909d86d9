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
 * - `another letter`: it was begun by a letter about other pupils than this one is about, and is not known to be finished; do
 *   nothing, since the letter that was begun may be on its way. A person finds out (Verify).
 * - `not together`: the same letter is about another pupil for whom it may not go; do nothing.
 */
export type ReservationOutcome = 'reserved' | 'resumed' | 'already done' | 'another run' | 'repeated' | 'another letter' | 'not together';

export interface ReservationAnswer {
	readonly outcome: ReservationOutcome;
	/** The `asAt` of the event that decided: when it was done, or begun; null where nobody had begun it. */
	readonly on: string | null;
	/** The file name under which it was begun or done, where one was recorded. */
	readonly document: string | null;
	/** The number for the reservation to write; null where none is to be written. */
	readonly attempt: number | null;
	/** The instant at which another run may take the act over; null where this run is not let through to it. */
	readonly holdsUntil: string | null;
}

/**
 * A run leaves an act alone that it has not begun so long before its hold ends: the act itself takes its time, and the
 * clocks of two machines differ by some seconds.
 */
const marginMinutes = 1;

/**
 * How a key stands: `settled` outweighs all (it was done, whoever gave it up before), then the latest attempt decides.
 * `free`: never begun, or given up by a person at its latest attempt.
 */
export type StandOfKey = { readonly state: 'settled' | 'open'; readonly by: ActEvent } | { readonly state: 'free'; readonly attempts: number };

/** Takes the events under one key in any order. */
export function standOfKey(eventsOfKey: readonly ActEvent[]): StandOfKey {
	const settled = eventsOfKey.find(({ kind }) => kind === 'settled');
	if (settled) return { state: 'settled', by: settled };
	const reserved = latestAttempt(eventsOfKey, 'reserved');
	const released = latestAttempt(eventsOfKey, 'released')?.attempt ?? 0;
	if (reserved && reserved.attempt > released) return { state: 'open', by: reserved };
	return { state: 'free', attempts: Math.max(released, reserved?.attempt ?? 0) };
}

/**
 * Decides one reservation.
 * Takes the events under its key in any order, the run that asks, and what ties the act to others (`ActEvent.together`); gives the
 * answer. Pure, so that every case store answers alike; the store has only to make reading and writing one act.
 */
export function answerReservation(eventsOfKey: readonly ActEvent[], run: Run, together?: string): ReservationAnswer {
	const stand = standOfKey(eventsOfKey);
	if (stand.state === 'free') return { outcome: 'reserved', on: null, document: null, attempt: stand.attempts + 1, holdsUntil: holdFrom(run.at) };
	if (stand.state === 'settled') return { outcome: 'already done', ...of(stand.by), attempt: null, holdsUntil: null };
	if (stand.by.together !== together) return { outcome: 'another letter', ...of(stand.by), attempt: null, holdsUntil: null };
	if (!isYoung(stand.by, run)) return { outcome: 'resumed', ...of(stand.by), attempt: stand.by.attempt + 1, holdsUntil: holdFrom(run.at) };
	if (stand.by.run === run.id) return { outcome: 'resumed', ...of(stand.by), attempt: null, holdsUntil: holdFrom(stand.by.at) };
	return { outcome: 'another run', ...of(stand.by), attempt: null, holdsUntil: null };
}

/**
 * The answers of one batch where one letter may be about several pupils: none of its acts is let through unless all are.
 * Takes the acts and the answers to each by itself, in the same order. A letter that stands in the batch twice is no reason
 * against the first of the two.
 */
export function allOrNone(acts: ReadonlyArray<Pick<ActEvent, 'key' | 'together'>>, answers: readonly ReservationAnswer[]): ReservationAnswer[] {
	const ownKeys = new Map<string, Set<string>>();
	const stopped = new Set<string>();
	acts.forEach(({ key, together }, place) => {
		if (together === undefined) return;
		const keys = ownKeys.get(together) ?? new Set();
		if (!mayGoOn(answers[place] as ReservationAnswer) && !keys.has(key)) stopped.add(together);
		ownKeys.set(together, keys.add(key));
	});
	return answers.map((answer, place) => (mayGoOn(answer) && stopped.has(acts[place]?.together ?? '') ? notTogether : answer));
}

/** What a letter is answered of whose acts were answered all or none: why it may not go, or that it may, for as long as all of them hold. */
export function answerOfLetter(answers: readonly ReservationAnswer[]): ReservationAnswer {
	const against = answers.filter((answer) => !mayGoOn(answer));
	const [first] = [...against.filter(({ outcome }) => outcome !== 'not together'), ...against, ...answers.filter(({ outcome }) => outcome === 'resumed'), ...answers];
	const holds = answers.flatMap(({ holdsUntil }) => holdsUntil ?? []).sort();
	return { ...(first as ReservationAnswer), ...(against.length === 0 ? { holdsUntil: holds[0] ?? null } : {}) };
}

const notTogether: ReservationAnswer = { outcome: 'not together', on: null, document: null, attempt: null, holdsUntil: null };

/**
 * Whether a run that was let through may still begin the act, at this instant (ISO 8601 in UTC) of its own clock. To be asked
 * right before the act: since it reserved, the machine may have stood still or the run have been slow, and from `holdsUntil`
 * on another run may be at it. What it may not begin any more it leaves open, for the next run to take up.
 */
export const stillHolds = (holdsUntil: string | null | undefined, now: string): boolean => !holdsUntil || minutesBetween(now, holdsUntil) > marginMinutes;

/**
 * The reservation that a person may end now, having found that it came to nothing; undefined where there is none.
 * One that a run may still be at is not ended: its letter could be made by that run and by the next.
 */
export function releasable(eventsOfKey: readonly ActEvent[], run: Run): ActEvent | undefined {
	const stand = standOfKey(eventsOfKey);
	return stand.state === 'open' && (stand.by.run === run.id || !isYoung(stand.by, run) || isFromTheFuture(stand.by, run)) ? stand.by : undefined;
}

function latestAttempt(events: readonly ActEvent[], wanted: ActEvent['kind']): ActEvent | undefined {
	return events.filter(({ kind }) => kind === wanted).reduce<ActEvent | undefined>((latest, event) => (latest && latest.attempt > event.attempt ? latest : event), undefined);
}

const isYoung = (reservation: ActEvent, run: Run): boolean => minutesBetween(reservation.at, run.at) < reservationHoldsForMinutes;

/** Written by a clock that was wrong, then or now: it may never grow old, so that a person must be able to end it. */
const isFromTheFuture = (reservation: ActEvent, run: Run): boolean => minutesBetween(run.at, reservation.at) >= reservationHoldsForMinutes;

const holdFrom = (at: string): string => new Date(Date.parse(at) + reservationHoldsForMinutes * 60_000).toISOString();

const of = ({ asAt, document }: ActEvent) => ({ on: asAt, document });

/** Whether the run may go on to do the act. */
export const mayGoOn = ({ outcome }: Pick<ReservationAnswer, 'outcome'>): boolean => outcome === 'reserved' || outcome === 'resumed';

/** Negative where the clock was set back: such a reservation counts as young, since doing nothing is the safe mistake. */
function minutesBetween(earlier: string, later: string): number {
	return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}
