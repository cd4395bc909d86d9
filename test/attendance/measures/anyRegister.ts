import fc from 'fast-check';
import type { Register } from '../../../attendance/item';
import { addDays } from '../registers';

/** Codes of both sets, marks that are no code, missing marks, closures and places without a session. */
const anyMark = fc.constantFrom(
	'/', '\\', 'L', 'O', 'G', 'N', 'U', 'I', 'M', 'C', 'C1', 'C2', 'E', 'V', 'K', 'B', 'Q', 'Y1', 'Y4', 'Y7', 'D', 'X', 'Z', '#', '.', '-', '?', 'o', 'J', 'J1', 'H', 'Y', 'C9', 'Y12',
);
const unauthorised = fc.constantFrom('O', 'G', 'N', 'U', 'O', 'G', 'O');
const present = fc.constantFrom('/', '\\');
const closed = fc.constantFrom('#', '.', '#', 'Y4');

const weekOf = (mark: fc.Arbitrary<string>) => fc.array(mark, { minLength: 10, maxLength: 10 }).map((marks) => marks.join(' '));
const mostly = (usual: fc.Arbitrary<string>, other: fc.Arbitrary<string>) => weekOf(fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: other }));

/** Weeks of school as they are and as they never should be: mostly present, mostly away, anything, closed, a bank holiday. */
export const anyWeek = fc.oneof(
	{ weight: 6, arbitrary: mostly(present, unauthorised) },
	{ weight: 2, arbitrary: mostly(unauthorised, present) },
	{ weight: 2, arbitrary: weekOf(unauthorised) },
	{ weight: 2, arbitrary: weekOf(anyMark) },
	{ weight: 2, arbitrary: weekOf(closed) },
	{ weight: 1, arbitrary: mostly(present, unauthorised).map((week) => week.replace(/^\S+ \S+/, '# #')) },
);

/** Weeks of a pupil who misses a session now and then: ten of them fall in ten school weeks, or in eleven. */
const calmWeek = fc.oneof(
	{ weight: 8, arbitrary: mostly(present, unauthorised) },
	{ weight: 1, arbitrary: weekOf(closed) },
	{ weight: 1, arbitrary: mostly(present, unauthorised).map((week) => week.replace(/^\S+ \S+/, '# #')) },
);

export interface RegisterAt {
	readonly register: Register;
	readonly asAt: string;
}

/** Registers of up to so many weeks that begin before, at or after August 2024, with a date in them or a little beyond. */
export const anyRegister = (mostWeeks = 60): fc.Arbitrary<RegisterAt> =>
	fc
		.tuple(fc.integer({ min: 0, max: 130 }), fc.oneof(fc.array(calmWeek, { maxLength: mostWeeks, size: 'max' }), fc.array(anyWeek, { maxLength: mostWeeks, size: 'max' })), fc.integer({ min: -10, max: mostWeeks * 7 + 20 }))
		.map(([start, weeks, day]) => {
			const monday = addDays('2024-05-06', start * 7);
			const entries = weeks.map((week, index) => [addDays(monday, index * 7), week] as const);
			// A holiday may stand as weeks of nothing, or not at all.
			const kept = entries.filter(([, week], index) => index % 3 !== 0 || week.split(' ').some((mark) => mark !== '.' && mark !== '#'));
			return { register: { from: monday, to: addDays(monday, weeks.length * 7), weeks: Object.fromEntries(kept) }, asAt: addDays(monday, day) };
		});
