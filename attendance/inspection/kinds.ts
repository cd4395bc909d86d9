/**
 * What an inspection looks for, as data: how sure it is, who can put it right, why it matters and what to do.
 *
 * `must be put right`: the register contradicts a rule or itself, whoever reads it. `please check`: the register may
 * well be right, and only somebody at the school can tell. No finding says why a mark is as it is or who erred: a
 * system that was down, a pupil who moved group and a forgotten register look the same from here.
 */
export const certainties = ['must be put right', 'please check'] as const;
export type Certainty = (typeof certainties)[number];

/** Who can act. A tutor is not sent what only the office can settle, the less so where it tells of illness or custody. */
export const actors = ['tutor', 'attendance office'] as const;
export type Actor = (typeof actors)[number];

/** How much a finding weighs when groups are put in order, and why. */
export const weights = {
	5: 'nobody knows from the register where a child was',
	4: 'a time limit of the law has passed, or an entry is one that the law does not know',
	3: 'a percentage, a threshold or a return may be wrong for a pupil',
	2: 'the record may mislead somebody who reads it later',
	1: 'no figure changes',
} as const;
export type Weight = keyof typeof weights;

export interface FindingKind {
	readonly title: string;
	readonly certainty: Certainty;
	readonly actor: Actor;
	readonly weight: Weight;
	/** Whether each session counts or each pupil. */
	readonly counts: 'sessions' | 'pupils';
	readonly why: string;
	readonly source: string;
	readonly whatToDo: string;
}

const regulation10 = 'SI 2024/208, regulation 10';
const regulation11 = 'SI 2024/208, regulation 11';
const guidance = 'Working together to improve school attendance (statutory, July 2026)';

export const findingKinds = {
	registerNotTaken: {
		title: 'Register not taken',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 5,
		counts: 'sessions',
		why: 'The register is taken at the start of every morning session and once in every afternoon session. Without it nobody can say who was in school.',
		source: regulation10,
		whatToDo: 'Find out who was there, from lesson registers and signing-in records, and enter the marks.',
	},
	noMarksAtAll: {
		title: 'Pupil without any mark',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 5,
		counts: 'pupils',
		why: 'Each pupil on roll needs a mark for each session. A pupil who was never marked may never have arrived, may have left, or may be in no register.',
		source: regulation10,
		whatToDo: 'Find out where the pupil is. Then enter the marks, or correct the dates on roll.',
	},
	halfDayMissing: {
		title: 'Half a day without a mark',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 5,
		counts: 'sessions',
		why: 'The pupil was marked present that day, and the register does not say where the pupil was for the other half.',
		source: regulation10,
		whatToDo: 'Enter the mark. If nobody knows where the pupil was, tell the attendance office today.',
	},
	missingMark: {
		title: 'Missing mark',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 4,
		counts: 'sessions',
		why: 'Each pupil on roll needs a mark for each session. A missing mark is neither attendance nor absence, so figures and letters rest on less than they should.',
		source: regulation10,
		whatToDo: 'Enter the mark. Where the reason for an absence is not known yet, enter N and ask the family.',
	},
	notACode: {
		title: 'Entry that is no code on its date',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 4,
		counts: 'sessions',
		why: 'Codes are laid down by law and changed on 19 August 2024. Another entry counts as a missing mark.',
		source: regulation10,
		whatToDo: 'Replace it by the code that was in use on that date. H and F became C or G, J became J1, Y became Y1 to Y7.',
	},
	twoMarks: {
		title: 'Two different marks for one session',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 4,
		counts: 'sessions',
		why: 'The export holds two marks for the same pupil and session and does not say which was entered later. Neither is counted.',
		source: regulation10,
		whatToDo: 'Look the session up in your MIS, correct the register there, and export it again.',
	},
	reasonNotEstablished: {
		title: 'N left for more than five school days',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 4,
		counts: 'sessions',
		why: 'N may stand for five school days at most. It then becomes the code of the reason found, or O if there is none.',
		source: `${regulation10}(7) to (9)`,
		whatToDo: 'Ask the family once more, then enter the code of the reason, or O.',
	},
	closureNotForAll: {
		title: 'School closure for some pupils and not for all',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: '# is a planned closure of the whole school and Y4 an unexpected one. Other pupils were marked as in school in the same session.',
		source: guidance,
		whatToDo: 'Where only some pupils were not to attend, as on a staggered first day, enter Y7. Otherwise enter what happened.',
	},
	wrongHalf: {
		title: 'Morning sign in the afternoon, or the other way round',
		certainty: 'must be put right',
		actor: 'tutor',
		weight: 1,
		counts: 'sessions',
		why: '/ is present in the morning and \\ present in the afternoon. It counts as present, and other systems may refuse it.',
		source: regulation10,
		whatToDo: 'Enter the sign of that half of the day.',
	},
	outsideRoll: {
		title: 'Mark before the pupil came on roll or after the pupil left',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: 'A pupil is in the attendance register from the first day on roll to the last. Either the mark or the date on roll is wrong.',
		source: 'SI 2024/208, regulations 9 and 10',
		whatToDo: 'Check the dates of admission and leaving. Then correct them, or take the marks out.',
	},
	notYetOnRoll: {
		title: 'Z for a pupil who is on roll',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: 'Z is only for a pupil who is not yet in the admission register. From the first day on roll every session needs a mark that counts.',
		source: regulation10,
		whatToDo: 'Enter what happened, or correct the date of admission.',
	},
	compulsoryAge: {
		title: 'X for a pupil of compulsory school age',
		certainty: 'must be put right',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: 'X is only for pupils who are not of compulsory school age. It takes the session out of the pupil’s possible sessions.',
		source: `${regulation10}; Education Act 1996, section 8`,
		whatToDo: 'Check the date of birth. If it is right, enter what happened; C2 is for an agreed part-time timetable.',
	},
	minutesMissing: {
		title: 'Late mark without minutes',
		certainty: 'please check',
		actor: 'tutor',
		weight: 1,
		counts: 'sessions',
		why: 'Minutes late are recorded for other pupils. They show whether the register was still open, and how much of a lesson is lost.',
		source: 'the school’s own practice, as the register shows it',
		whatToDo: 'Add the minutes from the signing-in record.',
	},
	lateAfterClosing: {
		title: 'L for an arrival more than 30 minutes late',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: 'A register may stay open for 30 minutes at most. L is for an arrival before it closes; after that the code is U unless another one applies.',
		source: guidance,
		whatToDo: 'Compare the time with the time at which the register closed.',
	},
	sameCodeForAll: {
		title: 'One unusual code for a whole group on an ordinary day',
		certainty: 'please check',
		actor: 'tutor',
		weight: 3,
		counts: 'sessions',
		why: 'Every pupil of the group has the same code while most of the school was in as usual. It may be right; it may also be a mark filled in for all.',
		source: regulation10,
		whatToDo: 'Check what the group did in that session.',
	},
	dualRegistration: {
		title: 'D on single occasions',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'sessions',
		why: 'D is only for a session in which the pupil was due at another school where the pupil is registered too. Here it falls on no regular day.',
		source: regulation10,
		whatToDo: 'Check that the pupil is registered at both schools, and ask the other one whether the pupil attended.',
	},
	longOffSite: {
		title: 'B or C for weeks on end',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'pupils',
		why: 'B needs an approved activity under supervision, with its nature on record; work at home is not B. C is leave for exceptional circumstances, each time considered by itself.',
		source: `${regulation10}; ${regulation11}`,
		whatToDo: 'Check what was agreed and for how long, and whether another code applies now.',
	},
	partTimeTimetable: {
		title: 'Part-time timetable (C2) that has gone on for long',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'pupils',
		why: 'C2 is for a temporary timetable agreed with a parent, with its dates. Each session counts as an absence.',
		source: regulation11,
		whatToDo: 'Look up the agreed last date, and when the timetable was last looked at with the family.',
	},
	longSuspension: {
		title: 'E for more than five school days on end',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 4,
		counts: 'pupils',
		why: 'From the sixth school day of a suspension or exclusion education is to be arranged, and E is for a pupil for whom none is.',
		source: 'Education and Inspections Act 2006, section 100; Education Act 1996, section 19',
		whatToDo: 'Check what was arranged from the sixth day. The code is then that of the provision.',
	},
	unableToAttend: {
		title: 'More than six days coded Y',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'pupils',
		why: 'Each Y code stands for one stated cause, and takes the session out of the pupil’s possible sessions. So many days for one pupil are unusual.',
		source: regulation10,
		whatToDo: 'Check that the cause of each day is on record and that it kept the pupil from school.',
	},
	longIllness: {
		title: 'Ill for 15 school days or more',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 3,
		counts: 'pupils',
		why: 'Where a pupil is going to miss 15 school days for illness, on end or in all, the school makes a sickness return to the local authority. A person decides whether there are grounds to think so.',
		source: `Sickness return, SI 2024/208; ${guidance}`,
		whatToDo: 'Check whether a sickness return has been made for this absence, and what help the pupil has.',
	},
	studyLeave: {
		title: 'Study leave for a pupil below Year 10',
		certainty: 'please check',
		actor: 'attendance office',
		weight: 2,
		counts: 'sessions',
		why: 'S is leave to study for a public examination, agreed in advance.',
		source: regulation11,
		whatToDo: 'Check which examination it was for.',
	},
	lessonsMissed: {
		title: 'Present in the session, missing in lessons',
		certainty: 'please check',
		actor: 'tutor',
		weight: 5,
		counts: 'sessions',
		why: 'The pupil was marked present for the half day and absent without a reason in a lesson of it. The session mark stands; where the pupil was is not known.',
		source: `${guidance}; the school’s duty to keep pupils safe`,
		whatToDo: 'Ask the pupil and the teacher of the lesson. Correct the mark that is wrong, or follow your procedure for missed lessons.',
	},
} as const satisfies Record<string, FindingKind>;

export type FindingKindId = keyof typeof findingKinds;
