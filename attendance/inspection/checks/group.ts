import { isMissing, sessionKey } from '../view';
import { foundSessions, shown, type Check } from './check';

/** With fewer pupils the same code for all is no more than chance. */
const fewestAlike = 5;

/**
 * Codes that a whole group seldom has on one day. Visits, work experience, study leave and sessions that nobody could
 * attend come to whole groups in the ordinary course of a school year, and are left out.
 */
const unusualForAll: ReadonlySet<string> = new Set(['L', 'K', 'B', 'C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'T', 'G', 'N', 'O', 'U']);

/** An ordinary day: of the marks of the other groups more than half are of pupils in school. */
export const sameCodeForAll: Check = ({ pupils, notTaken }, school) => {
	const marks = Map.groupBy(pupils.flatMap(({ sessions }) => sessions.filter((session) => !isMissing(session))), sessionKey);
	const alike = [...marks].flatMap(([key, here]) => {
		const [first] = here;
		if (!first || here.length < fewestAlike || notTaken.has(key) || !unusualForAll.has(first.mark) || here.some(({ mark }) => mark !== first.mark)) return [];
		const everyone = school.sessions.get(key);
		const others = (everyone?.marked ?? 0) - here.length;
		return others > 0 && (everyone?.present ?? 0) * 2 > others ? [first] : [];
	});
	return foundSessions(null, alike.map(shown));
};
