/**
 * Law that is made and does not hold yet. Each provision has the day from which it holds; null until one is appointed. To switch
 * a provision on, write its day here, with the commencement regulations as its source: nothing else changes by that.
 *
 * Children's Wellbeing and Schools Act 2026 (c. 21), Royal Assent 29 April 2026. Sections 37 and 38 come into force on a day that
 * the Secretary of State appoints (section 78(5), https://www.legislation.gov.uk/ukpga/2026/21/section/78/enacted); in November
 * 2026 none was known (https://edyourself.org/future-sections-436b-g/). The law of penalty notices is not touched.
 */
export const notInForce = {
	'consent to withdraw': {
		source: 'Children’s Wellbeing and Schools Act 2026, section 37 (Education Act 1996, section 434A): https://www.legislation.gov.uk/ukpga/2026/21/section/37/enacted',
		wouldChange: 'A parent needs the local authority’s consent to withdraw certain children for education at home: those placed by an authority at a special school, and those under child protection enquiries or action.',
		from: null,
	},
	'register of children not in school': {
		source: 'Children’s Wellbeing and Schools Act 2026, section 38 (Education Act 1996, sections 436B to 436G): https://www.legislation.gov.uk/ukpga/2026/21/section/38/enacted',
		wouldChange: 'Local authorities keep a register of children not in school, and of pupils on a school’s roll whom the school agreed to be educated elsewhere for some of the time.',
		from: null,
	},
} as const satisfies Record<string, ProvisionNotInForce>;

export interface ProvisionNotInForce {
	readonly source: string;
	readonly wouldChange: string;
	/** The first day on which it holds, `YYYY-MM-DD`; null: not appointed. */
	readonly from: string | null;
}

export type Provision = keyof typeof notInForce;

/** The first days of the provisions; as shipped, none. Others may be passed, to see what a date would change. */
export type Commencements = Readonly<Record<Provision, string | null>>;

export const asShipped: Commencements = { 'consent to withdraw': notInForce['consent to withdraw'].from, 'register of children not in school': notInForce['register of children not in school'].from };

/** Whether a provision holds on a date (`YYYY-MM-DD`). */
export function isInForce(provision: Provision, on: string, commencements: Commencements = asShipped): boolean {
	const from = commencements[provision];
	return from !== null && from <= on;
}
