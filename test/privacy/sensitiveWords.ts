import { codesOf, runOfMarks } from './sensitiveCodes';

/** A kind of data that readers of a subject, a file name, a calendar, a chat, a task or a list need not see. */
export interface Sensitive {
	/** What it is about, as a message of a test calls it. */
	readonly about: string;
	/** Why it must not show there. */
	readonly because: string;
	/** Words, in any letter case. `_`, `-` and `.` of a file name count as spaces. */
	readonly words: readonly string[];
	/** Abbreviations, as they are written: "send" is a verb and "SEND" is not. */
	readonly letters?: readonly string[];
	/** Attendance codes that say it. */
	readonly codes?: readonly string[];
}

const specialCategory = 'special category data: UK GDPR, Article 9';

/**
 * What is looked for, in words as schools use them. Each is a pattern of whole words; the sources name why the category is
 * kept from whoever does not need it (design §7; UK GDPR, Article 5(1)(c): no more than is needed).
 */
export const sensitive: readonly Sensitive[] = [
	{
		about: 'health',
		because: specialCategory,
		words: [
			'ill', 'illness(es)?', 'sick(ness)?', 'unwell', 'medical(ly)?', 'medicines?', 'medication', 'dental', 'dentist', 'hospitals?', 'doctors?', 'surgery', 'clinics?',
			'mental health', 'anxi(ety|ous)', 'depress(ed|ion)', 'self harm(s|ed|ing)?', 'diagnos(is|ed|es)', 'asthma(tic)?', 'epilep(sy|tic)', 'diabet(es|ic)', 'eating disorder', 'pregnan(t|cy)',
			'health (condition|needs?|problems?|reasons?)', 'emotionally based school avoidance', 'therap(y|ist)',
		],
		letters: ['CAMHS', 'GP', 'EBSA', 'EBSNA'],
		codes: ['I', 'M', 'Y6'],
	},
	{
		about: 'special educational needs or disability',
		because: specialCategory,
		words: ['special (educational )?needs', 'special educational', 'sen(d)? support', 'education,? health and care', 'autis(m|tic)', 'dyslexi[ac]', 'dyspraxi[ac]', 'disab(led|ility|ilities)', 'speech and language', 'learning difficult(y|ies)'],
		letters: ['SEN', 'SEND', 'SENCO', 'SENCo', 'EHCP', 'EHCPs', 'EHC', 'ADHD', 'ASD', 'ASC', 'SEMH'],
	},
	{
		about: 'social care',
		because: 'Working together to safeguard children 2023: shared with whoever needs it to protect the child',
		words: [
			'social (worker|workers|care|services)', 'child(ren)? protection', 'child in need', 'children.s services', 'safeguarding', 'looked after', 'in care', 'care (order|leaver)s?', 'foster(ed|ing| carers?)?',
			'kinship care', 'virtual school', 'section (17|47)', 'neglect(ed)?', 'abuse[sd]?', 'young carers?', 'early help assessment',
		],
		letters: ['LAC', 'CLA', 'CIN', 'DSL', 'MASH', 'CP plan'],
	},
	{
		about: 'suspension, exclusion or the law',
		because: 'says what a child has done; criminal offence data: UK GDPR, Article 10',
		words: ['suspend(ed)?', 'suspensions?', 'exclu(ded|sions?)', 'expelled', 'managed move', 'prosecut(ed|ions?)', 'police', 'offences?', 'youth offending', 'criminal', 'detention', 'custody'],
		letters: ['PEX', 'YOT'],
		codes: ['E', 'Y5'],
	},
	{
		about: 'family breakdown',
		because: 'private family life: Human Rights Act 1998, Schedule 1, Article 8',
		words: ['divorc(e|ed|ing)', 'separated', 'separation', 'estranged', 'domestic (abuse|violence)', 'refuge', 'court orders?', 'prohibited steps', 'do not contact', 'no contact', 'prison', 'bereave(d|ment)', 'homeless(ness)?', 'temporary accommodation'],
	},
	{
		about: 'belief, origin or means',
		because: `${specialCategory}; being poor is nobody’s business`,
		words: ['religio(n|us)( observance)?', 'ethnic(ity)?', 'gyps(y|ies)', 'traveller', 'asylum', 'refugees?', 'immigration', 'free school meals?', 'pupil premium', 'disadvantaged'],
		letters: ['FSM', 'EAL', 'GRT'],
		codes: ['R', 'T'],
	},
];

const rules = [
	...sensitive.flatMap(rulesOf),
	{ about: 'marks of a register', because: 'they show every code', pattern: runOfMarks },
];

function rulesOf({ about, because, words, letters = [], codes = [] }: Sensitive) {
	return [
		{ about, because, pattern: whole(words, 'giu') },
		...(letters.length > 0 ? [{ about, because, pattern: whole(letters, 'gu') }] : []),
		...codesOf(codes).map((pattern) => ({ about, because, pattern })),
	];
}

function whole(words: readonly string[], flags: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, flags);
}

/** What is said there that nobody there needs to see. Takes text; gives what was found and why it must not show. */
export function sensitiveIn(text: string): { readonly found: string; readonly about: string; readonly because: string }[] {
	return [text, asWords(text)].flatMap((written, at) =>
		rules.flatMap(({ about, because, pattern }) => (at === 1 && written === text ? [] : [...written.matchAll(pattern)].map(([found]) => ({ found, about, because })))),
	).filter((one, at, all) => all.findIndex(({ found, about }) => found.toLowerCase() === one.found.toLowerCase() && about === one.about) === at);
}

/** A file name or a key as words: `sick-note_8B.pdf`, `socialWorker`. */
export const asWords = (text: string): string => text.replaceAll(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2').replaceAll(/[_\-.]+/g, ' ');
