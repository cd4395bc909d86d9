import type { LetterFamily, LetterStage } from '../../attendance/letters';
import { contentsMatrixTable } from '../../attendance/letters/contentsMatrix';
import { counted } from '../../attendance/text/plainEnglish';
import type { SampleLetter } from './letter';

type Pictured = SampleLetter & { readonly pictures: readonly string[] };

/** How letters of each stage go, as `attendance/letters/recipients.ts` and `channel.ts` decide it. */
const stages: Readonly<Record<LetterStage, string>> = {
	message: 'a short word, by text message or e-mail where the family prefers it',
	support: 'an offer of help, by e-mail where the family prefers it, else by post',
	formal: 'a warning or a notice of law, by post alone',
	praise: 'good news; brothers and sisters may share one letter',
};

const picturesInARow = 3;

/** The page that shows every letter: words, reading age, parts of the text message, pictures, and what each must and must not say. */
export function lettersPage(letters: readonly Pictured[]): string {
	return [
		'# The letters',
		'',
		'<!-- Written by `npm run letter-pictures`: change the letters and run it again. -->',
		'',
		`The ${letters.length} letters that come with the package, as they go out to invented families. Each is made as Word and as accessible PDF of the same, as an`,
		'e-mail, and, where it fits, as a text message. The wording is data, [a file a letter](../../attendance/letters/families); your own Word file or Google Doc',
		'can take the place of any of them (*Attendance Letter*, *Check Template*).',
		'',
		...table(
			['letter', 'how it goes', 'words', 'reading age', 'text message'],
			letters.map(({ family, words, readingAge, textMessage }) => [
				`[${family.name}](#${anchor(family.name)})`,
				family.stage,
				String(words),
				readingAge.toFixed(1),
				textMessage ? counted(textMessage.parts, 'part') : '–',
			]),
		),
		'',
		...Object.entries(stages).map(([stage, meaning]) => `- **${stage}**: ${meaning}`),
		'',
		'Words are those between salutation and closing, without lists of dates and sheets; under 150 before the formal stage. Reading age is the Automated Readability',
		'Index (Senter and Smith 1967) of the same words, with names and law as they stand: 11 or less. A text message of one part has at most 160 characters of GSM-7.',
		'Some sentences stand in a letter only where they apply (illness, an interpreter, an earlier notice); the pictures show one case of each.',
		'',
		...letters.flatMap(chapter),
		'## What each letter must and must not say',
		'',
		'A letter that lacks one of these, or says what it must not, is not made: the message says which. It holds for your own template as well.',
		'',
		contentsMatrixTable(),
		'',
	].join('\n');
}

function chapter({ family, pictures, textMessage }: Pictured): string[] {
	return [
		`## ${family.name}`,
		'',
		...rows(pictures).flatMap((row) => [row.map((file) => `<img src="${file}" alt="${altOf(family, pictures, file)}" width="${Math.floor(96 / Math.max(2, row.length))}%">`).join(' '), '']),
		...(textMessage ? [`As a text message (${counted(textMessage.parts, 'part')}): “${textMessage.text}”`, ''] : []),
	];
}

const altOf = ({ name }: LetterFamily, pictures: readonly string[], file: string): string =>
	pictures.length === 1 ? `${name}, the letter` : `${name}, page ${pictures.indexOf(file) + 1} of ${pictures.length}`;

function rows(pictures: readonly string[]): string[][] {
	return pictures.reduce<string[][]>((all, picture) => {
		const last = all.at(-1);
		if (last && last.length < picturesInARow) last.push(picture);
		else all.push([picture]);
		return all;
	}, []);
}

const table = (head: readonly string[], lines: ReadonlyArray<readonly string[]>): string[] => [
	`| ${head.join(' | ')} |`,
	`|${' --- |'.repeat(head.length)}`,
	...lines.map((line) => `| ${line.join(' | ')} |`),
];

const anchor = (name: string): string => name.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-');
