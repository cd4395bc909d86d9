import type { Register, SessionHalf } from '../item';
import { codeOn } from '../codes';
import type { LessonBook, PupilLessons } from './lessonBook';
import { comparablePeriod, halfOfPeriod } from './period';
import { sessionMarkOf, wasThere } from './sessionMarks';

/** Fewer days tell nothing; a few lessons disagree with the register in any school. */
const fewestVotes = 5;
const shareNeeded = { of: 5, agree: 4 } as const;

/**
 * Which half of the day each period is in: what a person has set, else what the period's own name says ("09:00", "PM1"),
 * else what the marks tell. On a day on which a pupil was in for one half and away for the other, each lesson agrees with
 * one of the two. Null where that does not tell, either: no numbering is guessed, since schools end their mornings after the
 * third, fourth or fifth lesson.
 */
export function halvesOfPeriods(book: LessonBook, registers: ReadonlyMap<PupilLessons, Register>, afternoon: ReadonlySet<string> | null): Map<string, SessionHalf | null> {
	const halves = new Map<string, SessionHalf | null>();
	for (const period of book.periods) {
		halves.set(period, afternoon ? (afternoon.has(comparablePeriod(period)) ? 'PM' : 'AM') : halfOfPeriod(period));
	}
	if ([...halves.values()].includes(null)) {
		for (const [period, { AM, PM }] of votesOf(book, registers)) {
			const [half, agree] = PM > AM ? (['PM', PM] as const) : (['AM', AM] as const);
			if (halves.get(period) === null && AM + PM >= fewestVotes && agree * shareNeeded.of >= shareNeeded.agree * (AM + PM)) halves.set(period, half);
		}
	}
	return halves;
}

function votesOf(book: LessonBook, registers: ReadonlyMap<PupilLessons, Register>): Map<string, Record<SessionHalf, number>> {
	const votes = new Map<string, Record<SessionHalf, number>>();
	for (const [lessons, register] of registers) {
		for (const [slot, { date, period }] of book.slots.entries()) {
			const code = book.codeOf(lessons.marks[slot] ?? 0);
			const lesson = code === undefined ? null : wasThere(codeOn(code, date));
			if (lesson === null) continue;
			const [morning, afternoon] = [wasThere(sessionMarkOf(register, date, 'AM')), wasThere(sessionMarkOf(register, date, 'PM'))];
			if (morning === null || afternoon === null || morning === afternoon) continue;
			const ofPeriod = votes.get(period) ?? { AM: 0, PM: 0 };
			ofPeriod[lesson === morning ? 'AM' : 'PM'] += 1;
			votes.set(period, ofPeriod);
		}
	}
	return votes;
}
