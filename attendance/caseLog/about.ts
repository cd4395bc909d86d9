import { plainLetters } from '../text/plainLetters';
import type { CaseEvent } from './event';
import { RecordsOfCase } from './history/recordsOfCase';
import type { CaseRecordOf, CaseRecordType, holdKinds } from './record';

/**
 * Which earlier record a later one is about: the hold that ends, the help whose outcome is told. A node that is tried
 * again finds the same one, although its first try has ended it already; the log then writes nothing twice.
 * All take a pupil's events in any order; all give nothing where there is no such record.
 */

/** The holds of a kind (null: of any) that nobody has ended; where all are ended, the one ended last. */
export function holdsToEnd(events: readonly CaseEvent[], kind: (typeof holdKinds)[number] | null): Array<CaseRecordOf<'hold'>> {
	const holds = recordsOf(events, 'hold').filter((hold) => kind === null || hold.kind === kind);
	const ended = new Map(recordsOf(events, 'hold ended').map(({ hold, on }) => [hold, on]));
	const open = holds.filter(({ id }) => !ended.has(id));
	return open.length > 0 ? open : latest(holds, ({ id }) => ended.get(id) as string);
}

/** The help of that name (empty: of any) that goes on; where none does, the one whose outcome was told last. */
export function helpsToClose(events: readonly CaseEvent[], name: string): Array<CaseRecordOf<'intervention'>> {
	const helps = recordsOf(events, 'intervention').filter((help) => name === '' || plainLetters(help.name) === plainLetters(name));
	const closed = new Map(recordsOf(events, 'intervention outcome').map(({ intervention, on }) => [intervention, on]));
	const open = helps.filter(({ id }) => !closed.has(id));
	return open.length > 0 ? open : latest(helps, ({ id }) => closed.get(id) as string);
}

/** Of each parent (or the one named) the notice of that kind that was issued last. */
export function noticesInForce(events: readonly CaseEvent[], kind: CaseRecordOf<'notice'>['kind'], contact: string | null): Array<CaseRecordOf<'notice'>> {
	const notices = recordsOf(events, 'notice').filter((notice) => notice.kind === kind && (contact === null || notice.contact === contact));
	return [...new Set(notices.map((notice) => notice.contact))].flatMap((parent) => latest(notices.filter((notice) => notice.contact === parent), ({ issuedOn }) => issuedOn));
}

/** The plan that a review is about: the one made last. `closed` where its last review said so. */
export function planToReviewOf(events: readonly CaseEvent[]): { readonly plan: CaseRecordOf<'plan'>; readonly closedOn: string | null } | null {
	const [plan] = latest(recordsOf(events, 'plan'), ({ on }) => on);
	if (!plan) return null;
	const [last] = latest(recordsOf(events, 'plan review').filter((review) => review.plan === plan.id), ({ on }) => on);
	return { plan, closedOn: last && last.nextReviewOn === null ? last.on : null };
}

/** The records of one type, oldest first. */
export const recordsOf = <Type extends CaseRecordType>(events: readonly CaseEvent[], type: Type): Array<CaseRecordOf<Type>> =>
	new RecordsOfCase(events).of(type).map(({ record }) => record);

function latest<One>(all: readonly One[], dateOf: (one: One) => string): One[] {
	return all.length === 0 ? [] : [all.reduce((last, one) => (dateOf(one) >= dateOf(last) ? one : last))];
}
