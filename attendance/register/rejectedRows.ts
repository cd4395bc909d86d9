import { counted } from '../text/plainEnglish';

/** A row, or one cell of it, that was not taken over as it stands. Holds that one cell and nothing else of the record. */
export interface RejectedRow {
	readonly file: string;
	/** The row in the file; null where the whole file is meant. */
	readonly row: number | null;
	/** The column's name as the file has it. */
	readonly field: string;
	readonly value: string;
	readonly reason: string;
	readonly advice: string;
}

/** Beyond this, rows are counted and not listed: an export of lessons must not fill the memory with its refusals. */
const mostListed = 50_000;

const longestValue = 60;

/** Collects rejected rows: each is counted, the first of them are listed, and what is not listed is said in one line a reason. */
export class RejectedRows {
	private readonly listed: RejectedRow[] = [];
	private readonly unlisted = new Map<string, { example: RejectedRow; count: number }>();
	/** How many there were, listed or not. */
	count = 0;

	add(rejected: RejectedRow): void {
		this.count += 1;
		if (this.listed.length < mostListed) {
			this.listed.push({ ...rejected, value: safeValue(rejected.value) });
			return;
		}
		const kind = `${rejected.file}\n${rejected.field}\n${rejected.advice}`;
		const same = this.unlisted.get(kind);
		if (same) same.count += 1;
		else this.unlisted.set(kind, { example: rejected, count: 1 });
	}

	/** The first one of a file. */
	firstOf(file: string): RejectedRow | undefined {
		return this.listed.find((rejected) => rejected.file === file);
	}

	list(): RejectedRow[] {
		const rest = [...this.unlisted.values()].map(({ example: { file, field, advice, row }, count }) => ({
			file,
			row: null,
			field,
			value: '',
			reason: `${counted(count, 'more row')} from row ${row ?? 1} on, not listed one by one`,
			advice,
		}));
		return [...this.listed, ...rest];
	}
}

/**
 * A cell as it may be shown again: short, on one line, and with an apostrophe before what a spreadsheet would run as a
 * formula when the list of rejected rows is opened in one.
 */
function safeValue(value: string): string {
	const line = value.replace(/\p{Cc}+/gu, ' ').trim();
	const short = line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
	return /^[=+\-@]./.test(short) ? `'${short}` : short;
}
