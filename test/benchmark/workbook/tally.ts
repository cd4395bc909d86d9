/** Counts rows, cells that hold anything, and cells that hold `U`: both sides must read the same. */
export function tally() {
	let rows = 0;
	let filled = 0;
	let unauthorised = 0;
	return {
		add(cells: readonly unknown[]): void {
			rows += 1;
			for (const cell of cells) {
				if (cell !== null && cell !== '') filled += 1;
				if (cell === 'U') unauthorised += 1;
			}
		},
		text: (): string => `${rows} rows, ${filled} cells, ${unauthorised} of them U`,
	};
}
