import type { SessionHalf } from '../../item';

/**
 * How a file of marks may be laid out.
 * `long`: a row a session. `daily`: a row a day, with a morning and an afternoon column, or one column that holds both.
 * `weekly`: a row a week, with ten columns Monday AM … Friday PM. `wide`: a row a pupil, with a column a session or a day.
 * `marksString`: a row a pupil, with all marks of a time in one cell. `totals`: a row a pupil, with counts and no marks.
 */
export const layoutKinds = ['long', 'daily', 'weekly', 'wide', 'marksString', 'totals'] as const;
export type LayoutKind = (typeof layoutKinds)[number];

/** What the person says about the marks where the file does not, dates as `YYYY-MM-DD`; null where they leave it to the file. */
export interface LayoutChoice {
	/** Null: the file tells. */
	readonly layout: LayoutKind | null;
	/** For a weekly file that has no date: any date of its week. */
	readonly weekCommencing: string | null;
	/** For marks in one cell: the day of the first mark and of the last. */
	readonly firstDay: string | null;
	readonly lastDay: string | null;
	/** Marks before and after are left out. */
	readonly from: string | null;
	readonly to: string | null;
}

/** A column of marks, and what its name says about where its marks stand. */
export interface MarkColumn {
	readonly column: number;
	/** Further columns of the same name. */
	readonly twins?: readonly number[];
	/** Place in the week, Monday AM is 0; null where the row's date tells the day. */
	readonly placeInWeek: number | null;
	/** Null where the row's session column or date tells the half. */
	readonly half: SessionHalf | null;
}

/** Where a file with a row a session, a day or a week has what: columns of marks and where their date and session come from. */
export interface Layout {
	readonly kind: 'long' | 'daily' | 'weekly';
	/** The column of the date of the day, or of the week. Null where one date, above the header or given, serves all rows. */
	readonly dateColumn: number | null;
	/** The date that serves all rows. */
	readonly date: string | null;
	/** Weekly: whether the date is the week's beginning or its end. */
	readonly dateIsWeekEnd: boolean;
	readonly sessionColumn: number | null;
	readonly sessionIsPeriod: boolean;
	readonly changedAtColumn: number | null;
	/** A row a session alone: how many minutes late the pupil came. */
	readonly minutesLateColumn: number | null;
	readonly marks: readonly MarkColumn[];
}
