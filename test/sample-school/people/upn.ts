const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * Local authority and establishment that the sample pupils' numbers name. 928 was Northamptonshire, abolished on
 * 1 April 2021; no school has an establishment number above 9000 (maintained schools and academies run from 1000 to
 * 7999). So the number has the shape of a real one, and no child can have it.
 */
const localAuthority = '928';
const lastEstablishment = 9999;
const serialsPerEstablishment = 1000;

/**
 * The check letter of a UPN's other twelve characters, all digits: weights 2 to 13, sum, modulo 23, in an alphabet
 * without I, O and S. Source: Government Data Standards Catalogue, Unique Pupil Number 2.0. Worked out here and not by
 * `attendance/upn`, so that the sample can catch a mistake there.
 */
export function upnCheckLetter(digits: string): string {
	let sum = 0;
	for (let at = 0; at < 12; at += 1) sum += Number(digits[at]) * (at + 2);
	return checkLetters[sum % 23] as string;
}

/** A permanent UPN first issued in a calendar year (`2015`), one for each serial from 0 on. */
export function upn(issuedIn: number, serial: number): string {
	const establishment = lastEstablishment - Math.floor(serial / serialsPerEstablishment);
	const year = String(issuedIn % 100).padStart(2, '0');
	const digits = `${localAuthority}${establishment}${year}${String(serial % serialsPerEstablishment).padStart(3, '0')}`;
	return upnCheckLetter(digits) + digits;
}

/** The same number with a check letter that is not its own, as a slip of the keyboard gives. */
export function withWrongCheckLetter(correct: string): string {
	return (checkLetters[(checkLetters.indexOf(correct[0] as string) + 7) % 23] as string) + correct.slice(1);
}
