/** Letters of a unique pupil number and their values, 0 to 22. I, O and S are left out. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Character 2 weighs 2 … character 13 weighs 13; the letter is the sum modulo 23. */
const firstWeight = 2;

const permanent = /^[A-Z]\d{12}$/;
const temporary = /^[A-Z]\d{11}[A-Z]$/;

/**
 * The check letter for the twelve characters that follow it, or undefined where they hold a character that a UPN may not.
 * Source: Government Data Standards Catalogue, UniquePupilNumber 2.0.
 */
export function upnCheckLetter(twelveCharacters: string): string | undefined {
	let sum = 0;
	for (let position = 0; position < twelveCharacters.length; position += 1) {
		const character = twelveCharacters.charAt(position);
		const value = character >= '0' && character <= '9' ? Number(character) : letters.indexOf(character);
		if (value < 0) return undefined;
		sum += value * (position + firstWeight);
	}
	return letters[sum % letters.length];
}

/** What is wrong with a UPN, as the end of a sentence about it; undefined where it is right. A temporary UPN is right. */
export function upnProblem(upn: string): string | undefined {
	if (upn.length !== 13) return `has ${upn.length} characters and a UPN has 13`;
	if (!permanent.test(upn) && !temporary.test(upn)) return 'is not a letter and twelve digits (a temporary UPN ends in a letter)';
	const expected = upnCheckLetter(upn.slice(1));
	return upn.startsWith(expected ?? '?') ? undefined : 'does not agree with its check letter, so one character is wrong';
}
