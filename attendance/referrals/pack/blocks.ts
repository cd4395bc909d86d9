import type { CodeClass } from '../../codes';

/**
 * A pack is paper made of parts, each part of a few kinds of block; one template lays out them all, so a further kind of
 * referral composes blocks and draws nothing. Every string is shown as it stands: no markup is read out of it.
 */
export interface Pack {
	/** What the document is called in its properties. Holds no name of the pupil: titles are shown in lists of files. */
	readonly title: string;
	/** Handling mark at the head and foot of every page. */
	readonly marking: string;
	readonly kind: string;
	/** What stands at the foot of every page beside its number: the school, the pupil's reference, the referral's. */
	readonly footer: { readonly school: string; readonly pupil: string; readonly referral: string };
	readonly cover: Cover;
	readonly parts: readonly Part[];
}

export interface Cover {
	readonly subject: string;
	readonly facts: readonly Fact[];
	/** Who may see it, and warnings that must be read before anything else. */
	readonly notices: readonly Notice[];
}

export interface Part {
	readonly heading: string;
	readonly startsPage: boolean;
	readonly blocks: readonly Block[];
}

/** A label and what stands beside it, line by line. */
export interface Fact {
	readonly label: string;
	readonly lines: readonly string[];
	/** Nothing that needs attention: "No", "not recorded". Set lighter, so that what does need it stands out. */
	readonly quiet: boolean;
}

export interface Notice {
	readonly heading: string;
	readonly lines: readonly string[];
}

export interface Column {
	readonly heading: string;
	/** Share of the width; 0 takes what its content needs. */
	readonly width: number;
	readonly align: 'left' | 'right';
	/** Of a cell of several lines the first leads the others and is set stronger. Left out: it does not. */
	readonly lead?: boolean;
}

/** A big number with what it means and the counts behind it. */
export interface Tile {
	readonly value: string;
	readonly label: string;
	readonly detail: string;
}

/** A session as drawn: its letter and the look of its class, so that nothing is told by colour alone. */
export interface Cell {
	readonly mark: string;
	readonly look: CodeClass | 'no mark' | 'no session';
}

export interface HerringboneWeek {
	readonly label: string;
	readonly cells: readonly Cell[];
	readonly absent: string;
	readonly possible: string;
	/** Weeks without school lie between the row above and this one. */
	readonly afterBreak: boolean;
}

export interface BarWeek {
	/** Written under the bar; empty where there is no room for every week. */
	readonly label: string;
	readonly authorised: number;
	readonly unauthorised: number;
	readonly possible: number;
}

export type Block =
	| { readonly block: 'text'; readonly paragraphs: readonly string[] }
	| { readonly block: 'subheading'; readonly text: string }
	| { readonly block: 'list'; readonly items: readonly string[] }
	| { readonly block: 'notice'; readonly notice: Notice }
	| { readonly block: 'facts'; readonly facts: readonly Fact[] }
	| { readonly block: 'tiles'; readonly tiles: readonly Tile[] }
	| { readonly block: 'table'; /** Empty where the heading above says it. */ readonly caption: string; readonly columns: readonly Column[]; readonly rows: ReadonlyArray<readonly string[]> }
	| { readonly block: 'bars'; readonly caption: string; readonly description: string; readonly weeks: readonly BarWeek[] }
	| { readonly block: 'herringbone'; readonly caption: string; readonly weeks: readonly HerringboneWeek[] }
	| { readonly block: 'key'; readonly entries: ReadonlyArray<{ readonly cell: Cell; readonly meaning: string; readonly sessions: string }> }
	/** Room for a person to write in. */
	| { readonly block: 'toWrite'; readonly prompt: string; readonly lines: number }
	| { readonly block: 'confirmations'; readonly statements: readonly string[] }
	| { readonly block: 'signatures'; readonly signatories: ReadonlyArray<{ readonly as: string; readonly name: string }> };
