import { lookedAfterHolds } from './lookedAfter';
import type { WrittenHold } from './routeData';

/** When a letter or a referral that is due waits for a person. The first rule that fits gives the reason. */
export const holds: WrittenHold[] = [
	// Each kind with what is done meanwhile: `../shared/guidance` asks for judgement where a family is in trouble.
	{ when: 'a person recorded a hold', kind: 'safeguarding', reason: 'The designated safeguarding lead asked to wait ({dates}). Ask them before anything goes to the family.' },
	{ when: 'a person recorded a hold', kind: 'bereavement', reason: 'The family is bereaved, so nothing goes to them for now: {recorded}. Agree with the family what support would help.' },
	{ when: 'a person recorded a hold', kind: 'court order', reason: 'A court order says who may be told what: {recorded}. Have it read before anybody is written to.' },
	{ when: 'a person recorded a hold', kind: 'long-term illness', reason: 'The pupil is ill for long: {recorded}. Look at health support, at education while away, and at the sickness return.' },
	{ when: 'a person recorded a hold', kind: 'recent move', reason: 'The family has moved lately: {recorded}. Help them to settle first.' },
	{ when: 'a person recorded a hold', kind: 'open appeal', reason: 'An appeal or a complaint is open: {recorded}. Wait until it is decided.' },
	{ when: 'a person recorded a hold', reason: 'A person asked to wait: {recorded}.' },
	...lookedAfterHolds,
	// A third cannot be issued (national framework; law/penaltyNoticeLimit.ts). What comes instead is support or, with the authority, the courts.
	{ when: 'the limit of two penalty notices is reached', reason: 'No penalty notice can follow. {standing} Talk with the family all the same, and look at what support would help.' },
	{ when: 'nobody may be written to', reason: 'There is nobody to write to. {why}' },
	{ when: 'data in doubt', reason: 'The register must be completed first: {marks} could change the answer. Find the reasons, correct the register and import it again.' },
	// Leave that the school gave, a timetable that it agreed and a day that it suspended are no pattern of the family's. A person
	// looks first at religious observance and a Traveller family's work, too: this project's caution, since a letter for those alone
	// might treat a family worse for its religion or race (Equality Act 2010, section 85).
	{ when: 'due for these codes alone', codes: ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'], percentOfAbsence: 50, reason: 'Half or more of the absence, {days}, is leave, a part-time timetable, a suspension, a religious festival or the like, which the school agreed to or arranged itself. Without it this step would not be due: look at it first.' },
	// BITUP (letters §4.2): schools took long illness out before letters went. Ten school days is two weeks.
	{ when: 'long illness', illnessPercentOfAbsence: 80, longestSpellSchoolDays: 10, reason: 'Nearly all absence is illness, and one spell of it lasted {days}. Ask how the pupil is, look at health support, and at the sickness return where 15 days are reached or likely.' },
];
