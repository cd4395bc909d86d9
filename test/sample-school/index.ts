/**
 * The sample school: two invented schools to try the nodes on, a secondary of 1,050 pupils and a primary of 420.
 *
 * Families, brothers and sisters, contacts (parents at two addresses, parents alone, grandparents, carers and social
 * workers, people without e-mail, other languages, people who must not be contacted), groups, joiners and leavers, and
 * registers up to any date of 2024/25 to 2026/27. The registers agree with the figures that the Department for Education
 * and FFT publish for England: see `calibration/publishedFigures.ts`, and the test that holds the schools to them.
 * Nobody in it exists: names are dealt out from lists, the town is invented, and no postcode, telephone number, e-mail
 * address, UPN or URN in it can be anyone's.
 *
 * How absence comes about: each pupil has a leaning, with a long right end, that lasts through the year and wanders a
 * little; families share part of it, and groups move it. From it come spells of illness and of staying away, weighted by
 * season and weekday; beside them holidays, festivals, appointments, agreed leave, suspensions, part-time timetables,
 * trips, sport, work experience and lateness. Constants were chosen to meet the published figures; nothing is corrected
 * after the draw.
 *
 * The same seed and date give the same bytes on every machine: own random numbers, no clock, no engine-dependent
 * arithmetic. An export of a later date repeats the earlier one, but for N that has been settled and gaps that were filled.
 *
 * To write the three files that a school would export from its MIS:
 *
 *     npx ts-node test/sample-school/cli.ts --phase secondary --as-at 2026-11-20 --seed 1 --out out/sample-school
 */
import type { Contact, Pupil, Register, School } from '../../attendance/item';
import { schoolCalendar, type SchoolCalendar } from './calendar/schoolCalendar';
import { drawRoll, type EnrolledPupil } from './people/roll';
import { phaseProfiles, type Phase } from './phase';
import { View } from './registers/asAt';
import { drawSheets } from './registers/schoolYear';
import type { Sheet } from './registers/sheet';

export { phases, type Phase } from './phase';
export { exportFiles, type ExportOptions, type SchoolFiles } from './files/exportFiles';
export type { PlantedDirt } from './files/dirt';

export interface SchoolOptions {
	readonly phase: Phase;
	readonly seed: number;
	/** The last day that the registers show, `YYYY-MM-DD`. */
	readonly asAt: string;
	/** Pupils on roll on the first day of the year; 1,050 or 420 if not given. */
	readonly size?: number;
	/** Whether the registers carry `#` on INSET days and on bank holidays in term, as most MIS exports do; yes if not given. */
	readonly showClosedDays?: boolean;
}

/** A pupil with all that the three files say of them, in the form of the item that an import should make. */
export interface SamplePupil {
	readonly pupil: Pupil;
	readonly sex: 'F' | 'M';
	/** Pupils of one household have the same. */
	readonly household: string;
	readonly contacts: readonly Contact[];
	readonly register: Register;
	/** By date and session, `2026-11-20 AM`. */
	readonly minutesLate: ReadonlyMap<string, number>;
	readonly comments: ReadonlyMap<string, string>;
}

export interface SampleSchool {
	readonly school: School;
	readonly phase: Phase;
	readonly seed: number;
	readonly asAt: string;
	readonly calendar: SchoolCalendar;
	/** Everyone who has been on roll this year up to `asAt`, in order of year, registration group and name. */
	readonly pupils: readonly SamplePupil[];
}

/** A whole school year, drawn once, that can be looked at from any of its days. */
export class SampleSchoolYear {
	readonly calendar: SchoolCalendar;
	private readonly roll: readonly EnrolledPupil[];
	private readonly sheets: readonly Sheet[];

	/** `within` is any date of the school year. */
	constructor(readonly phase: Phase, readonly seed: number, within: string, size = phaseProfiles[phase].size) {
		if (!Number.isInteger(size) || size < 1) throw new Error('the size of a school is a whole number of pupils, 1 or more');
		this.calendar = schoolCalendar(within);
		this.roll = drawRoll(phaseProfiles[phase], size, seed, this.calendar);
		this.sheets = drawSheets(this.roll, phase, this.calendar, seed);
	}

	/** The school as its MIS would show it at the end of a day of the year. */
	asAt(asAt: string, showClosedDays = true): SampleSchool {
		const firstDay = (this.calendar.days[0] as { date: string }).date;
		if (asAt < firstDay) throw new Error(`pupils come back on ${firstDay}; choose that date or a later one`);
		const view = new View(this.calendar, asAt, this.seed, showClosedDays);
		const pupils = this.roll.flatMap((enrolled, index): SamplePupil[] => {
			const { pupil } = enrolled;
			if ((pupil.onRollFrom ?? '') > asAt) return [];
			return [{
				// Nobody knows yet that a pupil will leave.
				pupil: (pupil.onRollTo ?? '') > asAt ? { ...pupil, onRollTo: null } : pupil,
				sex: enrolled.sex,
				household: enrolled.family.key,
				contacts: enrolled.contacts,
				...view.registerOf(this.sheets[index] as Sheet, pupil),
			}];
		});
		return { school: { ...phaseProfiles[this.phase].school, phase: this.phase }, phase: this.phase, seed: this.seed, asAt, calendar: this.calendar, pupils };
	}
}

/**
 * Draws a sample school as it stands at the end of a day.
 * Throws where `asAt` lies in a school year without term dates or before pupils come back in September.
 */
export function generateSchool({ phase, seed, asAt, size, showClosedDays }: SchoolOptions): SampleSchool {
	return new SampleSchoolYear(phase, seed, asAt, size).asAt(asAt, showClosedDays);
}
