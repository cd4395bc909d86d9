import { verifyChain, type ActEvent, type ChainedEvent } from '../../attendance/caseLog';
import { letter, oakfield } from './letters';
import type { World } from './world';

/**
 * Holds the log against the service, when all runs of a world have ended and the last of them to its end.
 * - `done twice`: a letter left the school more than once.
 * - `lost`: the log says it is done and it never left, or it is not done and nothing would ever do it.
 * - `not shown`: it is begun and not finished, and the log does not list it for a person.
 * - `not in the log`: it left the school without ever being reserved.
 * - `won by two`: two runs were told that nobody had begun it.
 * - `no words for people`: a run stopped with an error that says nothing of what to do.
 */
export async function judge(world: World, pupils: { readonly from: number; readonly to: number }): Promise<void> {
	const { counts } = world;
	const broken = (what: (typeof counts.broken)[number]['what'], about: string) => void counts.broken.push({ what, about });
	const store = await world.open();
	try {
		const links = await store.events(oakfield);
		const verdict = verifyChain(links);
		if (!verdict.intact) broken('log damaged', verdict.reason);
		const kinds = kindsByKey(links);
		const open = new Set((await store.open(oakfield)).map(({ key }) => key));
		for (let pupil = pupils.from; pupil < pupils.to; pupil += 1) {
			const { key } = letter(pupil, '2026-11-23');
			const [sent, said] = [world.service.sent(pupil), kinds.get(key) ?? new Set()];
			if (sent > 1) broken('done twice', `${key} ${sent} times`);
			if (sent > 0 && !said.has('reserved')) broken('not in the log', key);
			if (said.has('settled') && sent === 0) broken('lost', `${key}, recorded and never done`);
			if (!said.has('settled')) {
				if (said.has('reserved') && !open.has(key)) broken('not shown', key);
				broken('lost', `${key}, ${said.has('reserved') ? 'begun and' : ''} never done by the last run`);
			}
			if (said.has('settled') && open.has(key)) broken('log damaged', `${key} is settled and listed as open`);
			counts.acts += 1;
			if (said.has('settled')) counts.settled += 1;
		}
	} finally {
		await store.close();
	}
	tally(world);
}

/** How many of these letters are begun and not finished, all of them listed for a person; and none is lost or done twice so far. */
export async function judgeOpen(world: World, pupils: { readonly from: number; readonly to: number }): Promise<number> {
	const store = await world.open();
	try {
		const kinds = kindsByKey(await store.events(oakfield));
		const open = new Set((await store.open(oakfield)).map(({ key }) => key));
		let shown = 0;
		for (let pupil = pupils.from; pupil < pupils.to; pupil += 1) {
			const { key } = letter(pupil, '2026-11-23');
			const [sent, said] = [world.service.sent(pupil), kinds.get(key) ?? new Set()];
			const isOpen = said.has('reserved') && !said.has('settled');
			if (isOpen !== open.has(key)) world.counts.broken.push({ what: 'not shown', about: key });
			if (sent > 0 && !said.has('reserved')) world.counts.broken.push({ what: 'not in the log', about: key });
			if (said.has('settled') && sent === 0) world.counts.broken.push({ what: 'lost', about: key });
			if (isOpen) shown += 1;
		}
		world.counts.shown += shown;
		return shown;
	} finally {
		await store.close();
	}
}

/** Errors that say what to do next. */
const forPeople = /^(?:CaseStoreError|ServiceError|FileStoreError): /;

/** Adds up what the runs wrote down as they went. */
function tally({ runs, counts, service }: World): void {
	const wonBy = new Map<string, number>();
	for (const run of runs) {
		for (const { what, about } of run.lines()) {
			if (what === 'reserved' && run.job.flaw === undefined) wonBy.set(about, (wonBy.get(about) ?? 0) + 1);
			if (what === 'resumed') counts.resumed += 1;
			if (what === 'found at the service') counts.lookedUp += 1;
			if (what === 'kept away') counts.keptAway += 1;
			if (what === 'held') counts.tooLate += 1;
			if (what === 'cannot tell') counts.cannotTell += 1;
			if (what === 'failed') {
				counts.failed += 1;
				if (!forPeople.test(about)) counts.broken.push({ what: 'no words for people', about });
			}
		}
	}
	for (const [key, times] of wonBy) if (times > 1) counts.broken.push({ what: 'won by two', about: key });
	counts.refused += service.refused();
}

function kindsByKey(links: readonly ChainedEvent[]): Map<string, Set<ActEvent['kind']>> {
	const kinds = new Map<string, Set<ActEvent['kind']>>();
	for (const { event } of links) {
		if (!event || !('key' in event) || event.kind === 'recorded') continue;
		const said = kinds.get(event.key) ?? new Set();
		kinds.set(event.key, said.add(event.kind));
	}
	return kinds;
}
