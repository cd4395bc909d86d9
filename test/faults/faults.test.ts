/** The short form of `npm run faults`: some of each fault. The long one, and n8n killed at any moment, are run by hand. */
import { faults, withStores } from './faults';
import { brokenIn, type Tried } from './report';
import { unseenFlaws } from './scenarios/selfCheck';

const scale = { seed: 1, letters: 40, executions: 1, thorough: false };

/** Faults that take long because databases wait for one another, or need a disk of their own: in the long form only. */
const long = (where: string, name: string): boolean => name.includes('disk') || where.includes('replaced') || (name.startsWith('stands still') && where.startsWith('PostgreSQL')) || name.startsWith('3 runs');

test('nothing is done twice and nothing lost, whatever goes wrong; and the judge sees through runs made wrong on purpose', async () => {
	const { tried, selfCheck } = await withStores(async (stores) => {
		const results: Tried[] = [];
		for (const { name, where, try: tryIt } of faults(stores, scale)) {
			if (!long(where, name)) results.push({ name, where, counts: await tryIt() });
		}
		return { tried: results, selfCheck: await unseenFlaws(stores.sqlite) };
	});
	expect(brokenIn(tried)).toEqual([]);
	expect(selfCheck).toEqual({ tried: 5, unseen: [] });
	// Each of them struck.
	for (const { name, counts } of tried) expect([name, typeof counts === 'string' ? counts : counts.killed + [...counts.faults.values()].length > 0]).toEqual([name, true]);
}, 600_000);
