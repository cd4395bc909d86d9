import { studentT } from '../../../attendance/impact/effect';

// Quantiles at 97.5% as printed in any table of Student's distribution.
test.each([
	{ degrees: 5, printed: 2.571 },
	{ degrees: 10, printed: 2.228 },
	{ degrees: 19, printed: 2.093 },
	{ degrees: 30, printed: 2.042 },
	{ degrees: 120, printed: 1.98 },
])('$degrees degrees of freedom: $printed', ({ degrees, printed }) => {
	expect(Math.abs(studentT(degrees) - printed)).toBeLessThan(0.01);
});
