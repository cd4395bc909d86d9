/**
 * Measured: pupils, an item a line, read and decided on. The second argument says how far to go: `read` the items only,
 * `measure` their registers as well and no policy, `decide`, or `decide briefly` without what would change it. Prints what adds up over all of them.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { measureSessions } from '../../../attendance/measures/measure';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { decide, supportFirst, type PupilFacts } from '../../../attendance/policy';

const [file, how, asAt] = process.argv.slice(2) as [string, 'read' | 'measure' | 'decide' | 'decide briefly', string];

async function run(): Promise<void> {
	const counts: Record<string, number> = {};
	const count = (name: string, by = 1) => void (counts[name] = (counts[name] ?? 0) + by);
	for await (const line of createInterface({ input: createReadStream(file) })) {
		const facts = JSON.parse(line) as PupilFacts;
		count('pupils');
		if (how === 'measure' && facts.register) count('possible sessions', measureSessions(sessionsOf(facts.register, { asAt })).possibleSessions);
		if (how === 'decide' || how === 'decide briefly') count(decide(facts, supportFirst, asAt, { withoutWhatWouldChange: how === 'decide briefly' }).outcome);
	}
	process.stdout.write(JSON.stringify(counts));
}

void run();
