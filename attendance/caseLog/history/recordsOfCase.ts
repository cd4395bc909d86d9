import type { CaseEvent, RecordedEvent } from '../event';
import type { CaseRecordOf, CaseRecordType } from '../record';
import { compare } from './compare';

/** A record with the event that holds it. */
export type Recorded<Type extends CaseRecordType = CaseRecordType> = RecordedEvent & { readonly record: CaseRecordOf<Type> };

/** What people recorded in a case, each once, by type. */
export class RecordsOfCase {
	private readonly all: RecordedEvent[];

	constructor(events: readonly CaseEvent[]) {
		const recorded = events.filter((event): event is RecordedEvent => event.kind === 'recorded');
		this.all = [...new Map(recorded.toSorted(inTime).map((event) => [event.key, event])).values()].sort(inTime);
	}

	/** All of a type, oldest first. */
	of<Type extends CaseRecordType>(type: Type): Array<Recorded<Type>> {
		return this.all.filter((event): event is Recorded<Type> => event.record.type === type);
	}

	/** Of a type, those that nothing corrected: what was written last under each name that `nameOf` gives. Oldest first. */
	lastOf<Type extends CaseRecordType>(type: Type, nameOf: (record: CaseRecordOf<Type>) => string): Array<Recorded<Type>> {
		const written = this.of(type).sort((a, b) => compare(a.at, b.at) || inTime(a, b));
		return [...new Map(written.map((event) => [nameOf(event.record), event])).values()].sort(inTime);
	}
}

/** By the date from which a record holds, then the instant it was written, then its key: the order is whole. */
function inTime(a: RecordedEvent, b: RecordedEvent): number {
	return compare(a.record.on, b.record.on) || compare(a.at, b.at) || compare(a.key, b.key);
}
