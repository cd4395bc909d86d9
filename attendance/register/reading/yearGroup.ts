/**
 * Reads a year group: `Year 7`, `7`, `Y7`, `Yr 07`, `Reception`, `R`, `N2`, `Nursery 2`. Gives `N1`, `N2`, `R`, `1` … `14`;
 * undefined where the cell is none of these. `0` and `E2` are Reception's numbers in some systems; "Nursery" alone is
 * taken as the year before Reception.
 */
export function readYearGroup(cell: string): string | undefined {
	const text = cell.trim().toUpperCase().replace(/^(?:CURR(?:ICULUM)?|NC|NATIONAL CURRICULUM)\s+/, '');
	if (text === '') return '';
	if (/^(?:R|REC|RECEPTION|YR|YEAR R|YEAR RECEPTION|0|E2)$/.test(text)) return 'R';
	const nursery = /^(?:YEAR )?(?:N|NURSERY|NUR)\s*([12])?$/.exec(text);
	if (nursery) return `N${nursery[1] ?? '2'}`;
	const [, digits] = /^(?:YEAR|YR|Y)?[\s.]*0?(\d{1,2})(?:\.0)?$/.exec(text) ?? [];
	const year = Number(digits ?? 0);
	return year >= 1 && year <= 14 ? String(year) : undefined;
}
