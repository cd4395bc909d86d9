import { codeOn } from '../codes';
import type { LessonCounts, Lessons, MissedLesson, Register, SessionHalf } from '../item';
import { naturalOrder } from '../text/naturalOrder';
import { countLesson, noLessons } from './count';
import { kept } from './kept';
import { lessonState, type LessonBook, type PupilLessons } from './lessonBook';
import { needsReason } from './missed';
import { sessionMarkOf } from './sessionMarks';

/** The latest missed lessons that an item lists; the counts hold them all. */
const mostListed = 100;

export type Halves = ReadonlyMap<string, SessionHalf | null>;

/**
 * One pupil's lessons as the item holds them. Takes the pupil's marks in the book, the register that the session marks
 * come from, and the half of the day of each period. Undefined where the pupil has no lesson.
 */
export function summarise(book: LessonBook, lessons: PupilLessons, register: Register, halves: Halves): Lessons | undefined {
	const total = noLessons();
	const subjects = new Map<string, LessonCounts & { teachers: Map<string, number> }>();
	const periods = new Map<string, LessonCounts>();
	const missed: MissedLesson[] = [];
	let [from, to] = ['', ''];
	for (const [slot, { date, period }] of book.slots.entries()) {
		const mark = lessons.marks[slot] ?? lessonState.none;
		if (mark === lessonState.none) continue;
		if (from === '' || date < from) from = date;
		if (date > to) to = date;
		const written = book.codeOf(mark);
		const code = written === undefined ? undefined : codeOn(written, date);
		const { subject, teacher } = book.subjects[lessons.subjects[slot] as number] ?? { subject: '', teacher: '' };
		const ofSubject = kept(subjects, subject, () => ({ ...noLessons(), teachers: new Map<string, number>() }));
		ofSubject.teachers.set(teacher, (ofSubject.teachers.get(teacher) ?? 0) + 1);
		for (const counts of [total, ofSubject, kept(periods, period, noLessons)]) countLesson(counts, code, lessons.minutes[slot] as number);
		const session = halves.get(period) ?? null;
		const sessionMark = code && lessonIsAbsence(code) ? presentMark(register, date, session) : undefined;
		if (sessionMark !== undefined) missed.push({ date, session, period, subject, lessonMark: (code as { code: string }).code, sessionMark });
	}
	if (from === '') return undefined;
	missed.sort((one, other) => naturalOrder.compare(`${one.date} ${one.session ?? ''} ${one.period}`, `${other.date} ${other.session ?? ''} ${other.period}`));
	return {
		from,
		to,
		total,
		subjects: [...subjects]
			.map(([subject, { teachers, ...counts }]) => ({ subject, teacher: mostNamed(teachers), ...counts }))
			.sort((one, other) => other.possible - one.possible || naturalOrder.compare(one.subject, other.subject)),
		periods: [...periods]
			.map(([period, counts]) => ({ period, session: halves.get(period) ?? null, ...counts }))
			.sort((one, other) => naturalOrder.compare(`${one.session ?? 'Z'} ${one.period}`, `${other.session ?? 'Z'} ${other.period}`)),
		missedWhilePresent: {
			lessons: missed.length,
			withoutReason: missed.filter(({ lessonMark }) => needsReason(lessonMark)).length,
			sessions: new Set(missed.map(({ date, session }) => `${date} ${session ?? ''}`)).size,
			listed: missed.slice(-mostListed),
		},
	};
}

/** U is a lesson that the pupil came to late, so it was not missed. */
const lessonIsAbsence = (code: { readonly class: string; readonly code: string }): boolean =>
	(code.class === 'authorised absence' || code.class === 'unauthorised absence') && code.code !== 'U';

/**
 * The session mark of a half day for which the register has the pupil in school (`/`, `\`, `L`); undefined otherwise. Where
 * nobody knows the half, only a pupil who was in school for both counts as present.
 */
function presentMark(register: Register, date: string, half: SessionHalf | null): string | undefined {
	const marks = (half === null ? (['AM', 'PM'] as const) : [half]).map((each) => sessionMarkOf(register, date, each));
	return marks.every((code) => code?.class === 'present') ? marks.map((code) => code?.code).join(' ') : undefined;
}

function mostNamed(teachers: ReadonlyMap<string, number>): string {
	const named = [...teachers].filter(([teacher]) => teacher !== '');
	return named.sort(([one, times], [other, otherTimes]) => otherTimes - times || naturalOrder.compare(one, other))[0]?.[0] ?? '';
}
