/** The short form of the run of 2,000 letters of `npm run faults`: real n8n, killed on the way and before it records anything. */
import { lettersInN8n } from '../faults/scenarios/lettersInN8n';

test('200 letters of a run in real n8n that is killed twice go once each, and none is missing', async () => {
	const { broken, killed, acts, settled, lookedUp, runs } = await lettersInN8n({ letters: 200, seed: 1, deaths: [{ from: 0.2, to: 0.6 }, { from: 1, to: 1 }], say: () => undefined });
	expect(broken).toEqual([]);
	expect({ killed, acts, settled, runs }).toEqual({ killed: 2, acts: 200, settled: 200, runs: 4 });
	// It was killed when letters were on their way, and what was sent was found.
	expect(lookedUp).toBeGreaterThan(200);
}, 1_800_000);
