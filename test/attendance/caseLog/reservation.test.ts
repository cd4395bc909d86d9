import { allOrNone, answerOfLetter, answerReservation, mayGoOn, releasable, reservationHoldsForMinutes, stillHolds, type ActEvent } from '../../../attendance/caseLog';
import { caseEvent } from './events';

const nineOClock = '2026-11-23T09:00:00.000Z';
const minutesLater = (minutes: number) => new Date(Date.parse(nineOClock) + minutes * 60_000).toISOString();
const run = (id: string, at: string) => ({ id, at });
const begun: ActEvent = caseEvent({ kind: 'reserved', run: 'run 1', at: nineOClock });
const takenOver: ActEvent = caseEvent({ kind: 'reserved', run: 'run 2', at: minutesLater(20), attempt: 2, asAt: '2026-11-30' });
const givenUp: ActEvent = caseEvent({ kind: 'released', run: 'run 2', at: minutesLater(60), by: 'office', reason: 'not in the outbox' });
const begunAgain: ActEvent = caseEvent({ kind: 'reserved', run: 'run 3', at: minutesLater(70), attempt: 2 });
const finished: ActEvent = caseEvent({ kind: 'settled', run: 'run 2', at: minutesLater(21), attempt: 2, asAt: '2026-11-30' });

describe('answer to a run that wants to do an act (design §6)', () => {
	it.each([
		['nobody has begun it', [], run('run 1', nineOClock), 'reserved', null, 1],
		['it is done', [begun, takenOver, finished], run('run 9', minutesLater(60)), 'already done', '2026-11-30', null],
		['it is done, and the run that did it asks again', [begun, takenOver, finished], run('run 2', minutesLater(22)), 'already done', '2026-11-30', null],
		['another run began it this minute', [begun], run('run 2', minutesLater(1)), 'another run', '2026-11-23', null],
		['another run began it just within the hold', [begun], run('run 2', minutesLater(reservationHoldsForMinutes - 0.01)), 'another run', '2026-11-23', null],
		['another run began it and stopped', [begun], run('run 2', minutesLater(reservationHoldsForMinutes)), 'resumed', '2026-11-23', 2],
		['a third run after the second stopped too', [begun, takenOver], run('run 3', minutesLater(20 + reservationHoldsForMinutes)), 'resumed', '2026-11-30', 3],
		['a third run while the second is at it', [begun, takenOver], run('run 3', minutesLater(25)), 'another run', '2026-11-30', null],
		['the run that was overtaken wakes up again', [begun, takenOver], run('run 1', minutesLater(25)), 'another run', '2026-11-30', null],
		['the same run tries again (Retry On Fail)', [begun], run('run 1', minutesLater(1)), 'resumed', '2026-11-23', null],
		['the same run tries again when its hold has ended, so that it holds anew', [begun], run('run 1', minutesLater(reservationHoldsForMinutes)), 'resumed', '2026-11-23', 2],
		['a person gave it up', [begun, givenUp], run('run 3', minutesLater(61)), 'reserved', null, 2],
		['a person gave it up, and the run that had begun it asks again', [begun, givenUp], run('run 1', minutesLater(61)), 'reserved', null, 2],
		['a person gave it up and a run began it again', [begun, givenUp, begunAgain], run('run 4', minutesLater(71)), 'another run', '2026-11-23', null],
		['a person gave it up, and its run made it after all', [begun, givenUp, caseEvent({ kind: 'settled', at: minutesLater(62) })], run('run 4', minutesLater(90)), 'already done', '2026-11-23', null],
		['a person gave up what was taken over twice', [begun, takenOver, { ...givenUp, attempt: 2 }], run('run 4', minutesLater(90)), 'reserved', null, 3],
		['the clock was set back', [begun], run('run 2', minutesLater(-90)), 'another run', '2026-11-23', null],
	] as const)('%s', (_name, events, asking, outcome, on, attempt) => {
		for (const order of [events, [...events].reverse()]) {
			const holdsFrom = attempt !== null ? asking.at : outcome === 'resumed' ? begun.at : null;
			const holdsUntil = holdsFrom && new Date(Date.parse(holdsFrom) + reservationHoldsForMinutes * 60_000).toISOString();
			expect(answerReservation(order, asking)).toEqual({ outcome, on, attempt, document: on && begun.document, holdsUntil });
		}
	});

	it('lets a run go on only where nothing was made and nobody is at it', () => {
		const goOn = (['reserved', 'resumed', 'already done', 'another run', 'repeated'] as const).filter((outcome) => mayGoOn({ outcome }));
		expect(goOn).toEqual(['reserved', 'resumed']);
	});

	it.each([
		[0, true],
		[reservationHoldsForMinutes - 1.5, true],
		// A minute before another run may take it over: sending takes its time, and clocks differ.
		[reservationHoldsForMinutes - 1, false],
		[reservationHoldsForMinutes + 5, false],
		[-120, true],
	])('lets an act begin %d minutes after it was reserved: %s', (minutes, may) => {
		const { holdsUntil } = answerReservation([], run('run 1', nineOClock));
		expect(stillHolds(holdsUntil, minutesLater(minutes))).toBe(may);
	});
});

describe('a letter about several pupils', () => {
	const reserved = answerReservation([], run('run 1', nineOClock));
	const done = answerReservation([begun, finished], run('run 9', minutesLater(60)));
	const repeated = { ...done, outcome: 'repeated' as const };
	const [ada, ben, adaAlone] = [{ key: 'ada', together: 'x' }, { key: 'ben', together: 'x' }, { key: 'ada' }];

	it.each([
		['goes where nothing is against it', [ada, ben], [reserved, reserved], ['reserved', 'reserved']],
		['does not go where one of them had one', [ada, ben], [reserved, done], ['not together', 'already done']],
		['goes once where it stands in the run twice', [ada, ben, ada, ben], [reserved, reserved, repeated, repeated], ['reserved', 'reserved', 'repeated', 'repeated']],
		['does not go where one of them has a letter alone in the same run', [adaAlone, ada, ben], [reserved, repeated, reserved], ['reserved', 'repeated', 'not together']],
	])('%s', (_, acts, answers, outcomes) => {
		expect(allOrNone(acts, answers).map(({ outcome }) => outcome)).toEqual(outcomes);
	});

	it('is answered what is against it, and else as long as all of it holds', () => {
		expect(answerOfLetter(allOrNone([ada, ben], [reserved, done])).outcome).toBe('already done');
		const later = { ...reserved, holdsUntil: minutesLater(40) };
		const resumed = { ...answerReservation([begun], run('run 1', minutesLater(1))) };
		expect(answerOfLetter([later, resumed])).toMatchObject({ outcome: 'resumed', holdsUntil: resumed.holdsUntil });
	});

	it('is taken up by the same letter alone', () => {
		const shared: ActEvent = { ...begun, together: 'x' };
		const nextDay = run('run 2', minutesLater(24 * 60));
		expect(answerReservation([shared], nextDay, 'x').outcome).toBe('resumed');
		expect(answerReservation([shared], nextDay, 'y').outcome).toBe('another letter');
		expect(answerReservation([shared], nextDay).outcome).toBe('another letter');
		expect(answerReservation([begun], nextDay, 'x').outcome).toBe('another letter');
	});
});

describe('what a person may give up', () => {
	it.each([
		['what a run began and left', [begun], run('office', minutesLater(reservationHoldsForMinutes)), begun],
		['the latest attempt of it', [begun, takenOver], run('office', minutesLater(90)), takenOver],
		['what was begun again', [begun, givenUp, begunAgain], run('office', minutesLater(90)), begunAgain],
		['what this very run began', [begun], run('run 1', minutesLater(1)), begun],
		['nothing that a run may still be at', [begun], run('office', minutesLater(1)), undefined],
		['what a clock that was wrong wrote, which would never grow old', [begun], run('office', minutesLater(-24 * 60)), begun],
		['nothing of another machine whose clock differs a little', [begun], run('office', minutesLater(-1)), undefined],
		['nothing that is done', [begun, takenOver, finished], run('office', minutesLater(90)), undefined],
		['nothing that was given up before', [begun, givenUp], run('office', minutesLater(90)), undefined],
		['nothing that nobody began', [], run('office', minutesLater(90)), undefined],
	] as const)('%s', (_name, events, asking, given) => {
		for (const order of [events, events.toReversed()]) expect(releasable(order, asking)).toBe(given);
	});
});
