import type { InspectedItem } from '../../../attendance/inspection';
import type { Pupil, Register } from '../../../attendance/item';

/** Whether a made-up pupil's details differ from the others'. */
export type Own = Partial<Pupil>;

const details = {
	upn: '', dateOfBirth: '2014-02-03', yearGroup: '7', onRollFrom: null, onRollTo: null, address: null,
	groups: {
		freeSchoolMeals: false, senSupport: false, ehcPlan: false, englishAdditionalLanguage: false, lookedAfter: false,
		previouslyLookedAfter: false, socialWorker: false, childProtection: false, youngCarer: false,
	},
};

/** A pupil of a group: `pupilOf('7B', 3)` has the number `7B-3`. */
export function pupilOf(group: string, number: number, own: Own = {}): Pupil {
	return {
		id: `${group}-${number}`, legalSurname: `Surname${number}`, legalForename: `Forename${number}`, preferredForename: `Forename${number}`,
		registrationGroup: group, registrationTutor: `Tutor ${group}`, ...details, ...own,
	};
}

/**
 * A school of so many pupils a group, all with the same register but for those whose number is named, and details of
 * their own for those who have any.
 */
export function schoolOf(groups: Record<string, number>, register: Register, registers: Record<string, Register> = {}, own: Record<string, Own> = {}): InspectedItem[] {
	return Object.entries(groups).flatMap(([group, size]) =>
		Array.from({ length: size }, (_, index) => {
			const pupil = pupilOf(group, index + 1, own[`${group}-${index + 1}`]);
			return { pupil, register: registers[pupil.id] ?? register };
		}),
	);
}
