import { missingMark, noSession, sessionsPerWeek, type Pupil } from '../item';
import type { MarkBook } from './marks/markBook';
import { placeState } from './marks/pupilMarks';

/** A week of the school, with what its pupils' registers need. */
export interface Week {
	readonly monday: string;
	readonly dates: readonly string[];
	/** Place of the week's Monday morning; infinite where the file has no mark of the week. */
	readonly firstPlace: number;
	/** Whether anyone in the file has a mark, session by session. */
	readonly open: readonly boolean[];
}

/** Most pupils' weeks are one of a few: everybody present, or a closed day. */
const mostKept = 16;

interface SpelledWeek {
	readonly states: Uint8Array;
	readonly line: string;
}

/** Spells the pupils' marks of one week as the item's `register` has them. Equal lines are one text in memory. */
export class WeekLines {
	private readonly kept: SpelledWeek[] = [];
	private readonly marks: string[] = [];

	constructor(
		private readonly week: Week,
		private readonly book: MarkBook,
		/** All lines of the file's weeks. */
		private readonly lines: Map<string, string>,
	) {}

	/** The line of a pupil with these states at the places of the file. */
	lineOf(states: Uint8Array, pupil: Pupil): string {
		const { kept } = this;
		const { firstPlace } = this.week;
		for (let at = 0; at < kept.length; at += 1) {
			const spelled = kept[at] as SpelledWeek;
			if (!standAt(spelled.states, states, firstPlace)) continue;
			// The ones met most come to stand first.
			if (at > 0) {
				kept[at] = kept[at - 1] as SpelledWeek;
				kept[at - 1] = spelled;
			}
			return spelled.line;
		}
		const line = this.spelled(states, pupil);
		if (kept.length < mostKept && this.restsOnMarksAlone(states)) {
			kept.push({ states: states.slice(firstPlace, firstPlace + sessionsPerWeek), line });
		}
		return line;
	}

	/** Whether another pupil with the same states has the same line, whatever the dates on roll. */
	private restsOnMarksAlone(states: Uint8Array): boolean {
		const { firstPlace, open } = this.week;
		if (firstPlace + sessionsPerWeek > states.length) return false;
		return open.every((isOpen, session) => !isOpen || states[firstPlace + session] !== placeState.empty);
	}

	private spelled(states: Uint8Array, { onRollFrom, onRollTo }: Pupil): string {
		const { dates, firstPlace, open } = this.week;
		const { marks } = this;
		for (let session = 0; session < sessionsPerWeek; session += 1) {
			const state = states[firstPlace + session] ?? placeState.empty;
			const date = dates[session >> 1] as string;
			const onRoll = (onRollFrom === null || date >= onRollFrom) && (onRollTo === null || date <= onRollTo);
			if (state >= placeState.firstCode) marks[session] = this.book.codeOf(state);
			else marks[session] = state !== placeState.empty || (open[session] && onRoll) ? missingMark : noSession;
		}
		const line = marks.join(' ');
		const shared = this.lines.get(line);
		if (shared === undefined) this.lines.set(line, line);
		return shared ?? line;
	}
}

function standAt(ten: Uint8Array, states: Uint8Array, first: number): boolean {
	for (let at = 0; at < sessionsPerWeek; at += 1) if (ten[at] !== states[first + at]) return false;
	return true;
}
