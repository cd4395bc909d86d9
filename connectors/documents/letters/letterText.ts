import { isInStyle, type Block, type Cell, type Inline, type ListItem } from '../wordContent';
import { letterStyles } from './wordStyles';

/** As wide as plain mail is read with ease (RFC 5322, section 2.1.1, asks for 78 at most). */
const widest = 72;

/** Styles whose lines stand close together while more paragraphs follow. */
const close: readonly string[] = [letterStyles.schoolName, letterStyles.schoolDetails, letterStyles.letterDate, letterStyles.signatureName];

/**
 * What a letter says as plain text: paragraphs with an empty line between, lists with dashes, each row of a table on lines that
 * name their column, links in full.
 */
export function letterText(blocks: readonly Block[], footer: readonly Block[]): string {
	const main = joined(blocks);
	return `${footer.length > 0 ? `${main}\n\n${'-'.repeat(20)}\n${joined(footer)}` : main}\n`;
}

function joined(blocks: readonly Block[]): string {
	return blocks
		.map((block, place) => `${linesOf(block)}${isClose(block) && blocks[place + 1]?.kind === 'paragraph' ? '\n' : '\n\n'}`)
		.join('')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

const isClose = (block: Block): boolean => close.some((style) => isInStyle(block, style));

function linesOf(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return wrapped(textOf(block.inlines));
		case 'heading':
			return underlined(textOf(block.inlines), block.level);
		case 'list':
			return list(block.ordered, block.items);
		case 'table':
			return block.rows.map((row) => rowOf(block.header, row)).join('\n');
		case 'sideBySide':
			return block.rows.map(({ english, translation }) => `${joined(english)}\n\n${joined(translation)}`).join('\n\n');
		default:
			return '';
	}
}

/** A line under a heading tells it from a paragraph where there is no bold. */
function underlined(text: string, level: number): string {
	const heading = wrapped(text);
	return `${heading}\n${(level === 1 ? '=' : '-').repeat(Math.min(widest, Math.max(...heading.split('\n').map((line) => line.length))))}`;
}

function list(ordered: boolean, items: readonly ListItem[]): string {
	let number = 0;
	return items
		.map(({ level, inlines }) => {
			if (level === 0) number += 1;
			const mark = ordered && level === 0 ? `${number}. ` : '- ';
			return wrapped(textOf(inlines), '  '.repeat(level) + mark, '  '.repeat(level) + ' '.repeat(mark.length));
		})
		.join('\n');
}

/** "Date: Monday 7 September; Part of the day: whole day": read aloud or on a telephone, a row stands for itself. */
function rowOf(header: readonly Cell[], row: readonly Cell[]): string {
	const cells = row.map(({ inlines }, column) => {
		const title = header[column] ? textOf(header[column].inlines).trim() : '';
		const text = textOf(inlines).replace(/\n/g, ', ').trim();
		return title && text ? `${title}: ${text}` : text;
	});
	return wrapped(cells.filter((cell) => cell !== '').join('; '), '- ', '  ');
}

/** The words, a link with its address where the words are not it. */
function textOf(inlines: readonly Inline[]): string {
	return inlines
		.map((inline) => {
			if (!('text' in inline)) return '\n';
			const address = inline.link?.replace(/^(?:mailto|tel):/i, '') ?? '';
			return address === '' || inline.text.includes(address) ? inline.text : `${inline.text} (${inline.link})`;
		})
		.join('');
}

/** Lines of at most 72 characters, broken between words; a word that is longer, such as an address of the web, stays whole. */
function wrapped(text: string, first = '', rest = ''): string {
	const lines: string[] = [];
	for (const line of text.split('\n')) {
		let current = lines.length === 0 ? first : rest;
		let empty = true;
		for (const word of line.split(/[ \t]+/).filter((each) => each !== '')) {
			if (!empty && [...current].length + 1 + [...word].length > widest) {
				lines.push(current);
				current = rest;
				empty = true;
			}
			current += empty ? word : ` ${word}`;
			empty = false;
		}
		lines.push(current.trimEnd());
	}
	return lines.join('\n');
}
