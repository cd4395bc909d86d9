/** A cell as the workbook service shows it. */
export interface Cell {
	readonly value: string | number | boolean;
	/** As it is shown on the screen; the value as text if not said. */
	readonly text?: string;
	readonly format?: string;
	readonly formula?: string;
}

export interface Sheet {
	readonly id: string;
	name: string;
	/** Rows from row 1, cells from column A. A missing cell is empty. */
	rows: ReadonlyArray<ReadonlyArray<Cell | string | number | boolean | undefined>>;
	readonly hidden?: boolean;
}

/** What a workbook holds, as a test sets it. */
export interface WorkbookContent {
	readonly sheets: Sheet[];
}
