import type { FilledLetter, RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

/** Every line of the sheet of unauthorised sessions, and the number that they add up to. */
export function offencesListed({ text, fields: { unauthorised: { rows, sessions } } }: FilledLetter): boolean {
	return includesAll(text, [sessions]) && rows.length > 0 && rows.every(({ date, part, reason }) => includesAll(text, [date, part, reason]));
}

export const sessionsWithDates: RequiredContent = {
	id: 'sessions-with-dates',
	what: 'the unauthorised sessions, each with its date, and how many they are ({{unauthorised.sessions}}, and {{#unauthorised.rows}} with {{date}}, {{part}} and {{reason}})',
	source: sources.framework,
	isThere: offencesListed,
};

export const parentsDutyInLaw: RequiredContent = {
	id: 'parents-duty',
	what: 'parents’ duty and the section that it stands in (Education Act 1996, section 7 and section 444)',
	source: sources.educationAct,
	isThere: ({ text }) => /\bEducation Act 1996\b/.test(text) && /\bsection 7\b/.test(text) && /\bsection 444\b/.test(text),
};

export const clearWarning: RequiredContent = {
	id: 'clear-warning',
	what: 'in clear words what may follow: a penalty notice, or, where this parent has had two, other action',
	source: sources.framework,
	isThere: ({ text, fields: { penaltyNotice } }) => /\bwarning\b/i.test(text) && (penaltyNotice.limitReached ? /\bother action\b/i.test(text) : /\bpenalty notice\b/i.test(text)),
};

export const thresholdExplained: RequiredContent = {
	id: 'threshold',
	what: 'from how many sessions within how many school weeks a penalty notice is considered ({{unauthorised.thresholdSessions}} and {{unauthorised.thresholdWeeks}})',
	source: sources.framework,
	isThere: ({ text, fields: { unauthorised } }) => includesAll(text, [unauthorised.thresholdSessions, unauthorised.thresholdWeeks]),
};

/** What a first one costs where it would be the first, what a second one costs always; nothing where none can be issued. */
export const amountsAndPeriods: RequiredContent = {
	id: 'amounts-and-periods',
	what: 'what a penalty notice costs and by when ({{penaltyNotice.full}}, {{penaltyNotice.reduced}}, {{penaltyNotice.fullDays}}, {{penaltyNotice.reducedDays}})',
	source: sources.penaltyAmounts,
	isThere: ({ text, fields: { penaltyNotice: { limitReached, wouldBeSecond, full, fullDays, reduced, reducedDays, secondFull, secondDays } } }) => {
		const days = (count: string) => `${count} days`;
		if (limitReached) return true;
		return includesAll(text, wouldBeSecond ? [secondFull, days(secondDays)] : [full, days(fullDays), reduced, days(reducedDays)]);
	},
};

export const limitOfPenaltyNotices: RequiredContent = {
	id: 'two-in-three-years',
	what: 'that there can be no more than {{penaltyNotice.limit}} penalty notices within {{penaltyNotice.limitYears}} years, and how that stands for this parent ({{penaltyNotice.earlier}})',
	source: sources.framework,
	isThere: ({ text, fields: { penaltyNotice: { limit, limitYears, earlier } } }) =>
		new RegExp(`\\b${limit}\\b`).test(text) && includesAll(text, [`${limitYears} years`]) && (earlier === '' || includesAll(text, [earlier])),
};

export const supportSoFar: RequiredContent = {
	id: 'support-so-far',
	what: 'the support offered so far ({{#support.lines}} with {{line}})',
	source: sources.framework,
	isThere: ({ text, fields: { support } }) => includesAll(text, support.lines.map(({ line }) => line)),
};

export const authorityDecides: RequiredContent = {
	id: 'authority-decides',
	what: 'that the local authority decides ({{authority.name}})',
	source: sources.framework,
	isThere: ({ text, fields: { authority } }) => includesAll(text, [authority.name]) && /\bdecides?\b/i.test(text),
};

export const ifUnpaid: RequiredContent = {
	id: 'if-unpaid',
	what: 'what follows if a penalty notice is not paid',
	source: sources.framework,
	isThere: ({ text }) => /\bnot paid\b|\bunpaid\b/i.test(text) && /\bprosecut/i.test(text),
};

export const howToPutRight: RequiredContent = {
	id: 'how-to-put-right',
	what: 'what to do if a date or a reason is wrong',
	source: 'UK GDPR Article 16: a person may have wrong data put right; "Working together to improve school attendance" (statutory)',
	isThere: ({ text }) => /\b(?:not right|wrong|mistake)\b/i.test(text) && /\btell us\b/i.test(text),
};

export const periodAndRecord: RequiredContent = {
	id: 'period-and-record',
	what: 'the period of the notice and the attendance in it ({{noticeOutcome.from}}, {{noticeOutcome.to}}, {{noticeOutcome.attended}}, {{noticeOutcome.unauthorised}})',
	source: sources.noticeToImprove,
	isThere: ({ text, fields: { noticeOutcome: { from, to, attended, unauthorised } } }) => includesAll(text, [from, to, attended]) && new RegExp(`\\b${unauthorised}\\b`).test(text),
};

export const outcomeOfNotice: RequiredContent = {
	id: 'outcome-of-notice',
	what: 'whether attendance improved enough',
	source: sources.noticeToImprove,
	isThere: ({ text, fields: { noticeOutcome } }) => (noticeOutcome.notImproved ? /\bnot (?:got better|improved|got|enough)\b[^.]*/i.test(text) : /\b(?:got better|improved)\b/i.test(text)),
};

export const whatFollows: RequiredContent = {
	id: 'what-follows',
	what: 'what follows ({{noticeOutcome.next}})',
	source: sources.noticeToImprove,
	isThere: ({ text, fields: { noticeOutcome } }) => /\bWhat happens next\b/i.test(text) && (!noticeOutcome.hasNext || includesAll(text, [noticeOutcome.next])),
};
