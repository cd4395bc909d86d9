/** A year group (`N1`, `R`, `7`) as schools say it: "Nursery 1", "Reception", "Year 7"; empty where it is not known. */
export function yearGroupName(yearGroup: string): string {
	if (yearGroup === '') return '';
	if (yearGroup === 'R') return 'Reception';
	return yearGroup.startsWith('N') ? `Nursery ${yearGroup.slice(1)}` : `Year ${yearGroup}`;
}
