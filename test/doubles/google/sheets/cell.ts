/** What a cell holds: a value, and what a formula or a format makes of it. Most are bare values, so that long sheets stay small. */
export type Value = string | number | boolean;
export interface RichCell {
	readonly value: Value;
	/** With the equals sign. */
	readonly formula?: string;
	/** Of a number that is a day or a time: how it is shown. */
	readonly format?: 'DATE' | 'DATE_TIME' | 'TIME' | 'PERCENT' | 'TEXT';
}
export type Cell = Value | RichCell | undefined;

export const richOf = (cell: Exclude<Cell, undefined>): RichCell => (typeof cell === 'object' ? cell : { value: cell });

const dayMilliseconds = 86_400_000;
/** Day 0 of a sheet is 30 December 1899 (https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values). */
const dayZero = Date.UTC(1899, 11, 30);

export const serialOf = (year: number, month: number, day: number, seconds = 0): number => (Date.UTC(year, month - 1, day) - dayZero) / dayMilliseconds + seconds / 86_400;

/** A cell as people see it, in a British sheet. */
export function formatted(cell: Cell): string {
	if (cell === undefined) return '';
	const { value, format } = richOf(cell);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (typeof value === 'string') return value;
	if (format === 'PERCENT') return `${Number((value * 100).toFixed(2))}%`;
	if (format === 'DATE' || format === 'DATE_TIME' || format === 'TIME') {
		const moment = new Date(dayZero + Math.round(value * 86_400) * 1000);
		const two = (number: number) => String(number).padStart(2, '0');
		const day = `${two(moment.getUTCDate())}/${two(moment.getUTCMonth() + 1)}/${moment.getUTCFullYear()}`;
		const time = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`;
		return format === 'DATE' ? day : format === 'TIME' ? time : `${day} ${time}`;
	}
	return String(value);
}

export type ValueRender = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateRender = 'SERIAL_NUMBER' | 'FORMATTED_STRING';

/** A cell as a read answers it (https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueRenderOption). */
export function rendered(cell: Cell, value: ValueRender, dates: DateRender): Value {
	if (cell === undefined) return '';
	if (value === 'FORMATTED_VALUE') return formatted(cell);
	const rich = richOf(cell);
	if (value === 'FORMULA' && rich.formula) return rich.formula;
	return dates === 'FORMATTED_STRING' && rich.format && rich.format !== 'PERCENT' ? formatted(cell) : rich.value;
}

/**
 * What typing a text into a cell makes of it: a formula, a number, a day, a yes or no, or the text
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption). Days as in Britain.
 */
export function entered(text: string, calculate: (formula: string) => Value): Cell {
	const trimmed = text.trim();
	if (text.startsWith("'")) return { value: text.slice(1), format: 'TEXT' };
	if (/^[=+]./.test(text)) {
		const formula = `=${text.slice(1)}`;
		return { value: calculate(formula), formula };
	}
	if (/^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
	if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
	if (/^-?\d+(\.\d+)?%$/.test(trimmed)) return { value: Number(trimmed.slice(0, -1)) / 100, format: 'PERCENT' };
	if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
	const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(trimmed);
	if (british) return { value: serialOf(Number(british[3]), Number(british[2]), Number(british[1])), format: 'DATE' };
	if (iso) {
		const seconds = Number(iso[4] ?? 0) * 3600 + Number(iso[5] ?? 0) * 60 + Number(iso[6] ?? 0);
		return { value: serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), seconds), format: iso[4] ? 'DATE_TIME' : 'DATE' };
	}
	return text;
}
