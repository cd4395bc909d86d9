const yes: ReadonlySet<string> = new Set(['y', 'yes', 'true', 't', '1', 'x', '✓', '✔', 'current', 'currently', 'eligible', 'active', 'on']);
const no: ReadonlySet<string> = new Set([
	'', 'n', 'no', 'false', 'f', '0', '-', '--', 'none', 'n/a', 'na', 'not eligible', 'ineligible', 'not applicable', 'never', 'off', 'inactive', 'null',
]);

/** Reads a flag: `Y`, `True`, `1`, `Eligible` … Undefined where the cell says neither yes nor no. */
export function readYesNo(cell: string): boolean | undefined {
	const word = cell.trim().toLowerCase();
	if (yes.has(word) || word.startsWith('yes ') || word.startsWith('y - ')) return true;
	if (no.has(word) || word.startsWith('no ') || word.startsWith('not ') || word.startsWith('n - ')) return false;
	return undefined;
}
