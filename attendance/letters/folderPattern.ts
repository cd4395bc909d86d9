import { schoolYearName } from '../calendar/weeks';
import type { Letter, Pupil } from '../item';
import { groupWithoutNames } from './letterIdentity';

interface Filed {
	readonly letter: Pick<Letter, 'date' | 'family' | 'channel'>;
	readonly pupil: Pick<Pupil, 'registrationGroup' | 'yearGroup'>;
}

/** What may stand in a pattern between `{{` and `}}`, and what it becomes. None of it can hold a name of a person. */
const placeholders: Readonly<Record<string, { readonly words: string; readonly of: (filed: Filed) => string }>> = {
	year: { words: 'the school year: 2026-27', of: ({ letter }) => schoolYearName(letter.date).replace('/', '-') },
	month: { words: 'the month of the letter: 2026-11', of: ({ letter }) => letter.date.slice(0, 7) },
	date: { words: 'the date of the letter: 2026-11-23', of: ({ letter }) => letter.date },
	letter: { words: 'the kind of letter: early-concern', of: ({ letter }) => letter.family },
	channel: { words: 'how it goes: post, email or sms', of: ({ letter }) => letter.channel },
	group: { words: 'the registration group where it is built like 7B, else the year group: Y7', of: ({ pupil }) => groupWithoutNames(pupil) },
};

/** Each placeholder with what it becomes, for a person who writes a pattern. */
export const folderPlaceholders: ReadonlyArray<readonly [placeholder: string, words: string]> = Object.entries(placeholders).map(([name, { words }]) => [`{{${name}}}`, words]);

export const defaultFolderPattern = '{{date}}';

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What is wrong with a pattern, in words; undefined where nothing is. */
export function folderPatternProblem(pattern: string): string | undefined {
	const unknown = [...pattern.matchAll(placeholder)].map(([, name = '']) => name).find((name) => !Object.hasOwn(placeholders, name.toLowerCase()));
	if (unknown !== undefined) return `"{{${unknown}}}" is not a placeholder`;
	return /[{}]/.test(pattern.replace(placeholder, '')) ? 'a placeholder begins with {{ and ends with }}' : undefined;
}

/**
 * The folder that a letter is filed in, below the place chosen for all: `2026-27/early-concern/2026-11-23`.
 * Takes a pattern without a problem, the letter and its pupil; gives a path of names with `/` between, each of which Windows,
 * SharePoint and Google Drive allow. A name that comes out empty is left out.
 */
export function filedUnder(pattern: string, filed: Filed): string {
	const names = pattern
		.split(/[/\\]/)
		.map((name) => name.replace(placeholder, (_, name: string) => placeholders[name.toLowerCase()]?.of(filed) ?? ''))
		.map(safeName)
		.filter((name) => name !== '');
	return names.length > 0 ? names.join('/') : filed.letter.date;
}

/** https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint-64883a5d-228e-48f5-b3d2-eb39e07630fa */
const refusedSigns = /["*:<>?/\\|#%\p{Cc}\p{Cf}]/gu;
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const refusedNames = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock|~\$.*|.*_vti_.*)(?:\.|$)/i;
const longest = 100;

function safeName(name: string): string {
	const plain = name.replace(refusedSigns, '-').slice(0, longest).replace(/^[\s.]+|[\s.]+$/gu, '');
	return refusedNames.test(plain) ? `_${plain.replace(/_vti_/gi, '-vti-')}` : plain;
}
