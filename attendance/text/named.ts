/**
 * A name that is written like a title, inside a sentence: "Early concern letter" as "the early concern letter".
 * One that begins with an abbreviation is left as it is: "the LA referral".
 */
export const theNamed = (name: string): string => `the ${/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}`;

/** The first letter as a capital, for the start of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
