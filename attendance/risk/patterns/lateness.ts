import type { RegisterAttendance } from '../../item';
import { counted } from '../../text/plainEnglish';
import { isFrequent } from './frequent';

/** Often in school after the register closed: code U, which counts as an unauthorised absence (`attendance/codes`). */
export function latenessPattern({ codes, possibleSessions }: RegisterAttendance): string | null {
	const times = codes.U ?? 0;
	if (!isFrequent(times, possibleSessions)) return null;
	return (
		`Arrived after the register had closed ${times} times in ${counted(possibleSessions, 'possible session')}; ` +
		'each counts as a session missed.'
	);
}
