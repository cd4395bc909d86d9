import fc from 'fast-check';
import { MarksBlock } from '../../../../attendance/register/marks/pupilMarks';

test('each pupil of a block keeps what was written at each place, however far the places reach', () => {
	const writes = fc.array(fc.tuple(fc.nat(511), fc.oneof(fc.nat(399), fc.nat(5_000)), fc.integer({ min: 3, max: 255 }), fc.nat(10_000)), { maxLength: 60 });
	fc.assert(
		fc.property(writes, (written) => {
			const block = new MarksBlock();
			const pupils = Array.from({ length: 512 }, () => block.add());
			expect(block.isFull).toBe(true);
			const expected = new Map<string, [number, number]>();
			for (const [pupil, place, code, moment] of written) {
				const marks = pupils[pupil];
				marks?.reach(place);
				const at = marks?.at(place) ?? -1;
				block.codes[at] = code;
				block.rows[at] = code * 7;
				block.setMoment(at, moment);
				expected.set(`${pupil} ${place}`, [code, moment]);
			}
			for (const [key, [code, moment]] of expected) {
				const [pupil = 0, place = 0] = key.split(' ').map(Number);
				const marks = pupils[pupil];
				expect([marks?.codes[place], marks?.rowAt(place), marks?.momentAt(place)]).toEqual([code, code * 7, moment]);
			}
			const all = pupils.reduce((sum, { codes }) => sum + codes.filter((code) => code !== 0).length, 0);
			expect(all).toBe(expected.size);
			block.release();
			expect(pupils.every(({ codes }) => codes.length === 0)).toBe(true);
		}),
		{ numRuns: 10 },
	);
});
