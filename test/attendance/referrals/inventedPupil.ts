import { DateTime } from 'luxon';
import { measure } from '../../../attendance/measures';
import { emptyCase, type Contact, type Pupil, type Register } from '../../../attendance/item';
import { stepIdAsWords, type SupportDetails, type SupportItem } from '../../../attendance/referrals';

/** Everybody here is invented. Telephone numbers are Ofcom's for drama. */
export const asAt = '2026-11-23';

export const week = {
	present: '/ \\ / \\ / \\ / \\ / \\',
	illTwoDays: 'I I I I / \\ / \\ / \\',
	fridayOff: '/ \\ / \\ / \\ / \\ O O',
	lateMonday: 'L \\ / \\ U \\ / \\ O O',
	mixed: 'V V M \\ / \\ Y1 Y1 / O',
	bankHoliday: '# # / \\ / \\ / \\ / \\',
} as const;

/** A register of school weeks from a Monday on; `null` is a week of holiday, left out as the import leaves it out. */
export function registerFrom(monday: string, weeks: ReadonlyArray<string | null>): Register {
	const first = DateTime.fromISO(monday, { zone: 'utc' });
	const entries = weeks.flatMap((marks, index) => (marks === null ? [] : [[first.plus({ weeks: index }).toISODate() as string, marks] as const]));
	const last = DateTime.fromISO(entries.at(-1)?.[0] ?? monday, { zone: 'utc' }).plus({ days: 4 });
	return { from: monday, to: last.toISODate() as string, weeks: Object.fromEntries(entries) };
}

/** Seven weeks, half term, three weeks: 25 of 98 possible sessions missed, 15 of them with leave or illness. */
export const autumnRegister = registerFrom('2026-09-07', [
	week.present, week.illTwoDays, week.fridayOff, week.lateMonday, week.mixed, week.fridayOff, week.present,
	null,
	week.illTwoDays, week.fridayOff, 'I I I I I I / \\ / \\',
]);

export const address = { lines: ['14 Tanner Row', 'Millbrook'], postcode: 'LS9 7QT' };

export const pupil: Pupil = {
	id: '1042',
	upn: 'B801200005001',
	legalSurname: 'Okonjo',
	legalForename: 'Tamsin',
	preferredForename: 'Tam',
	dateOfBirth: '2013-02-14',
	yearGroup: '9',
	registrationGroup: '9KLM',
	onRollFrom: '2024-09-02',
	onRollTo: null,
	address,
	groups: {
		freeSchoolMeals: true, senSupport: true, ehcPlan: false, englishAdditionalLanguage: false, lookedAfter: false,
		previouslyLookedAfter: false, socialWorker: false, childProtection: false, youngCarer: false,
	},
};

export const mother: Contact = {
	name: 'Adaeze Okonjo', title: 'Ms', relationship: 'Mother', parentalResponsibility: true, priority: 1, livesWithPupil: true,
	address: null, email: 'a.okonjo@example.org', phone: '07700 900118', preferredChannel: null, language: '', interpreter: false, doNotContact: false,
};

export const father: Contact = {
	...mother, name: 'Piotr Wiśniewski', title: 'Mr', relationship: 'Father', priority: 2, livesWithPupil: false,
	address: { lines: ['Flat 3', '61 Quayside'], postcode: 'HU1 2AB' }, email: '', phone: '07700 900461', language: 'Polish', interpreter: true,
};

export const neighbour: Contact = {
	...mother, name: 'Joan Pickersgill', title: 'Mrs', relationship: 'Neighbour', parentalResponsibility: false, priority: 3, livesWithPupil: false,
	address: { lines: ['16 Tanner Row'], postcode: 'LS9 7QT' }, phone: '0113 496 0777',
};

export const item: SupportItem = {
	school: { urn: '123456', name: 'Fellside High School', localAuthority: 'Northmoor Council', phase: 'secondary' },
	pupil,
	contacts: [neighbour, father, mother],
	register: autumnRegister,
	attendance: measure(autumnRegister, { asAt }),
	case: {
		...emptyCase,
		steps: [
			{ step: 'early-concern', takenOn: '2026-10-05', state: 'done', documents: 2, absentSessions: 9, possibleSessions: 38 },
			{ step: 'meeting-invitation', takenOn: '2026-11-09', state: 'reserved', documents: 0, absentSessions: null, possibleSessions: null },
		],
	},
	decision: {
		outcome: 'due', asAt, policy: 'Support first 1', step: 'local-authority-support', stepName: "Support from the local authority's attendance team",
		action: 'referral', audience: 'persistently absent', letterTemplate: null, referralKind: 'local-authority-support', dueOn: asAt, requiresApproval: true,
		approvedBy: null, task: null, route: 'attendance', routeName: 'Attendance', period: '2026/27', wouldChange: [],
		reasons: ['Tam has missed 12½ days of school this year: 25.5% (25 of 98 sessions).', 'Two earlier steps did not bring Tam back to school.'],
		evidence: { sessions: [] }, key: '1042|local-authority-support|2026/27', held: null,
	},
	risk: { tier: 'persistently absent', probabilityPersistentlyAbsent: null, reasons: ['Absent for 25.5% (25 of 98 sessions).'], patterns: ['A penalty notice must be considered.'] },
};

export const details: SupportDetails = {
	referrer: { name: 'Mel Farrow', role: 'Attendance officer', phone: '0113 496 0123', email: 'attendance@fellside.example' },
	team: 'Attendance Support Team',
	reasonsAndBarriers: '',
	views: '',
	supportSoFar: '',
	medicalNeeds: '',
	otherServices: '',
	effortsToFindDetails: '',
	requested: '',
	stepName: stepIdAsWords,
};

/** The item with another register and the figures measured from it. */
export function withRegister(register: Register, date = asAt): SupportItem {
	return { ...item, register, attendance: measure(register, { asAt: date }) };
}

/** The item with some of the pupil's fields changed. */
export const withPupil = (change: Partial<Pupil>): SupportItem => ({ ...item, pupil: { ...pupil, ...change } });

/** The item with the pupil in further groups. */
export const inGroups = (groups: Partial<Pupil['groups']>): SupportItem => withPupil({ groups: { ...pupil.groups, ...groups } });
