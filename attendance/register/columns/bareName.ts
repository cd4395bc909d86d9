/** A column's name by its letters and digits alone; "Attendance %" is not "Attendance". */
export function bareName(name: string): string {
	return name.normalize('NFKD').toLowerCase().replace(/%/g, 'percent').replace(/[^a-z0-9]/g, '');
}
