import type { RegisterAttendance } from '../../item';
import { counted } from '../../text/plainEnglish';
import { isFrequent } from './frequent';
import { notAway } from './notAway';

const shortSpellSessions = 4;

/** Often away for a short time: spells of two days or less. */
export function shortSpellsPattern({ spells, possibleSessions }: RegisterAttendance): string | null {
	const short = spells.filter(
		({ sessions, codes }) => sessions <= shortSpellSessions && !Object.keys(codes).every((code) => notAway.has(code)),
	);
	if (!isFrequent(short.length, possibleSessions)) return null;
	return `${short.length} separate absences of two days or less in ${counted(possibleSessions, 'possible session')}.`;
}
