import { between, Random } from './random';

describe('random numbers', () => {
	it('are the same for the same labels, and others for others', () => {
		const draw = (...labels: (string | number)[]) => Array.from({ length: 5 }, ((random) => () => random.next())(new Random(...labels)));
		expect(draw(1, 'spells', 'f3.7')).toEqual(draw(1, 'spells', 'f3.7'));
		expect(draw(1, 'spells', 'f3.7')).not.toEqual(draw(1, 'spells', 'f3.8'));
		expect(draw(1, 'spells', 'f3.7')).not.toEqual(draw(2, 'spells', 'f3.7'));
	});

	it('spread evenly between 0 and 1, near labels too', () => {
		const tenths = new Array<number>(10).fill(0);
		for (let label = 0; label < 20000; label += 1) {
			const draw = new Random('family', label).next();
			tenths[Math.floor(draw * 10)] = (tenths[Math.floor(draw * 10)] as number) + 1;
		}
		for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});

	it('make a bell with mean 0 and standard deviation 1', () => {
		const random = new Random('bell');
		const draws = Array.from({ length: 20000 }, () => random.bell());
		const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
		const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
		expect(mean).toBeCloseTo(0, 1);
		expect(variance).toBeCloseTo(1, 1);
	});

	it('choose by weight', () => {
		const random = new Random('weights');
		const draws = Array.from({ length: 10000 }, () => random.weighted([['a', 1], ['b', 3]] as const));
		expect(draws.filter((each) => each === 'b').length / draws.length).toBeCloseTo(0.75, 1);
	});

	it.each([[-1, 10], [0, 10], [1, 15], [2, 20], [3, 40], [9, 40]])('lie on straight lines between points: %d gives %d', (x, y) => {
		expect(between([[0, 10], [2, 20], [3, 40]], x)).toBe(y);
	});
});
