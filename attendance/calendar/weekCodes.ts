import { codesOfDay, type CodesOfDay } from '../codes/codeNumbers';
import { weekDates } from './weeks';

const codesOfWeek = new Map<string, readonly CodesOfDay[]>();

/** The codes of each day of the week that begins on this Monday. Kept, since a whole school shares its weeks. */
export function weekCodes(monday: string): readonly CodesOfDay[] {
	let codes = codesOfWeek.get(monday);
	if (!codes) {
		codes = weekDates(monday).map(codesOfDay);
		codesOfWeek.set(monday, codes);
	}
	return codes;
}
