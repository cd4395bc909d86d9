import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { capitalised } from '../../text/named';
import { counted, listed } from '../../text/plainEnglish';
import { readPolicy } from '../readPolicy';
import type { Policy, Step } from '../schema';
import { periodWords } from './authorityLines';
import type { AuthorityPack } from './pack';

/** The step that a pack adds, or, where the policy has one of this id, fills with its words. */
const noticeId = 'notice-to-improve';

/**
 * A policy as a school of one local authority follows it.
 * - A notice to improve is the last step of the route that leads to the authority: a task that the headteacher approves,
 *   due where the national threshold is met now and absence goes on after a meeting or a referral. Never for a holiday
 *   alone, for which support is not appropriate (national framework; attendance/law/noticeToImprove.ts).
 * - Tasks about holidays in term say within how many school days a referral goes.
 * - Where the authority has a rule for looked-after children and the policy holds nothing for them, they are held.
 * The version names the authority, so that the record does. Applied twice it changes nothing more.
 */
export function withAuthority(policy: Policy, pack: AuthorityPack): Policy {
	const mark = `, ${pack.name}`;
	const holidayWords = referralWords(pack.name, pack.referralWithin.afterReturnFromHoliday?.value, 'the pupil’s return');
	const steps = policy.steps.map((step) => (isAboutHolidays(step) && holidayWords ? { ...step, task: withSentence(step.task ?? '', holidayWords) } : step));
	const known = steps.findIndex(({ id }) => id === noticeId);
	if (known >= 0) steps[known] = ofTheAuthority(steps[known] as Step, pack);
	else steps.splice(placeOfNotice(policy), 0, noticeStep(policy, pack));
	const held = policy.holds.some((hold) => hold.when === 'the pupil is in a group' && hold.group === 'lookedAfter');
	return readPolicy({
		...policy,
		version: policy.version.endsWith(mark) ? policy.version : `${policy.version}${mark}`,
		steps,
		holds: [...policy.holds, ...(pack.lookedAfter && !held ? [{ when: 'the pupil is in a group', group: 'lookedAfter', reason: `${pack.name}: ${pack.lookedAfter.value}` }] : [])],
	});
}

const isAboutHolidays = ({ action, dueWhen }: Step): boolean => action === 'task' && dueWhen.some(({ conditions }) => conditions.some(({ measure, comparison }) => /holiday/i.test(measure) && comparison === 'at least'));

const withSentence = (text: string, sentence: string): string => (text.includes(sentence) ? text : `${text} ${sentence}`.trim());

const referralWords = (authority: string, days: number | undefined, from: string): string => (days === undefined ? '' : `${authority} asks for a referral within ${counted(days, 'school day')} of ${from}.`);

/** Steps that a family has been offered support by. */
const offersSupport = ({ action, letterTemplate }: Step): boolean => action === 'referral' || letterTemplate === 'meeting-invitation';
const routeOf = (policy: Policy, { route }: Step): string | undefined => route ?? policy.routes?.[0]?.id;

/** The steps of the route that leads to the authority: where its referral stands, or else the first. */
function ladder(policy: Policy): Step[] {
	const lead = policy.steps.find(({ action }) => action === 'referral') ?? (policy.steps[0] as Step);
	return policy.steps.filter((step) => routeOf(policy, step) === routeOf(policy, lead));
}

const placeOfNotice = (policy: Policy): number => policy.steps.indexOf(ladder(policy).at(-1) as Step) + 1;

function noticeStep(policy: Policy, pack: AuthorityPack): Step {
	const steps = ladder(policy);
	const support = steps.filter(offersSupport);
	const { route } = steps[0] as Step;
	return ofTheAuthority(
		{
			id: noticeId,
			name: 'Notice to improve',
			action: 'task',
			...(route === undefined ? {} : { route }),
			audience: 'each parent',
			requiresApproval: true,
			oncePer: 'school year',
			dueWhen: (support.length > 0 ? support : steps.slice(-1)).map(({ id }) => ({
				after: { step: id, schoolDays: Math.max(policy.waitBetweenSteps.schoolDays, 1) },
				conditions: [
					{ measure: 'attendance.penaltyNoticeThreshold.now.met', comparison: 'is', value: true, reason: 'Ten or more sessions of unauthorised absence fell within ten school weeks, which is the national threshold.' },
					{ measure: 'attendance.penaltyNoticeThreshold.now.holidaySessions', comparison: 'less than', value: nationalThreshold.sessions, reason: '' },
					{ measure: 'since.absentSessions', comparison: 'at least', value: 1, reason: 'Still missing school: {days} since then.' },
				],
			})),
		},
		pack,
	);
}

/** The step with the authority's words: who issues it, for how long, and what a person sees to first. A letter keeps its own. */
function ofTheAuthority(step: Step, pack: AuthorityPack): Step {
	return { ...step, requiresApproval: true, approvedBy: step.approvedBy ?? 'headteacher', ...(step.action === 'task' ? { task: taskWords(pack) } : {}) };
}

const issuing: Readonly<Record<string, (authority: string) => string>> = {
	school: (authority) => `in ${authority} the school issues it`,
	'local authority': (authority) => `in ${authority} the local authority issues it: send what it needs, and issue none yourselves`,
	'legal panel': (authority) => `in ${authority} the authority’s legal panel supplies it after a referral: refer, and issue none yourselves`,
};

function taskWords({ name, noticeToImprove: { issuer, period, penaltyNoticeFromSchoolWeek: early, notes }, referralWithin, postalProof, attachments, referralNotes, lookedAfter, warningLetter }: AuthorityPack): string {
	return [
		`Consider a notice to improve; ${issuer ? (issuing[issuer.value] as (authority: string) => string)(name) : `who issues it in ${name} is not known here: ask the authority`}.`,
		period ? `It runs for ${periodWords(period.value)}.` : `How long it runs in ${name} is not known here; the national framework says 3 to 6 weeks.`,
		early ? `A penalty notice may be considered after ${counted(early.value, 'school week')}, on grounds that the notice names.` : '',
		notes?.value ?? '',
		referralWords(name, referralWithin.afterTellingParents?.value, 'telling parents'),
		warningLetter?.value ?? '',
		postalProof?.value ?? '',
		attachments ? `With a referral goes ${listed(attachments.value)}.` : '',
		referralNotes ? capitalised(referralNotes.value) : '',
		lookedAfter?.value ?? '',
		'Not for a holiday in term alone, for which support is not appropriate.',
	].filter((sentence) => sentence !== '').join(' ');
}
