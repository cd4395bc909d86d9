import { groupings } from '../../groups/groupings';
import { groupsSchema, type Groups } from '../../item';
import { seenText } from '../../register/reading/plainCell';
import { readYearGroup } from '../../register/reading/yearGroup';
import { listed } from '../../text/plainEnglish';
import { didYouMean } from '../../text/nearest';
import { plainLetters } from '../../text/plainLetters';
import { conditionWords, readCondition, type Fault, type WordedCondition } from './conditionWords';
import type { Condition } from '../condition';

/** What each kind of cell of a policy's table may hold, read and written. A text that cannot be read is a fault in words. */

const wholeNumber = /^(\d{1,6})(?:\.0+)?(?: ?(?:school )?days?)?$/i;

/** A whole number of school days: `15`, `15 school days`. */
export function readSchoolDays(text: string): number | Fault {
	const [, digits] = wholeNumber.exec(text) ?? [];
	return digits === undefined ? { fault: `holds "${text}"; write a whole number of school days, such as 15` } : Number(digits);
}

/**
 * A share of absence: `50`, `50%`, and `0.5` as Excel's percent cells arrive, since no share under 1% is allowed. A bare
 * 1 is refused: it may be 1% typed or 100% out of Excel.
 */
export function readShare(text: string): number | Fault {
	const [, digits, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
	const share = Number(digits);
	if (digits === undefined) return { fault: `holds "${text}"; write a percentage, such as 50` };
	if (sign === '' && share === 1) return { fault: 'holds 1, which may be 1% or Excel’s way to write 100%; write "1%" or 100' };
	return sign === '' && share > 0 && share < 1 ? Math.round(share * 1e6) / 1e4 : share;
}

/** `yes` or `no`; other words are refused, so that a name in this column is not taken for a yes. */
export function readYesOrNo(text: string): boolean | Fault {
	if (/^(?:yes|y|true)$/i.test(text)) return true;
	return /^(?:no|n|false)$/i.test(text) ? false : { fault: `holds "${text}"; write yes or no` };
}

/** Text of one line, without what nobody sees. */
export const oneLine = (text: string): string => seenText(text).replace(/\s+/g, ' ').trim();

const yearsInOrder = ['N1', 'N2', 'R', ...Array.from({ length: 14 }, (_, year) => String(year + 1))];
const looksLikeDate = /^\d{4}-\d\d-\d\d|^\d{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}[-/ ]\d{2,4})|^\d{5}$/i;

/** Year groups: `R to 11`, `7, 8 and 9`, `Years 7-11`. */
export function readYearGroups(text: string): string[] | Fault {
	if (looksLikeDate.test(text)) return { fault: `holds "${text}", which looks like a date that the spreadsheet made; write "7 to 11"` };
	const read: string[] = [];
	for (const part of text.split(/\s*(?:[,;&]|\band\b)\s*/i).filter((each) => each !== '')) {
		const ends = part.split(/\s*(?:-|–|\bto\b)\s*/i).map((end) => readYearGroup(end.replace(/^years\b/i, 'Year')) ?? '');
		const [from, to] = [yearsInOrder.indexOf(ends[0] as string), yearsInOrder.indexOf(ends.at(-1) as string)];
		if (from < 0 || to < from || ends.length > 2) return { fault: `holds "${part}", which is no year group; write such as "R to 11" or "7, 8 and 9"` };
		read.push(...yearsInOrder.slice(from, to + 1));
	}
	return [...new Set(read)];
}

/** Year groups as people write them; a run of three or more as its ends. Never what a spreadsheet takes for a date or a thousand. */
export function yearGroupWords(groups: readonly string[]): string {
	const runs: string[][] = [];
	for (const group of groups) {
		const last = runs.at(-1);
		if (last && yearsInOrder.indexOf(group) === yearsInOrder.indexOf(last.at(-1) as string) + 1) last.push(group);
		else runs.push([group]);
	}
	return listed(runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run)));
}

/** Words of which one must be named: a letter, a period, a kind of hold. Letter case and punctuation do not count. */
export function readChoice<Choice extends string>(text: string, choices: readonly Choice[], called: (choice: Choice) => string = (choice) => choice): Choice | Fault {
	const meant = plainLetters(text);
	const choice = choices.find((each) => plainLetters(each) === meant || plainLetters(called(each)) === meant);
	return choice ?? { fault: `holds "${text}"; write ${choices.length > 1 ? 'one of ' : ''}${listed(choices.map((each) => `"${called(each)}"`))}${didYouMean(text, choices.map(called))}` };
}

export const groupIds = Object.keys(groupsSchema.shape) as Array<keyof Groups>;
/** `lookedAfter` as reports name it: "Looked after". */
export const groupWords = (group: string): string => groupings.find(({ id }) => id === group)?.name ?? group;

/** Attendance codes: `C1, C2` or `C1 C2`. Whether each is a code of absence is for the schema to say. */
export const readCodes = (text: string): string[] => text.toUpperCase().split(/[\s,;]+|\bAND\b/).filter((code) => code !== '');

/** Conditions, a line each or parted by semicolons. */
export function readConditions(text: string): Array<WordedCondition | Fault> {
	return text.split(/[;\n\r]+/).map((line) => line.trim()).filter((line) => line !== '').map(readCondition);
}

const saysNothing = '(nothing)';

/**
 * The sentences of conditions: a line each, numbered by their condition ("2. The absence fell on {value}."), or without
 * numbers where there is one for each. "(nothing)" is a sentence left out; a condition without a line makes its own.
 */
export function readReasons(text: string, conditions: number): Array<string | undefined> | Fault {
	const lines = text.split(/[\n\r]+/).map(oneLine).filter((line) => line !== '');
	const sentences = Array<string | undefined>(conditions).fill(undefined);
	const numbered = lines.map((line) => /^(\d{1,3})[.):]\s+(.*)$/.exec(line));
	if (numbered.every((line) => line === null)) {
		if (lines.length !== conditions && lines.length > 0) return { fault: `has ${lines.length} lines for ${conditions} conditions; begin each line with the number of its condition, such as "1. Missed {days} of school."` };
		return sentences.map((_, place) => sentenceOf(lines[place]));
	}
	for (const [place, line] of numbered.entries()) {
		if (!line) return { fault: `has a line without a number ("${lines[place]}"); begin each with the number of its condition, and keep each sentence on one line` };
		const number = Number(line[1]);
		if (number < 1 || number > conditions) return { fault: `has a line for condition ${number}, and there ${conditions === 1 ? 'is 1 condition' : `are ${conditions} conditions`}` };
		if (sentences[number - 1] !== undefined) return { fault: `has two lines for condition ${number}` };
		sentences[number - 1] = sentenceOf(line[2]);
	}
	return sentences;
}

const sentenceOf = (line: string | undefined): string | undefined => (line === undefined ? undefined : /^(?:\(nothing\)|-|–)$/i.test(line) ? '' : line);

export const conditionsCell = (conditions: readonly Condition[]): string => conditions.map(conditionWords).join(';\n');

export const reasonsCell = (conditions: readonly Condition[]): string =>
	conditions.flatMap(({ reason }, place) => (reason === undefined ? [] : [`${place + 1}. ${oneLine(reason) || saysNothing}`])).join('\n');

const formulaSigns = /^'*[=+\-@]/;

/** A text that a spreadsheet would take for a formula, with the apostrophe that makes it text. */
export const asText = (text: string): string => (formulaSigns.test(text) ? `'${text}` : text);

const spreadsheetErrors = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)$/;

/** A value out of a spreadsheet as the text of its cell, or what is wrong with it. */
export function readCell(value: unknown): string | Fault {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : { fault: 'holds no number' };
	if (value instanceof Date) return { fault: 'holds a date; write it as words' };
	if (typeof value !== 'string') return { fault: 'holds neither text nor a number' };
	const text = seenText(value);
	if (text.startsWith('=')) return { fault: 'holds a formula; put its result there as text' };
	if (spreadsheetErrors.test(text)) return { fault: `holds ${text}, the spreadsheet’s sign for an error; correct it there` };
	return /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}
