/** One row of a list that staff read: a case. */
export interface ListRow {
	/** What makes the row the same row at the next run. Stands in the first column. */
	readonly key: string;
	/** Column name → text. All rows have the same columns. */
	readonly cells: Readonly<Record<string, string>>;
}

export interface Mirrored {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

/**
 * A list for staff to read, kept like the rows given: a sheet or a SharePoint list. It is a view, never a record: what
 * somebody writes into our columns is written over, what stands in columns of their own stays.
 */
export interface ListView {
	/**
	 * Makes the list show these rows, in few requests. Rows that are there and not given stay as they are. Doing it again
	 * changes nothing. Text is written as text: a cell that begins with "=" is never a formula. Throws `ServiceError`.
	 */
	mirror(columns: readonly string[], rows: readonly ListRow[]): Promise<Mirrored>;
}
