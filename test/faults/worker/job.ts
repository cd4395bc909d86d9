import type { ChildPlace } from '../../connectors/caseStore/runInChild';

/** Where a run can be ended or stopped, in the order in which it comes by (design §6). */
export const boundaries = [
	'before reserve',
	'in reserve, before its first write',
	'in reserve, written and not committed',
	'in reserve, committed and not answered',
	'after reserve',
	'before do',
	'in do, before a step at the service',
	'in do, after a step at the service',
	'after do',
	'before settle',
	'in settle, before its first write',
	'in settle, written and not committed',
	'in settle, committed and not answered',
	'after settle',
] as const;

export type Boundary = (typeof boundaries)[number];

/** What happens to the run when it comes by a boundary for the `time`th time: it dies as by `kill -9`, or stands still until it is continued. */
export interface Interruption {
	readonly what: 'SIGKILL' | 'SIGSTOP';
	readonly at: Boundary;
	readonly time: number;
}

/** Where letters go, as another process is told. */
export type ServicePlace =
	/** A tray that sends whatever it is given, even twice; what it sent can be asked for by identity. */
	| { readonly kind: 'outbox'; readonly folder: string }
	/** The shipped node's own way into a folder of this machine. */
	| { readonly kind: 'folder'; readonly folder: string }
	/** The shipped mail connectors, at the doubles of the services. */
	| { readonly kind: 'gmail' | 'outlook'; readonly port: number; readonly token: string };

/** A run made wrong on purpose, so that it shows whether the judge sees it. */
export type Flaw =
	| 'does again without looking'
	| 'settles before it does'
	| 'does without asking the log'
	| 'goes on when its hold has ended';

/** One run of a workflow: reserve, do and settle these letters, batch by batch. */
export interface Job {
	readonly place: ChildPlace;
	readonly service: ServicePlace;
	readonly run: string;
	/** A file that holds the instant (ISO 8601): the machine's clock, as the test sets it. */
	readonly clock: string;
	/** The letters: of the pupils `from` to `to`, the last not included. */
	readonly from: number;
	readonly to: number;
	readonly batch: number;
	/** Each line tells one thing that happened; outlives the run. */
	readonly trace: string;
	readonly interruption?: Interruption | undefined;
	/** The SQLite file may not grow above so many pages. */
	readonly maxPages?: number | undefined;
	readonly flaw?: Flaw | undefined;
}

/** What lines of a trace begin with; the letter's key or the boundary follows. */
export type Traced = 'reserved' | 'resumed' | 'kept away' | 'found at the service' | 'done' | 'held' | 'cannot tell' | 'settled' | 'stands still' | 'ended' | 'failed';
