import { isoDate } from '../item';
import { counted } from '../text/plainEnglish';

/** What a person may choose for an entry, by the value that the page's form sends. */
export const choices = { approve: 'approved', hold: 'held', reject: 'not appropriate' } as const;
export type Choice = keyof typeof choices;

/** What stands in the form for one entry. */
export interface Answer {
	readonly choice: Choice | undefined;
	readonly reason: string;
	/** As it was written; `YYYY-MM-DD` where it is right. */
	readonly until: string;
}

/** What stands in the whole form. */
export interface Answers {
	/** By the entry's place in the batch. */
	readonly entries: readonly Answer[];
	readonly name: string;
	readonly role: string;
	/** The reviewer agreed that whatever they left open is held. */
	readonly holdUndecided: boolean;
}

/** Names of the form's fields; those of an entry end with its place. */
export const fields = {
	choice: (place: number) => `d${place}`,
	reason: (place: number) => `r${place}`,
	until: (place: number) => `u${place}`,
	name: 'name',
	role: 'role',
	holdUndecided: 'undecided',
	/** Which batch the form is of (`batchMark`). */
	batch: 'batch',
	/** Sent by the button that opens a document instead of deciding: `<item>.<property>`. */
	document: 'document',
} as const;

/** Something that keeps the form from being recorded: the field it is about, and what to do. */
export interface Fault {
	readonly field: string;
	readonly message: string;
}

const longest = { signature: 120, reason: 1000 };

export const noAnswers = (entries: number): Answers => ({
	entries: Array.from({ length: entries }, () => ({ choice: undefined, reason: '', until: '' })),
	name: '',
	role: '',
	holdUndecided: false,
});

/** Reads a submitted form. Takes how many entries the batch has; whatever else the form holds is left aside. */
export function readAnswers(form: URLSearchParams, entries: number): Answers {
	const text = (field: string) => (form.get(field) ?? '').replace(/\r\n?/g, '\n').trim();
	return {
		entries: Array.from({ length: entries }, (_, place) => {
			const choice = text(fields.choice(place));
			return { choice: isChoice(choice) ? choice : undefined, reason: text(fields.reason(place)), until: text(fields.until(place)) };
		}),
		name: text(fields.name),
		role: text(fields.role),
		holdUndecided: form.has(fields.holdUndecided),
	};
}

const isChoice = (value: string): value is Choice => Object.hasOwn(choices, value);

export const undecidedOf = ({ entries }: Answers): number => entries.filter(({ choice }) => choice === undefined).length;

/** What has to be put right before the answers can be recorded, in the order of the page. Takes the day on which it is, in London. */
export function faultsOf(answers: Answers, today: string): Fault[] {
	const faults = answers.entries.flatMap((answer, place) => faultsOfEntry(answer, place, today));
	const undecided = undecidedOf(answers);
	if (undecided > 0 && !answers.holdUndecided) {
		faults.push({ field: fields.holdUndecided, message: `${counted(undecided, 'pupil is', 'pupils are')} not decided. Decide, or agree that they are held.` });
	}
	for (const [field, value, what] of [[fields.name, answers.name, 'your name'], [fields.role, answers.role, 'your role']] as const) {
		if (value === '') faults.push({ field, message: `Enter ${what}` });
		else if (value.length > longest.signature) faults.push({ field, message: `Enter ${what} in ${longest.signature} characters or fewer` });
	}
	return faults;
}

function faultsOfEntry({ choice, reason, until }: Answer, place: number, today: string): Fault[] {
	if (choice === undefined || choice === 'approve') return [];
	const faults: Fault[] = [];
	if (reason === '') faults.push({ field: fields.reason(place), message: choice === 'hold' ? 'Say why it is held' : 'Say why it is not appropriate' });
	if (reason.length > longest.reason) faults.push({ field: fields.reason(place), message: `Say it in ${longest.reason} characters or fewer` });
	if (choice === 'hold' && until !== '') {
		if (!isoDate.safeParse(until).success) faults.push({ field: fields.until(place), message: 'Enter a date, such as 2026-12-04, or leave it empty' });
		else if (until <= today) faults.push({ field: fields.until(place), message: 'Choose a day after today, or leave it empty' });
	}
	return faults;
}
