import type { ItemOf, Lessons, Pupil, Register } from '../item';
import { listed } from '../text/plainEnglish';
import type { RejectedRows } from '../register/rejectedRows';
import { halvesOfPeriods } from './halves';
import type { LessonBook, PupilLessons } from './lessonBook';
import { summarise } from './summarise';

type WithRegister = ItemOf<'pupil' | 'register'>;

/**
 * Gives each pupil who has lesson marks the key `lessons`. Takes the pupils' items with their registers, the book of the
 * file, and the afternoon's periods as a person has named them, or null. Session marks and their counts stay as they are.
 */
export function addLessons<Item extends WithRegister>(
	items: readonly Item[],
	book: LessonBook,
	afternoon: ReadonlySet<string> | null,
	{ file, rejected }: { readonly file: string; readonly rejected: RejectedRows },
): (Item & { lessons?: Lessons })[] {
	const byPupil = new Map<Pupil, PupilLessons>([...book.pupils].map(([{ pupil }, lessons]) => [pupil, lessons]));
	const registers = new Map<PupilLessons, Register>();
	for (const { pupil, register } of items) {
		const lessons = byPupil.get(pupil);
		if (lessons) registers.set(lessons, register);
	}
	const halves = halvesOfPeriods(book, registers, afternoon);
	const unknown = [...halves].filter(([, half]) => half === null).map(([period]) => period);
	if (unknown.length > 0) {
		rejected.add({
			file,
			row: null,
			field: 'Period',
			value: listed(unknown),
			reason: 'Nothing tells whether these periods are in the morning or the afternoon',
			advice: 'Name the periods of the afternoon in the option “Afternoon Periods”. Until then a lesson in them counts as missed only where the pupil was in school all day.',
		});
	}
	return items.map((item) => {
		const lessons = byPupil.get(item.pupil);
		const summary = lessons && summarise(book, lessons, item.register, halves);
		return summary ? { ...item, lessons: summary } : item;
	});
}
