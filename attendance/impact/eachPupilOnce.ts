import { noSession, type Register } from '../item';
import type { PupilHistory } from './impact';

/**
 * Pupils, each once. An item for each letter brings a pupil again; one who left and came back has a register for each time
 * on roll, which become one, since the case is one and what was done would count twice.
 */
export function eachPupilOnce(pupils: readonly PupilHistory[]): PupilHistory[] {
	const once = new Map<string, PupilHistory>();
	for (const pupil of pupils) {
		const known = once.get(pupil.pupilId);
		once.set(pupil.pupilId, known ? { ...pupil, register: joined(known.register, pupil.register) } : pupil);
	}
	return [...once.values()];
}

function joined(one: Register, other: Register): Register {
	const weeks = { ...one.weeks };
	for (const [monday, marks] of Object.entries(other.weeks)) {
		const known = weeks[monday]?.split(' ');
		weeks[monday] = known ? marks.split(' ').map((mark, place) => (mark === noSession ? (known[place] as string) : mark)).join(' ') : marks;
	}
	return { from: one.from < other.from ? one.from : other.from, to: one.to > other.to ? one.to : other.to, weeks };
}
