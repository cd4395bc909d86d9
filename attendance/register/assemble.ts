import { weekDates } from '../calendar/weeks';
import { missingMark, noSession, sessionsPerWeek, type ItemOf, type Pupil, type RefusedMark, type Register, type School } from '../item';
import type { MarkBook } from './marks/markBook';
import { placeState } from './marks/pupilMarks';
import type { RollEntry } from './pupils/roll';

export type ImportedPupil = ItemOf<'school' | 'pupil' | 'contacts' | 'register'>;

interface Week {
	readonly monday: string;
	readonly dates: readonly string[];
	/** Place of the week's Monday morning. */
	readonly firstPlace: number;
	/** Whether anyone in the file has a mark, session by session. */
	readonly open: readonly boolean[];
}

/**
 * Puts together one item a pupil, by registration group and then by name. All registers have the same weeks: those in
 * which anyone in the file has a mark. Where nobody has one the school was closed (`.`); where others have one and the
 * pupil has none it is missing (`-`), unless the pupil was not on roll (`.`).
 */
export function assemble(
	entries: readonly RollEntry[],
	mondays: readonly string[],
	book: MarkBook,
	school: School,
): ImportedPupil[] {
	const weeks = weeksOf(entries, mondays);
	const days = weeks.flatMap(({ dates, open }) => dates.filter((_, day) => open[day * 2] || open[day * 2 + 1]));
	const [from, to] = [days[0], days.at(-1)];
	if (from === undefined || to === undefined) return [];
	const spelled = new Map<string, string>();
	return [...entries].sort(byGroupAndName).map((entry) => {
		const { pupil, contacts, marks } = entry;
		const register: Register = { from, to, weeks: {} };
		for (const week of weeks) {
			const line = weekLine(week, marks.codes, pupil, book);
			const shared = spelled.get(line);
			if (shared === undefined) spelled.set(line, line);
			register.weeks[week.monday] = shared ?? line;
		}
		const refusedMarks = refusedMarksOf(entry, mondays);
		if (refusedMarks.length > 0) register.refusedMarks = refusedMarks;
		return { school: { ...school }, pupil, contacts, register };
	});
}

/** What was refused and has not been followed by a mark that could be read, oldest first. */
function refusedMarksOf({ marks, refused }: RollEntry, mondays: readonly string[]): RefusedMark[] {
	const found = [...refused].flatMap(([place, written]): RefusedMark[] => {
		const state = marks.codes[place];
		if (state !== placeState.unreadable && state !== placeState.disputed) return [];
		const date = weekDates(mondays[Math.floor(place / sessionsPerWeek)] as string)[(place % sessionsPerWeek) >> 1] as string;
		const session = place % 2 === 0 ? 'AM' : 'PM';
		return [state === placeState.disputed ? { date, session, written: '', why: 'two different marks' } : { date, session, written, why: 'no code on this date' }];
	});
	return found.sort((one, other) => (`${one.date} ${one.session}` < `${other.date} ${other.session}` ? -1 : 1));
}

function weeksOf(entries: readonly RollEntry[], mondays: readonly string[]): Week[] {
	const open = new Uint8Array(mondays.length * sessionsPerWeek);
	for (const { marks } of entries) {
		const places = Math.min(marks.codes.length, open.length);
		for (let place = 0; place < places; place += 1) {
			if ((marks.codes[place] as number) >= placeState.firstCode) open[place] = 1;
		}
	}
	return mondays
		.map((monday, index) => {
			const firstPlace = index * sessionsPerWeek;
			return {
				monday,
				dates: weekDates(monday),
				firstPlace,
				open: [...open.subarray(firstPlace, firstPlace + sessionsPerWeek)].map(Boolean),
			};
		})
		.filter((week) => week.open.includes(true))
		.sort((one, other) => (one.monday < other.monday ? -1 : 1));
}

function weekLine({ dates, firstPlace, open }: Week, codes: Uint8Array, { onRollFrom, onRollTo }: Pupil, book: MarkBook): string {
	let line = '';
	for (let session = 0; session < sessionsPerWeek; session += 1) {
		const state = codes[firstPlace + session] ?? placeState.empty;
		const date = dates[session >> 1] as string;
		const onRoll = (onRollFrom === null || date >= onRollFrom) && (onRollTo === null || date <= onRollTo);
		if (session > 0) line += ' ';
		if (state >= placeState.firstCode) line += book.codeOf(state);
		else if (state !== placeState.empty || (open[session] && onRoll)) line += missingMark;
		else line += noSession;
	}
	return line;
}

const names = new Intl.Collator('en-GB', { numeric: true });

/** The order in which pupils go out. */
export function byGroupAndName({ pupil: one }: RollEntry, { pupil: other }: RollEntry): number {
	return (
		names.compare(one.registrationGroup, other.registrationGroup) ||
		names.compare(one.legalSurname, other.legalSurname) ||
		names.compare(one.legalForename, other.legalForename) ||
		names.compare(one.id, other.id)
	);
}
