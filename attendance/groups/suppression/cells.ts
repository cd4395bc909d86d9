import { codeOfAnotherTime, codeOn } from '../../codes';
import { childrenIn, type Figures, type MeasuredPupil } from '../figures';

/** Whether in each of some sets of enrolments what is asked is true of nobody or of enough different pupils. */
export function enoughBehind<Enrolment extends MeasuredPupil>(
	sets: ReadonlyArray<readonly Enrolment[]>,
	isTrue: (enrolment: Enrolment) => boolean,
	smallest: number,
): boolean {
	return sets.every((enrolments) => {
		const pupils = childrenIn(enrolments.filter(isTrue));
		return pupils === 0 || pupils >= smallest;
	});
}

/**
 * The codes whose counts may be shown. Codes tell of illness, religion, suspension or detention, so, unlike a count of
 * sessions, one is shown only where enough pupils have it, in each group shown and in what is left over beside them.
 * Totals of each class of code are shown too; where they would give away the one code of a class that is left out, the
 * least used of the others is left out with it. Takes the whole school's codes and the last day of the figures.
 */
export function codesToShow(
	codes: Figures['codes'],
	learned: ReadonlyArray<readonly MeasuredPupil[]>,
	smallest: number,
	on: string | null,
): ReadonlySet<string> {
	if (codes === null || on === null) return new Set();
	const used = Object.keys(codes);
	const shown = new Set(used.filter((code) => enoughBehind(learned, ({ attendance }) => (attendance.codes?.[code] ?? 0) > 0, smallest)));
	const classOf = (code: string) => (codeOn(code, on) ?? codeOfAnotherTime(code, on))?.class;
	for (const codeClass of new Set(used.map(classOf))) {
		const ofClass = used.filter((code) => classOf(code) === codeClass);
		const [lone, ...more] = ofClass.filter((code) => !shown.has(code));
		if (lone === undefined || more.length > 0) continue;
		const [leastUsed] = ofClass.filter((code) => shown.has(code)).sort((a, b) => (codes[a]?.sessions ?? 0) - (codes[b]?.sessions ?? 0));
		if (leastUsed !== undefined) shown.delete(leastUsed);
	}
	return shown;
}
