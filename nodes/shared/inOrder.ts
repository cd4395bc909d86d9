/**
 * Works on a few items at once and gives the results in the items' order.
 * At most `atOnce` are under way, those included whose results wait for an earlier one, so memory does not grow with the
 * number of items. A failure is given as a result; whoever stops there starts no further item, and those under way are
 * waited for.
 */
export async function* inOrder<Item, Result>(items: Iterable<Item> | AsyncIterable<Item>, atOnce: number, work: (item: Item) => Promise<Result>): AsyncGenerator<PromiseSettledResult<Result>> {
	const underWay: Array<Promise<PromiseSettledResult<Result>>> = [];
	try {
		for await (const item of items) {
			underWay.push(settled(work(item)));
			if (underWay.length >= atOnce) yield await (underWay.shift() as Promise<PromiseSettledResult<Result>>);
		}
		while (underWay.length > 0) yield await (underWay.shift() as Promise<PromiseSettledResult<Result>>);
	} finally {
		await Promise.all(underWay);
	}
}

const settled = async <Result>(result: Promise<Result>): Promise<PromiseSettledResult<Result>> => (await Promise.allSettled([result]))[0];
