import { oneLine, readingAge, wordsOf, type FilledLetter, type LetterFamily, type LetterFields } from '../../../attendance/letters';
import { availableFields, wrongField, type AvailableField } from '../../../attendance/letters/templateCheck/availableFields';
import { sampleFields } from '../../../attendance/letters/templateCheck/sampleFields';
import { isInStyle, textOfBlocks, type Block, type WordContent } from '../wordContent';
import type { WordTemplate } from '../wordTemplate/openTemplate';
import { shortened } from '../wordTemplate/tags';
import { WordTemplateError } from '../wordTemplate/wordTemplateError';
import type { LetterTemplate } from './letterDocuments';
import { letterStyles } from './wordStyles';

/** One thing about a template that a person should know. */
export interface Finding {
	/** `stops`: no letter is made with it. `advice`: letters are made, and could be better. */
	readonly weight: 'stops' | 'advice';
	readonly what: string;
	/** The text of the template around it, where there is one place. */
	readonly where: string;
	/** What to do about it. */
	readonly advice: string;
}

export interface TemplateReport {
	/** Whether letters can be made with it. */
	readonly ready: boolean;
	readonly findings: readonly Finding[];
	readonly fieldsUsed: readonly string[];
	readonly fieldsAvailable: readonly AvailableField[];
	/** Of the letter with every passage in it. */
	readonly words: number;
	/** The age at which a child reads it with ease (readability.ts). */
	readonly readingAge: number | null;
}

/** What a pupil's letter is filled from, where there is a pupil to try. */
export type TriedFields = Omit<FilledLetter, 'text'>;

/**
 * Looks a template over for a family of letters and tells everything at once: fields that there are not, repeats that do not
 * end, required contents that are missing, forbidden ones, styles that the PDF needs. It is tried with invented fields, with every
 * condition met and with none, so that each passage is read; and with a pupil's, where one is given. Invented facts may contradict
 * each other, so what is found with them in the built-in template too is nothing against this one. Also gives the content for a
 * preview, where it can be filled.
 */
export async function checkTemplate(family: LetterFamily, template: LetterTemplate, builtIn: LetterTemplate, pupils: TriedFields | null): Promise<{ readonly report: TemplateReport; readonly preview: WordContent | null }> {
	const opened = await template.opened().catch((error: unknown) => {
		if (error instanceof WordTemplateError) return error;
		throw error;
	});
	if (opened instanceof WordTemplateError) return { report: reportOf([{ weight: 'stops', what: opened.message, where: '', advice: opened.advice }], [], ''), preview: null };
	const fields = [...opened.problems.map(problem), ...wrongFields(opened)];
	const used = [...new Set(opened.uses.filter(({ tag }) => tag.kind !== 'close').map(({ tag }) => tag.name))];
	// Until its fields are right, nothing can be said of what it says.
	if (fields.length > 0) return { report: reportOf(fields, used, ''), preview: null };
	const whole = filled(opened, sampleFields(true));
	const bare = filled(opened, sampleFields(false));
	const tried = pupils && filled(opened, pupils.fields, pupils.othersDetails);
	const known = new Set((await foundIn(builtIn, family)).map(({ what }) => what));
	const contents = [...contentsOf(family, whole, bare).filter(({ what }) => !known.has(what)), ...(tried ? contentsOf(family, tried, tried) : [])];
	const findings = [...new Map(contents.map((finding) => [finding.what, finding])).values(), ...advice(family, opened, whole.content)];
	return { report: reportOf(findings, used, whole.letter.text), preview: (tried ?? whole).content };
}

function reportOf(findings: readonly Finding[], fieldsUsed: readonly string[], text: string): TemplateReport {
	return {
		ready: findings.every(({ weight }) => weight !== 'stops'),
		findings,
		fieldsUsed,
		fieldsAvailable: availableFields(),
		words: wordsOf(text).length,
		readingAge: text ? Math.round(readingAge(withoutPlaceholders(text)) * 10) / 10 : null,
	};
}

/** An invented field without an example of its own is its description in brackets, which no family will read. */
const withoutPlaceholders = (text: string): string => text.replace(/\[[^\]]*\]/g, 'this');

interface Tried {
	readonly content: WordContent;
	readonly letter: FilledLetter;
}

function filled(template: WordTemplate, fields: LetterFields, othersDetails: readonly string[] = []): Tried {
	const content = template.content(fields);
	return { content, letter: { fields, othersDetails, text: oneLine(textOfBlocks(content.body.filter((block) => !isInStyle(block, letterStyles.recipientAddress)))) } };
}

const problem = (what: string): Finding => ({ weight: 'stops', what: sentence(what), where: '', advice: 'Correct it in Word.' });
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function wrongFields({ uses }: WordTemplate): Finding[] {
	const findings: Finding[] = [];
	for (const { tag, near, within } of uses) {
		if (tag.kind === 'close') continue;
		const wrong = wrongField({ name: tag.name, isRepeatOrCondition: tag.kind !== 'field', within });
		if (wrong) findings.push({ weight: 'stops', what: `${tag.raw} ${wrong}`, where: shortened(near, 100), advice: 'Correct its name in Word. "fieldsAvailable" lists every field.' });
	}
	return findings;
}

async function foundIn(template: LetterTemplate, family: LetterFamily): Promise<Finding[]> {
	const opened = await template.opened();
	return contentsOf(family, filled(opened, sampleFields(true)), filled(opened, sampleFields(false)));
}

/** Required contents must be in the letter with every passage; forbidden ones in none. */
const contentsOf = (family: LetterFamily, whole: Tried, bare: Tried): Finding[] => [...missing(family, whole), ...forbidden(family, [whole, bare])];

function missing(family: LetterFamily, { letter }: Tried): Finding[] {
	return family.required
		.filter((content) => !content.isThere(letter))
		.map(({ what, source }) => ({ weight: 'stops', what: `The letter does not say ${what}`, where: '', advice: `Put it into the template. The rule: ${source}` }));
}

function forbidden(family: LetterFamily, letters: readonly Tried[]): Finding[] {
	return family.forbidden.flatMap(({ what, source, find }): Finding[] => {
		const found = letters.map(({ letter }) => find(letter)).find((words) => words !== null);
		return found === undefined || found === null ? [] : [{ weight: 'stops', what: `The letter ${what}`, where: found, advice: `Take it out of the template. The rule: ${source}` }];
	});
}

/** What looks like a field and is none, since its brackets are others. */
const otherBrackets = /(?<!\{)\{[A-Za-z]+(?:\.[A-Za-z]+)*\}(?!\})|\[\[[^\]]+\]\]|«[^»]+»|<<[^>]+>>/;

function advice({ layout }: LetterFamily, template: WordTemplate, content: WordContent): Finding[] {
	const { header, body, footer } = content;
	const has = (test: (block: Block) => boolean) => body.some((block) => test(block) || (block.kind === 'sideBySide' && block.rows.some(({ english }) => english.some(test))));
	const brackets = otherBrackets.exec(textOfBlocks([...header, ...body, ...footer]))?.[0];
	const undescribed = [...header, ...body, ...footer].filter((block) => block.kind === 'image' && block.alternativeText.trim() === '').length;
	const told: Array<readonly [boolean, string, string]> = [
		[layout === 'letter' && !has((block) => isInStyle(block, letterStyles.recipientAddress)), 'No paragraph has the style "Recipient Address", so no address stands in the envelope window of the PDF', 'Give the paragraph with {{recipient.address}} the style "Recipient Address". A built-in template has it.'],
		[!has(({ kind }) => kind === 'heading'), 'There is no heading, so people who use a screen reader cannot find their way', 'Give the subject of the letter the style "Heading 1".'],
		[brackets !== undefined, `${brackets} looks like a merge field, and its brackets are not the ones of a field`, 'Fields stand in double braces: {{pupil.preferredForename}}.'],
		[undescribed > 0, `${undescribed === 1 ? 'A picture has' : `${undescribed} pictures have`} no alternative text`, 'In Word, right-click the picture, choose "View Alt Text" and say what it shows.'],
		...template.notes.map((note) => [true, note, 'In Word, choose Review; accept or reject all changes and delete all comments.'] as const),
	];
	return told.filter(([isSo]) => isSo).map(([, what, how]) => ({ weight: 'advice', what, where: '', advice: how }));
}
