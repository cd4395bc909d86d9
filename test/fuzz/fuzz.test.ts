import { round } from './round';

/** Enough to meet each kind of round some dozen times; `fuzz.ts` runs on for as long as is wanted. */
test('damaged registers are read so that their marks add up, or refused with advice', async () => {
	const met = new Set<string>();
	for (let number = 1; number <= 60; number += 1) {
		const { kind, refused } = await round(number).catch((error: Error) => {
			throw new Error(`round ${number}: ${error.message}`);
		});
		met.add(`${kind} ${refused ? 'refused' : 'read'}`);
	}
	expect([...met].sort()).toEqual(expect.arrayContaining(['forms read', 'forms refused', 'order read', 'textBytes read', 'textBytes refused', 'workbookBytes refused', 'workbookXml read', 'workbookXml refused']));
}, 60_000);
