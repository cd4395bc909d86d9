import { emptyCase, letterDetailsSchema, type Case, type Register } from '../../../attendance/item';
import type { LetterFamilyId, LetterOrder, LetterSubject } from '../../../attendance/letters';
import { contactIdentity } from '../../../attendance/caseLog/keys';
import { mother, pupil } from './okafors';

/** What a family of letters is about, beside what the Okafors' letters are about anyway: facts with which it can be made. */
export interface Sample {
	readonly about: Partial<LetterSubject>;
	readonly changes?: Partial<LetterOrder>;
}

const present = '/ \\ / \\ / \\ / \\ / \\';
const weeksOf = (marks: Readonly<Record<string, string>>): Register => ({
	from: '2026-09-07',
	to: '2026-11-20',
	weeks: {
		'2026-09-07': present, '2026-09-14': present, '2026-09-21': present, '2026-09-28': present, '2026-10-05': present, '2026-10-12': present, '2026-10-19': present,
		'2026-11-02': present, '2026-11-09': present, '2026-11-16': present,
		...marks,
	},
});

/** Thirteen unauthorised sessions and two of illness; half-term is the last week of October. */
export const irregular = weeksOf({
	'2026-09-21': 'O O / \\ / \\ / \\ / O', '2026-09-28': 'O \\ / \\ I I / \\ / \\', '2026-10-12': '/ \\ O O O O / \\ / \\', '2026-11-09': '/ \\ / \\ / U / \\ O O', '2026-11-16': 'O O / \\ / \\ / \\ / \\',
});

/** A week in Spain that the school gave no leave for. */
export const holiday = weeksOf({ '2026-11-09': 'G G G G G G G G G G' });

export const tenDaysAway = weeksOf({ '2026-11-09': 'O O O O O O O O O O', '2026-11-16': 'O O O O O O N N N N' });

export const twentyDaysAway = weeksOf({
	'2026-10-12': '/ \\ / \\ / \\ / \\ O O', '2026-10-19': 'O O O O O O O O O O', '2026-11-02': 'O O O O O O O O O O', '2026-11-09': 'O O O O O O O O O O', '2026-11-16': 'O O O O N N N N N N',
});

export const longIll = weeksOf({ '2026-10-19': 'I I I I I I I I I I', '2026-11-02': 'I I I I I I I I I I', '2026-11-09': 'I I I I I I I I I I', '2026-11-16': 'I \\ / \\ / \\ / \\ / \\' });

const isMother = contactIdentity(mother);

/** What was offered to Ada's mother, and what came of it. */
export const supported: Case = {
	...emptyCase,
	steps: [{ step: 'early-concern', takenOn: '2026-10-05', state: 'done', documents: 1, absentSessions: 6, possibleSessions: 40 }],
	contactsMade: [{ id: 'c1', on: '2026-10-14', by: 'Mrs P. Adeyemi', way: 'phone call', contact: isMother, reached: true, notes: 'Private.' }],
	interventions: [
		{
			id: 'i1', name: 'Breakfast club', provider: 'Mrs L. Bell', aim: '', startedOn: '2026-10-19', outcome: 'not taken up', endedOn: '2026-11-06', notes: 'Private.',
			absentSessions: null, possibleSessions: null,
		},
	],
	plans: [
		{
			id: 'p1', madeOn: '2026-11-02', owner: 'Mrs P. Adeyemi', barriers: ['Mondays after weekends at her father’s'], targets: ['In school on at least nine days of ten until Christmas'],
			support: [{ what: 'A talk each Monday morning', who: 'Mr T. Bell' }], agreedWith: 'pupil and mother', reviewOn: '2026-12-14', reviews: [], absentSessions: null, possibleSessions: null,
		},
	],
};

const notice = {
	weeks: 6, to: '2027-01-18', furtherSupport: ['A meeting with the school nurse on a day that suits you'],
	improvement: 'No more than two sessions of absence without leave in the six weeks.', earlyGrounds: ['Four or more sessions of absence without leave in the first three weeks'],
};

const details = (told: object) => letterDetailsSchema.parse(told);
const onRollLong = pupil({ onRollFrom: '2019-09-01' });
const leave = { from: '2026-12-10', to: '2026-12-16', reason: 'a family wedding', considered: 'The wedding is abroad, and others set its date.' };
const before = { before: { date: '2026-11-19', time: '8.45 am' } };

export const samples: Readonly<Record<LetterFamilyId, Sample>> = {
	'first-day': { about: { details: details({ firstDay: { date: '2026-11-23' } }) } },
	'early-concern': { about: {} },
	'half-term-update': { about: { register: { ...irregular, to: '2026-11-03' } } },
	'return-from-absence': { about: { details: details({ catchUp: { work: ['fractions in maths'], who: 'Mr Shah, form tutor' } }) } },
	improvement: { about: { register: weeksOf({ '2026-09-14': 'O O O O O O / \\ / \\', '2026-10-12': 'O O O O / \\ / \\ / \\' }) } },
	praise: { about: { details: details({ achievement: { for: 'being at school on time each day', period: 'November 2026' } }) } },
	certificate: { about: { details: details({ achievement: { for: 'being at school on time each day', period: 'November 2026' } }) } },
	'leave-granted': { about: { details: details({ leave: { ...leave, outcome: 'granted' } }) } },
	'leave-part-granted': { about: { pupil: onRollLong, details: details({ leave: { ...leave, outcome: 'part granted', grantedFrom: '2026-12-10', grantedTo: '2026-12-11' } }) } },
	'leave-refused': { about: { pupil: onRollLong, details: details({ leave: { ...leave, outcome: 'refused' } }) } },
	'illness-support': { about: { register: longIll, details: details({ health: { support: ['work to do at home'] } }) } },
	'medical-support': { about: { details: details({ health: { support: ['work to do at home'] } }) } },
	expectations: {
		about: {},
		changes: {
			expectations: {
				weExpect: ['Be in school each day, on time.'], reporting: ['Tell us by 8.30 on the first day.'], steps: ['We write to you when school is missed often.'],
				help: ['We can meet you at any time.'], leave: ['Ask us before you plan a journey.'], law: ['A parent must make sure that a child goes to school regularly.'],
			},
		},
	},
	'meeting-invitation': { about: {} },
	'clinic-invitation': { about: {} },
	'meeting-rearranged': { about: { details: details({ meeting: before }) } },
	'meeting-missed': { about: { details: details({ meeting: before }) } },
	'attendance-contract': {
		about: {
			case: supported,
			details: details({
				contract: {
					parentSays: 'Mornings are hard since I work nights.', pupilSays: 'I like school best when my friends are there.', parentWill: ['Call the school on each day that Ada is away'],
					from: '2026-11-30', reviewOn: ['2027-01-11', '2026-12-14'],
				},
			}),
		},
	},
	'governors-panel': { about: { details: details({ meeting: { attendees: 'Mrs R. Cole, chair of the panel; Mr A. Khan, governor; Mr D. Hughes, Assistant Headteacher' } }) } },
	'ten-day': { about: { register: tenDaysAway, details: details({ authorityContact: 'Leeds Attendance Service, 0113 496 0999' }) } },
	'fifteen-day': { about: { register: longIll, details: details({ health: { support: ['Work to do at home on days that are good enough for it'] } }) } },
	'twenty-day': { about: { register: twentyDaysAway } },
	warning: { about: { pupil: onRollLong, register: irregular, case: supported } },
	'notice-to-improve': { about: { pupil: onRollLong, register: irregular, case: supported, details: details({ notice }) } },
	'notice-to-improve-outcome': {
		about: {
			pupil: onRollLong, register: irregular, case: supported,
			details: details({ notice: { from: '2026-09-14', to: '2026-11-06', outcome: 'not improved', next: 'We would like to meet you before we decide.' } }),
		},
	},
	'penalty-notice-final': { about: { pupil: onRollLong, register: irregular, case: supported } },
};
