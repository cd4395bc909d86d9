import { inOrder } from '../../../nodes/shared/inOrder';

/** Work whose end the test decides. */
class Works {
	readonly started: number[] = [];
	private readonly ends = new Map<number, { resolve: (result: string) => void; reject: (error: Error) => void }>();

	readonly start = async (item: number): Promise<string> => {
		this.started.push(item);
		return await new Promise((resolve, reject) => this.ends.set(item, { resolve, reject }));
	};

	end(item: number): void {
		this.ends.get(item)?.resolve(`result ${item}`);
	}

	fail(item: number): void {
		this.ends.get(item)?.reject(new Error(`item ${item} failed`));
	}
}

const aTurn = async () => await new Promise(setImmediate);

describe('a few items at once', () => {
	it('never has more under way than it may, those included that wait for an earlier one', async () => {
		const works = new Works();
		const results = inOrder([0, 1, 2, 3, 4], 2, works.start);
		const first = results.next();
		await aTurn();
		expect(works.started).toEqual([0, 1]);
		works.end(1);
		await aTurn();
		expect(works.started).toEqual([0, 1]);
		works.end(0);
		expect((await first).value).toEqual({ status: 'fulfilled', value: 'result 0' });
		const second = results.next();
		await aTurn();
		expect(works.started).toEqual([0, 1, 2]);
		expect((await second).value).toEqual({ status: 'fulfilled', value: 'result 1' });
		works.end(2);
		await results.return(undefined);
	});

	it.each([1, 2, 3, 10])('gives results in the order of the items, whichever is done first (%d at once)', async (atOnce) => {
		const seen: unknown[] = [];
		const wait = async (item: number) => {
			for (let turns = (item * 7) % 5; turns > 0; turns -= 1) await aTurn();
			return item;
		};
		for await (const result of inOrder([0, 1, 2, 3, 4, 5, 6], atOnce, wait)) seen.push(result.status === 'fulfilled' && result.value);
		expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});

	it('starts nothing more where whoever reads it stops at a failure, and waits for what is under way', async () => {
		const works = new Works();
		let stopped = false;
		const reading = (async () => {
			for await (const result of inOrder([0, 1, 2, 3], 2, works.start)) if (result.status === 'rejected') break;
			stopped = true;
		})();
		await aTurn();
		works.fail(0);
		await aTurn();
		expect(stopped).toBe(false);
		works.fail(1);
		await reading;
		expect(works.started).toEqual([0, 1]);
	});

	it('gives nothing for nothing', async () => {
		expect((await inOrder([], 3, async () => await Promise.resolve(1)).next()).done).toBe(true);
	});
});
