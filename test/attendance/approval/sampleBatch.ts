/** Invented items that wait for a decision, as the nodes before Attendance Approval make them. */
import type { Decision, Letter, MarkedSession, Pupil, TotalsAttendance } from '../../../attendance/item';

const forenames = ['Amara', 'Ben', 'Chloe', 'Dylan', 'Esme', 'Farid', 'Grace', 'Hugo', 'Isla', 'Jakub', 'Keira', 'Leon', 'Maya', 'Noor', 'Oscar', 'Priya', 'Quinn', 'Rosa', 'Samir', 'Tess'];
const surnames = ['Ashdown', 'Brook', 'Carey', 'Delaney', 'Eastwood', 'Farrow', 'Garnett', 'Holt', 'Ives', 'Jessop', 'Kemble', 'Lark', 'Marlowe', 'Nettle', 'O’Dowd', 'Pell', 'Rudge', 'Sorrel', 'Thorne', 'Vane'];

const steps = [
	{ step: 'early-concern', stepName: 'Early concern letter', action: 'letter', route: 'attendance', routeName: 'Attendance', approvedBy: null },
	{ step: 'meeting-invitation', stepName: 'Meeting invitation', action: 'letter', route: 'attendance', routeName: 'Attendance', approvedBy: 'attendance champion' },
	{ step: 'notice-to-improve', stepName: 'Notice to improve', action: 'letter', route: 'attendance', routeName: 'Attendance', approvedBy: 'headteacher' },
	{ step: 'punctuality-talk', stepName: 'Talk about lateness', action: 'task', route: 'punctuality', routeName: 'Punctuality', approvedBy: null },
] as const;

export interface SampleItem {
	readonly school: { urn: string; name: string; localAuthority: string; phase: string };
	readonly pupil: Pupil;
	readonly attendance: TotalsAttendance;
	readonly decision: Decision;
	readonly letter?: Letter;
}

const noGroups = {
	freeSchoolMeals: false, senSupport: false, ehcPlan: false, englishAdditionalLanguage: false, lookedAfter: false,
	previouslyLookedAfter: false, socialWorker: false, childProtection: false, youngCarer: false,
};

/** Absent days of a pupil: a spell of whole days, and single mornings. */
function absences(number: number): MarkedSession[] {
	const days = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-10-05', '2026-10-13', '2026-11-03', '2026-11-09', '2026-11-17'].slice(0, 4 + (number % 5));
	return days.flatMap((date, place): MarkedSession[] => {
		const code = place < 3 ? 'I' : 'O';
		return place === 4 ? [{ date, session: 'AM', code: 'U' }] : [{ date, session: 'AM', code }, { date, session: 'PM', code }];
	});
}

/** The item of one pupil, by number; steps go round. */
export function sampleItem(number: number, over: Partial<Decision> = {}): SampleItem {
	const id = String(1001 + number);
	const forename = forenames[number % forenames.length] as string;
	const surname = surnames[(number * 7 + Math.floor(number / 20)) % surnames.length] as string;
	const year = 7 + (number % 5);
	const { step, stepName, action, route, routeName, approvedBy } = steps[number % steps.length]!;
	const sessions = absences(number);
	const unauthorised = sessions.filter(({ code }) => code !== 'I').length;
	const decision: Decision = {
		outcome: 'due', asAt: '2026-11-20', policy: 'Support first 2', step, stepName, action, audience: 'each parent',
		letterTemplate: action === 'letter' ? 'meeting-invitation' : null, referralKind: null, task: action === 'task' ? 'Ask in tutor time what makes the mornings hard, and offer the breakfast club' : null,
		route, routeName, period: '2026/27', dueOn: '2026-11-20', requiresApproval: true, approvedBy,
		reasons: [`${forename} has missed ${sessions.length} of 108 sessions since September, in ${2 + (number % 3)} spells.`, `${unauthorised} of them are unauthorised, the last on 17 November.`],
		wouldChange: [`Two more unauthorised sessions before 4 December 2026 would bring the next step.`],
		evidence: { sessions }, key: `${id}|${step}|2026/27`, held: null,
		...over,
	};
	return {
		school: { urn: '990101', name: 'Wexbourne Academy', localAuthority: 'Wexshire', phase: 'secondary' },
		pupil: {
			id, upn: '', legalSurname: surname, legalForename: forename, preferredForename: forename, dateOfBirth: '2013-02-11', yearGroup: String(year),
			registrationGroup: `${year}${'ABC'[number % 3]}`, onRollFrom: '2024-09-03', onRollTo: null, address: null, groups: noGroups,
		},
		attendance: totals(sessions.length, unauthorised),
		decision,
		...(action === 'letter' ? { letter: letterTo(number, decision, `Ms J ${surname}`, 'post') } : {}),
	};
}

const totals = (absent: number, unauthorised: number): TotalsAttendance => ({
	basis: 'totals', from: '2026-09-03', to: '2026-11-20', possibleSessions: 108, presentSessions: 108 - absent, attendancePercent: null, absencePercent: null,
	persistentlyAbsent: absent >= 11, severelyAbsent: false, band: null, approvedEducationalActivitySessions: 0, absentSessions: absent, authorisedAbsentSessions: absent - unauthorised,
	unauthorisedAbsentSessions: unauthorised, lateSessions: 0, missingMarks: 0, codes: null, spells: null, currentAbsence: null, penaltyNoticeThreshold: null, continuousUnauthorised: null,
	twentyDayGround: null, sicknessDays: null, overdueReasons: null, lateness: null, weekdays: null, aroundBreaks: null, trend: null,
});

/** The letter of an item to one contact. */
export function letterTo(number: number, { step, asAt }: Decision, name: string, channel: Letter['channel']): Letter {
	return {
		key: `${1001 + number}|${step}|who:${name.length}|2026/27`, step: step ?? '', family: 'meeting-invitation', templateVersion: '1', date: asAt,
		addressee: { name, relationship: 'Mother', postable: channel === 'post', email: channel === 'email' ? 'parent@home.example' : '', phone: '' },
		channel, language: '', interpreter: false, fileName: `2026-11-20-${step}-${1001 + number}`,
	};
}

export const sampleItems = (count: number): SampleItem[] => Array.from({ length: count }, (_, number) => sampleItem(number));
