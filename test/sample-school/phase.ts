export const phases = ['secondary', 'primary'] as const;

export type Phase = (typeof phases)[number];

/** What distinguishes the two sample schools before any pupil is drawn. */
export interface PhaseProfile {
	readonly school: { readonly name: string; readonly urn: string; readonly localAuthority: string };
	/** Pupils on roll on the first day of the year. */
	readonly size: number;
	/** Year groups with their shares of the roll; years differ in size, as they do where rolls rise or fall. */
	readonly years: ReadonlyArray<readonly [yearGroup: string, share: number]>;
	/** Registration groups within a year, in order. */
	readonly groupNames: readonly string[];
	/** Children of one family in the school at once, with how common that is. */
	readonly siblings: ReadonlyArray<readonly [children: number, weight: number]>;
	/** Share of pupils who join, and of families who leave, during the year. */
	readonly joiners: number;
	readonly leavers: number;
	readonly ehcPlan: number;
	readonly senSupport: number;
	readonly youngCarer: number;
}

/**
 * Rates: DfE, "Schools, pupils and their characteristics" and "Special educational needs in England", 2024/25, rounded
 * for mainstream schools (SEN support 14.2 %, EHC plans some 3 %, free school meals 25.7 %).
 * The schools and their local authority are invented; no school has a URN above 900000.
 */
export const phaseProfiles: Readonly<Record<Phase, PhaseProfile>> = {
	secondary: {
		school: { name: 'Wexbourne Academy', urn: '990101', localAuthority: 'Wexshire' },
		size: 1050,
		years: [['7', 224], ['8', 218], ['9', 210], ['10', 203], ['11', 195]],
		groupNames: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
		siblings: [[1, 74], [2, 22], [3, 4]],
		joiners: 0.03,
		leavers: 0.025,
		ehcPlan: 0.031,
		senSupport: 0.135,
		youngCarer: 0.014,
	},
	primary: {
		school: { name: 'Beckside Primary School', urn: '990102', localAuthority: 'Wexshire' },
		size: 420,
		years: [['R', 57], ['1', 59], ['2', 60], ['3', 60], ['4', 61], ['5', 61], ['6', 62]],
		groupNames: ['Ash', 'Beech', 'Cherry', 'Elm', 'Hazel', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Willow', 'Yew'],
		siblings: [[1, 62], [2, 31], [3, 7]],
		joiners: 0.05,
		leavers: 0.045,
		ehcPlan: 0.032,
		senSupport: 0.147,
		youngCarer: 0.005,
	},
};

/** Year group as a number, Reception being 0. */
export const yearNumber = (yearGroup: string): number => (yearGroup === 'R' ? 0 : Number(yearGroup));
