import type { LetterFamilyId } from '../../letters/familyIds';
import type { ReferralKind } from '../../referrals/kinds';
import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { theNamed } from '../../text/named';
import { counted, sessionsAsDays } from '../../text/plainEnglish';
import type { Condition } from '../condition';
import type { Step, Way } from '../schema';
import { oneDayInEvery } from './share';

/** What each letter is to a family, after "we". */
const letters: Readonly<Record<LetterFamilyId, string>> = {
	'first-day': 'ask you on the same day',
	'early-concern': 'write to you and ask how we can help',
	'half-term-update': 'tell you how many days were missed in the half term',
	'return-from-absence': 'welcome your child back and help with what was missed',
	improvement: 'tell you what has got better',
	praise: 'tell you what went well',
	certificate: 'give your child a certificate',
	'illness-support': 'ask how we can help while your child is ill',
	'medical-support': 'plan with you what helps',
	'leave-granted': 'answer your request for leave',
	'leave-part-granted': 'answer your request for leave',
	'leave-refused': 'answer your request for leave',
	expectations: 'give you this page',
	'meeting-invitation': 'ask you and your child to meet us, to find out together what helps',
	'clinic-invitation': 'offer you a time at our attendance clinic',
	'meeting-rearranged': 'find another time for a meeting',
	'meeting-missed': 'offer you another time for a meeting',
	'attendance-contract': 'offer an attendance contract: what each of us will do',
	'governors-panel': 'ask you to meet a panel of governors',
	'ten-day': 'write to you, and tell the local authority, as the law asks',
	'fifteen-day': 'write to you about illness, and tell the local authority, so that it can help',
	'twenty-day': 'write to you, and look with the local authority for your child',
	warning: 'may send a warning',
	'notice-to-improve': 'may send a notice to improve',
	'notice-to-improve-outcome': 'tell you how a notice to improve ended',
	'penalty-notice-final': 'may ask the local authority for a penalty notice',
};

const referrals: Readonly<Record<ReferralKind, string>> = {
	'local-authority-support': 'ask the local authority to help with us',
};

/** The steps of a route as sentences for families. Tasks are left out: they are the school's own work. */
export function stepsForFamilies(steps: readonly Step[]): string[] {
	const told = steps.filter((step) => whatWeDo(step) !== null);
	return told.map((step, place) => {
		const ways = [...new Set(step.dueWhen.map((way) => whenOf(way, steps, told[place - 1])))];
		const decides = step.requiresApproval ? ` ${step.approvedBy ? `The ${step.approvedBy}` : 'A member of staff'} decides that each time.` : '';
		return `When ${ways.join(', or when ')}, we ${whatWeDo(step)}.${decides}`;
	});
}

function whatWeDo({ action, letterTemplate, referralKind }: Step): string | null {
	if (action === 'letter' && letterTemplate) return letters[letterTemplate];
	return action === 'referral' && referralKind ? referrals[referralKind] : null;
}

/** `lastTold`: the step of the sentence before, which "that" stands for. */
function whenOf({ after, conditions }: Way, steps: readonly Step[], lastTold: Step | undefined): string {
	const missed = conditions.flatMap((condition) => missedBy[condition.measure]?.(condition) ?? [])[0] ?? 'it is needed';
	if (!after) return missed;
	const before = steps.find(({ id }) => id === after.step);
	const wait = after.schoolDays === 0 ? 'after' : `${counted(after.schoolDays, 'school day')} or more after`;
	return `${missed}, and this is still so ${wait} ${before && before !== lastTold ? theNamed(before.name) : 'that'}`;
}

type Said = (condition: Condition) => string | null;

const amount = ({ value }: Condition): number | null => (typeof value === 'number' ? value : null);
const ofPercent = (rest: string): Said => (condition) => said(condition, oneDayInEvery, rest);
const ofSessions = (rest: string): Said => (condition) => said(condition, sessionsAsDays, rest);
const ofDays = (rest: string): Said => (condition) => said(condition, (days) => counted(days, 'day'), rest);
const ofTimes = (before: string): Said => (condition) => {
	const times = amount(condition);
	return times === null ? null : `a pupil has been ${before} ${counted(times, 'time')} or more`;
};
const always = (words: string): Said => () => words;

function said(condition: Condition, inWords: (value: number) => string, rest: string): string | null {
	const value = amount(condition);
	if (value === null || value <= 0 || !['at least', 'more than'].includes(condition.comparison)) return null;
	return condition.comparison === 'more than' ? `a pupil has missed more than ${inWords(value)}${rest}` : `a pupil has missed ${inWords(value)} or more${rest}`;
}

const threshold = `a pupil has missed ${counted(nationalThreshold.sessions, 'session')} (${sessionsAsDays(nationalThreshold.sessions)}) as unauthorised absence within ${counted(nationalThreshold.schoolWeeks, 'school week')}`;

/** The measures that mean something to a family, in the order of the step's own conditions; the others stay in the policy. */
const missedBy: Readonly<Record<string, Said>> = {
	'attendance.absencePercent': ofPercent(''),
	'attendance.absentSessions': ofSessions(' of school'),
	'attendance.unauthorisedAbsentSessions': ofSessions(' as unauthorised absence'),
	'attendance.holidaySessions': ofSessions(' for a holiday without leave'),
	'attendance.penaltyNoticeThreshold.now.sessions': ofSessions(' as unauthorised absence in the last ten school weeks'),
	'attendance.halfTerm.absentSessions': ofSessions(' this half term'),
	'attendance.trend.lastFourWeeks.absentSessions': ofSessions(' in four school weeks'),
	'attendance.trend.lastFourWeeks.absencePercent': ofPercent(' over four school weeks'),
	'attendance.sicknessDays.total': ofDays(' through illness'),
	'attendance.sicknessDays.underWay': ofDays(' in a row through illness'),
	'attendance.illnessSessions': ofSessions(' through illness'),
	'attendance.continuousUnauthorised.schoolDays': ofDays(' in a row without leave'),
	'attendance.continuousUnauthorised.now.schoolDays': ofDays(' in a row without leave'),
	'attendance.lateSessions': ofTimes('late'),
	'attendance.lateness.lastFourWeeks': ofTimes('late within four school weeks'),
	'attendance.persistentlyAbsent': always('a pupil is persistently absent'),
	'attendance.severelyAbsent': always('a pupil has missed half of school or more'),
	'attendance.penaltyNoticeThreshold.met': always(threshold),
	'attendance.penaltyNoticeThreshold.now.met': always(threshold),
};
