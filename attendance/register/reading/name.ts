export interface ReadName {
	readonly surname: string;
	readonly forename: string;
}

/** Parts a whole name. "Surname, Forename" is certain; without a comma the first word is taken as the forename. */
export function readName(whole: string): ReadName {
	const comma = whole.indexOf(',');
	if (comma >= 0) return { surname: whole.slice(0, comma).trim(), forename: whole.slice(comma + 1).trim() };
	const [first = '', ...rest] = whole.trim().split(/\s+/);
	return rest.length === 0 ? { surname: first, forename: '' } : { surname: rest.join(' '), forename: first };
}

/** Parts a name whose header says that the surname comes first: at the comma, or else the last word is the forename ("Van Der Elm Bo"). */
export function readSurnameFirst(whole: string): ReadName {
	if (whole.includes(',')) return readName(whole);
	const words = whole.trim().split(/\s+/);
	const forename = words.length > 1 ? (words.pop() as string) : '';
	return { surname: words.join(' '), forename };
}
