import html from 'html-template-tag';
import type { Language } from '../../../attendance/letters/languages';
import { isInStyle, type Block, type Cell, type Inline, type ListItem, type WordContent } from '../wordContent';
import { letterText } from './letterText';
import { letterStyles } from './wordStyles';
import { defaultAccentColour } from './wordTemplate';

/** A letter as an e-mail: two forms of the same words. */
export interface LetterEmail {
	/** A whole page: what stands in it needs nothing from elsewhere. */
	readonly html: string;
	readonly text: string;
}

export interface LetterEmailOptions {
	/** What a screen reader calls the page: says what it is, not whom it is about. */
	readonly title: string;
	readonly accentColour: string;
	/** The language beside the English, where the letter holds one. */
	readonly translation?: Language | null;
}

/**
 * The e-mail of a letter, made from what its Word document says, so that letter and e-mail always say the same.
 * Takes the content of the filled document. What belongs to paper alone is left out: the address of the window, and pictures,
 * which mail readers block. Headings are headings, lists are lists, and the cells of a table name their column; text is 16 pixels
 * or larger, in the reader's own font. Every word of the document is escaped.
 */
export function letterEmail(content: WordContent, options: LetterEmailOptions): LetterEmail {
	const blocks = wordsOf(content);
	return { html: page(blocks, content.footer, options), text: letterText(blocks, content.footer) };
}

/** Head and body without what is for the envelope. */
function wordsOf({ header, body }: WordContent): Block[] {
	return [...header, ...body].filter((block) => block.kind !== 'image' && block.kind !== 'newPage' && !isInStyle(block, letterStyles.recipientAddress));
}

const styles = {
	page: 'margin:0;padding:0;background:#ffffff;color:#1f2933;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;',
	main: 'max-width:600px;margin:0 auto;padding:16px;',
	paragraph: 'margin:0 0 16px;font-size:16px;',
	tight: 'margin:0;font-size:16px;',
	list: 'margin:0 0 16px;padding:0 24px;font-size:16px;',
	item: 'margin:0 0 6px;',
	table: 'border-collapse:collapse;width:100%;margin:0 0 16px;font-size:16px;',
	cell: 'padding:8px;border-bottom:1px solid #cbd2d9;text-align:start;vertical-align:top;',
	rule: 'border:0;border-top:1px solid #cbd2d9;margin:16px 0;',
} as const;

interface Look {
	/** Six hexadecimal digits: it stands in styles, where nothing is escaped. */
	readonly accent: string;
	readonly translation: Language | null;
}

function page(blocks: readonly Block[], footer: readonly Block[], { title, accentColour, translation = null }: LetterEmailOptions): string {
	const look: Look = { accent: /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : defaultAccentColour, translation };
	return html`<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
</head>
<body style="$${styles.page}">
<main style="$${styles.main}">
$${blocks.map((block, place) => blockOf(block, look, blocks[place + 1])).join('\n')}
$${footer.length > 0 ? html`<hr style="$${styles.rule}">$${footer.map((block) => blockOf(block, look)).join('\n')}` : ''}
</main>
</body>
</html>
`;
}

/** Styles whose lines stand close together while more of the same follow. */
const close: readonly string[] = [letterStyles.schoolDetails, letterStyles.letterDate, letterStyles.signatureName];

function blockOf(block: Block, look: Look, next?: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return paragraph(block, look, next);
		case 'heading': {
			const level = String(Math.min(block.level, 6));
			const size = block.level === 1 ? '22px' : '18px';
			return html`<h$${level} style="margin:24px 0 8px;font-size:$${size};line-height:1.3;color:$${look.accent};">$${inlinesOf(block.inlines)}</h$${level}>`;
		}
		case 'list':
			return list(block.ordered, block.items);
		case 'table':
			return table(block, look);
		case 'sideBySide':
			// One after the other: two columns on a telephone are two words wide.
			return block.rows.map(({ english, translation }) => [...english.map((each) => blockOf(each, look)), ...translation.map((each) => inLanguage(blockOf(each, look), look))].join('\n')).join('\n');
		default:
			return '';
	}
}

function inLanguage(inner: string, { translation }: Look): string {
	return translation ? html`<div lang="${translation.tag}" dir="${translation.direction}">$${inner}</div>` : inner;
}

function paragraph({ style, inlines }: Extract<Block, { kind: 'paragraph' }>, { accent }: Look, next?: Block): string {
	const is = (name: string) => style.toLowerCase() === name.toLowerCase();
	const tight = close.some(is) && next?.kind === 'paragraph';
	if (is(letterStyles.schoolName)) return html`<p style="margin:0;font-size:20px;font-weight:bold;color:$${accent};">$${inlinesOf(inlines)}</p>`;
	return html`<p style="$${tight ? styles.tight : styles.paragraph}">$${inlinesOf(inlines)}</p>`;
}

/** Items of a deeper level are a list inside the item before them. */
function list(ordered: boolean, items: readonly ListItem[]): string {
	const tag = ordered ? 'ol' : 'ul';
	const base = Math.min(...items.map(({ level }) => level));
	const entries: string[] = [];
	for (let place = 0; place < items.length; place += 1) {
		const inner: ListItem[] = [];
		while ((items[place + 1 + inner.length]?.level ?? base) > base) inner.push(items[place + 1 + inner.length] as ListItem);
		entries.push(html`<li style="$${styles.item}">$${inlinesOf((items[place] as ListItem).inlines)}$${inner.length > 0 ? list(ordered, inner) : ''}</li>`);
		place += inner.length;
	}
	return html`<$${tag} style="$${styles.list}">
$${entries.join('\n')}
</$${tag}>`;
}

function table({ header, rows, translated }: Extract<Block, { kind: 'table' }>, look: Look): string {
	const spans = ({ columns, rows: height }: Cell) => `${columns > 1 ? ` colspan="${columns}"` : ''}${height > 1 ? ` rowspan="${height}"` : ''}`;
	const head = header.map((cell) => html`<th scope="col"$${spans(cell)} style="$${styles.cell}color:$${look.accent};">$${inlinesOf(cell.inlines)}</th>`);
	const body = rows.map((row) => html`<tr>$${row.map((cell) => html`<td$${spans(cell)} style="$${styles.cell}">$${inlinesOf(cell.inlines)}</td>`).join('')}</tr>`);
	const whole = html`<table style="$${styles.table}">
$${head.length > 0 ? html`<thead><tr>$${head.join('')}</tr></thead>` : ''}<tbody>
$${body.join('\n')}
</tbody>
</table>`;
	return translated ? inLanguage(whole, look) : whole;
}

function inlinesOf(inlines: readonly Inline[]): string {
	return inlines.map((inline) => ('text' in inline ? words(inline) : '<br>')).join('');
}

function words({ text, bold, italic, link }: Extract<Inline, { text: string }>): string {
	const linked = link ? html`<a href="$${html`${link}`}">$${broken(text)}</a>` : broken(text);
	const leaning = italic ? `<em>${linked}</em>` : linked;
	return bold ? `<strong>${leaning}</strong>` : leaning;
}

/** A value of several lines, such as the school's address, keeps them. */
const broken = (text: string): string => text.split('\n').map((line) => html`${line}`).join('<br>');
