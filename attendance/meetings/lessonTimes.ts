import { ItemError } from '../item';
import { freeSlots, type MeetingTimes } from './freeSlots';
import { inSchoolTime, isTimeOfDay, schoolInstant, type TimeSlot } from './slot';

/** A stretch of every school day in which pupils have lessons: `08:45`, `12:15`. */
export interface LessonTime {
	readonly from: string;
	readonly to: string;
}

/**
 * Reads the times of lessons as a person writes them: "08:45 to 12:15, 13:15 to 15:15", with commas or line breaks between.
 * None where the text is blank. Throws `ItemError` naming what cannot be read.
 */
export function readLessonTimes(text: string): LessonTime[] {
	return text.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
		const [from = '', to = '', ...more] = part.split(/\s*(?:to|until|-|–)\s*/i).map((time) => time.replace('.', ':').padStart(5, '0'));
		if (more.length === 0 && isTimeOfDay(from) && isTimeOfDay(to) && from < to) return { from, to };
		throw new ItemError(`"${part.slice(0, 40)}" in "Lesson Times" is no stretch of time`, 'Write them as "08:45 to 12:15, 13:15 to 15:15".');
	});
}

/** A time for one meeting, and whether the pupil misses lessons by it. */
export interface MeetingSlotFound {
	readonly slot: TimeSlot;
	readonly inLessonTime: boolean;
}

/**
 * The first free time that lies outside lessons; only where there is none in all of the days, the first within lessons.
 * The guidance asks to keep meetings of several agencies out of lessons where that can be. Null where nothing is free.
 */
export function freeSlotOutsideLessons(times: MeetingTimes, lessons: readonly LessonTime[]): MeetingSlotFound | null {
	const [outside] = freeSlots({ ...times, busy: [...times.busy, ...times.schoolDays.flatMap((day) => lessonsOf(day, lessons))] }, 1);
	if (outside) return { slot: outside, inLessonTime: false };
	const [within] = lessons.length > 0 ? freeSlots(times, 1) : [];
	return within ? { slot: within, inLessonTime: true } : null;
}

const lessonsOf = (day: string, lessons: readonly LessonTime[]): TimeSlot[] => lessons.map(({ from, to }) => ({ start: instant(day, from), end: instant(day, to) }));

const instant = (day: string, time: string): string => inSchoolTime(new Date(schoolInstant(day, time)).toISOString());
