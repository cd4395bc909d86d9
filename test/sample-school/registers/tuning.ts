import type { Phase } from '../phase';

type Curve = ReadonlyArray<readonly [x: number, y: number]>;

/**
 * The constants of the model, chosen so that its output agrees with the published figures in
 * `calibration/publishedFigures.ts`. Nothing is corrected after the draw: what these give is what comes out.
 */
export interface Tuning {
	/**
	 * Share of days lost to illness and to staying away, by a pupil's leaning in standard deviations. The long right
	 * end is what makes persistent and severe absence: most pupils miss little, a few miss most of the year.
	 */
	readonly absentShare: Curve;
	/** How groups move the leaning, in standard deviations. */
	readonly freeSchoolMeals: number;
	readonly senSupport: number;
	readonly ehcPlan: number;
	readonly socialWorker: number;
	readonly youngCarer: number;
	readonly movedSchool: number;
	/** By year group. */
	readonly yearGroup: Readonly<Record<string, number>>;
	/** Added at each half-term: attendance wears down through the year. */
	readonly drift: readonly number[];
	/** How much a pupil's leaning wanders from one half-term to the next. */
	readonly wander: number;
	/** Share of days lost that the school does not authorise, by the share of days lost. */
	readonly unauthorisedShare: Curve;
	readonly unauthorisedFreeSchoolMeals: number;
	/** Weights of Fridays, on which spells begin more often than on other days, more so in secondary schools. */
	readonly fridayIllness: number;
	readonly fridayStayingAway: number;
	/** Chance a year that a family takes a holiday in term. */
	readonly holidays: number;
	/** Days of authorised leave (C) and of medical appointments (M) a pupil has in a year. */
	readonly leaveDays: number;
	readonly appointments: number;
	/** Share of pupils who are suspended at times, and how often a year. */
	readonly suspended: number;
	readonly suspensionsEach: number;
	/** Share of pupils who have a part-time timetable at some time of the year. */
	readonly partTime: number;
	/** Share of mornings on which a pupil comes late, by how prone the pupil is (standard deviations). */
	readonly lateShare: Curve;
	/** Of those, the share that come after the register has closed. */
	readonly afterClosing: number;
}

export const tunings: Readonly<Record<Phase, Tuning>> = {
	secondary: {
		absentShare: [
			[-3, 0.002], [-2, 0.003], [-1, 0.003], [-0.5, 0.0045], [0, 0.008], [0.5, 0.0195], [1, 0.055], [1.5, 0.112], [2, 0.205], [2.5, 0.41], [3, 0.74], [4, 0.95],
		],
		freeSchoolMeals: 0.64,
		senSupport: 0.46,
		ehcPlan: 0.62,
		socialWorker: 0.4,
		youngCarer: 0.4,
		movedSchool: 0.4,
		yearGroup: { '7': -0.35, '8': -0.08, '9': 0.08, '10': 0.15, '11': 0.17 },
		drift: [0, 0.02, 0.04, 0.05, 0.05, 0.06],
		wander: 0.25,
		unauthorisedShare: [[0, 0.1], [0.05, 0.16], [0.1, 0.25], [0.2, 0.36], [0.4, 0.45], [1, 0.5]],
		unauthorisedFreeSchoolMeals: 1.25,
		fridayIllness: 1.55,
		fridayStayingAway: 2.15,
		holidays: 0.18,
		leaveDays: 1.1,
		appointments: 1.2,
		suspended: 0.07,
		suspensionsEach: 3,
		partTime: 0.0105,
		lateShare: [[-2, 0.002], [-1, 0.008], [0, 0.03], [1, 0.096], [2, 0.26], [3, 0.52]],
		afterClosing: 0.055,
	},
	primary: {
		absentShare: [
			[-3, 0.002], [-2, 0.003], [-1, 0.0045], [-0.5, 0.006], [0, 0.0085], [0.5, 0.0165], [1, 0.036], [1.5, 0.066], [2, 0.107], [2.5, 0.165], [3, 0.3], [4, 0.75],
		],
		freeSchoolMeals: 0.6,
		senSupport: 0.65,
		ehcPlan: 0.7,
		socialWorker: 0.9,
		youngCarer: 0.3,
		movedSchool: 0.4,
		yearGroup: { R: 0.2, '1': 0.08, '2': 0, '3': -0.03, '4': -0.03, '5': 0, '6': 0.04 },
		drift: [0, 0, 0.01, 0.01, 0.02, 0.02],
		wander: 0.25,
		unauthorisedShare: [[0, 0.04], [0.05, 0.07], [0.1, 0.13], [0.2, 0.2], [0.4, 0.28], [1, 0.33]],
		unauthorisedFreeSchoolMeals: 1.3,
		fridayIllness: 1.3,
		fridayStayingAway: 1.85,
		holidays: 0.42,
		leaveDays: 0.8,
		appointments: 1.1,
		suspended: 0.008,
		suspensionsEach: 3,
		partTime: 0.0042,
		lateShare: [[-2, 0.001], [-1, 0.005], [0, 0.0145], [1, 0.038], [2, 0.105], [3, 0.3]],
		afterClosing: 0.06,
	},
};
