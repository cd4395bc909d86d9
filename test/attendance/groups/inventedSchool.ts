import fc from 'fast-check';
import type { MeasuredPupil } from '../../../attendance/groups';
import { groupsSchema, type Groups, type Pupil } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { registerFrom, week } from '../registers';

export const monday = '2026-09-07';
const asAt = '2026-12-18';

export interface Draft {
	readonly id?: string;
	readonly yearGroup?: Pupil['yearGroup'];
	readonly registrationGroup?: string;
	readonly groups?: Partial<Groups>;
	readonly weeks?: readonly string[];
}

/** An enrolment with only what a summary reads; present all week if no marks are given. */
export function enrolment({ id = '1', yearGroup = '7', registrationGroup = '7A', groups = {}, weeks = [week()] }: Draft = {}): Required<MeasuredPupil> {
	const register = registerFrom(monday, weeks);
	const pupil: Pupil = {
		id, upn: '', legalSurname: 'Quillfeather', legalForename: 'Ada', preferredForename: '', dateOfBirth: null, yearGroup, registrationGroup,
		onRollFrom: null, onRollTo: null, address: null, groups: groupsSchema.parse(groups),
	};
	return { pupil, register, attendance: measure(register, { asAt }) };
}

/** As many enrolments as said, alike but for their ids. */
export const enrolments = (count: number, draft: Draft, prefix: string): MeasuredPupil[] =>
	Array.from({ length: count }, (_, index) => enrolment({ ...draft, id: `${prefix}${index}` }));

const marks = fc.array(fc.constantFrom('/', '/', '/', '/', 'I', 'O', 'U', 'L', 'M', 'C2', 'V', '-', '.', '#'), { minLength: 10, maxLength: 10 });
const anyDraft = fc.record({
	id: fc.integer({ min: 1, max: 60 }).map(String),
	yearGroup: fc.constantFrom<Pupil['yearGroup']>('7', '7', '7', '8', '8', '12', ''),
	registrationGroup: fc.constantFrom('A', 'A', 'B', 'C'),
	groups: fc.record({ freeSchoolMeals: fc.boolean(), lookedAfter: fc.constantFrom(true, false, false, false, false), socialWorker: fc.constantFrom(true, false, false) }),
	weeks: fc.array(marks.map((each) => each.join(' ')), { minLength: 1, maxLength: 3 }),
});

/** Schools of up to 70 enrolments, some of them a second one of the same pupil. */
export const anySchool = fc
	.array(anyDraft, { maxLength: 70 })
	.map((drafts) => drafts.map((draft) => enrolment({ ...draft, registrationGroup: `${draft.yearGroup}${draft.registrationGroup}` })));
