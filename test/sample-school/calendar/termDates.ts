/**
 * Term dates of an invented county: the common English pattern of three terms with a week's half-term each,
 * 195 days of which 5 are INSET days, so that pupils have the 190 days (380 sessions) of a maintained school
 * (Education (School Day and School Year) (England) Regulations 1999, SI 1999/3181, regulation 3).
 * Dates follow what English councils published for these years; no one council's list is copied.
 * Bank holidays: https://www.gov.uk/bank-holidays, those that fall within a term.
 */
export interface Term {
	readonly name: 'autumn' | 'spring' | 'summer';
	readonly from: string;
	readonly to: string;
	/** Monday to Friday of the half-term holiday. */
	readonly halfTerm: { readonly from: string; readonly to: string };
}

export interface SchoolYearDates {
	readonly terms: readonly [Term, Term, Term];
	readonly insetDays: readonly string[];
	readonly bankHolidays: readonly string[];
	/** Days on which families of a faith commonly keep a festival, where they fall on a school day. */
	readonly festivals: { readonly eid: readonly string[]; readonly diwali: readonly string[] };
}

/** By the name of the school year, as `schoolYearName` of `attendance/calendar` writes it. */
export const termDates: Readonly<Record<string, SchoolYearDates>> = {
	'2024/25': {
		terms: [
			{ name: 'autumn', from: '2024-09-02', to: '2024-12-20', halfTerm: { from: '2024-10-28', to: '2024-11-01' } },
			{ name: 'spring', from: '2025-01-06', to: '2025-04-04', halfTerm: { from: '2025-02-17', to: '2025-02-21' } },
			{ name: 'summer', from: '2025-04-22', to: '2025-07-22', halfTerm: { from: '2025-05-26', to: '2025-05-30' } },
		],
		insetDays: ['2024-09-02', '2024-09-03', '2025-01-06', '2025-06-02', '2025-07-22'],
		bankHolidays: ['2025-05-05'],
		festivals: { eid: ['2025-03-31', '2025-06-06'], diwali: [] },
	},
	'2025/26': {
		terms: [
			{ name: 'autumn', from: '2025-09-01', to: '2025-12-19', halfTerm: { from: '2025-10-27', to: '2025-10-31' } },
			{ name: 'spring', from: '2026-01-05', to: '2026-03-27', halfTerm: { from: '2026-02-16', to: '2026-02-20' } },
			{ name: 'summer', from: '2026-04-13', to: '2026-07-20', halfTerm: { from: '2026-05-25', to: '2026-05-29' } },
		],
		insetDays: ['2025-09-01', '2025-09-02', '2026-01-05', '2026-06-01', '2026-07-20'],
		bankHolidays: ['2026-05-04'],
		festivals: { eid: ['2026-03-20'], diwali: ['2025-10-20'] },
	},
	'2026/27': {
		terms: [
			{ name: 'autumn', from: '2026-09-01', to: '2026-12-18', halfTerm: { from: '2026-10-26', to: '2026-10-30' } },
			{ name: 'spring', from: '2027-01-04', to: '2027-03-25', halfTerm: { from: '2027-02-15', to: '2027-02-19' } },
			{ name: 'summer', from: '2027-04-12', to: '2027-07-21', halfTerm: { from: '2027-05-31', to: '2027-06-04' } },
		],
		insetDays: ['2026-09-01', '2026-09-02', '2027-01-04', '2027-06-07', '2027-07-21'],
		bankHolidays: ['2027-05-03'],
		festivals: { eid: ['2027-03-10', '2027-05-17'], diwali: [] },
	},
};
