import { contactIdentity } from '../../caseLog/keys';
import { isAbsent, isPossible } from '../../codes';
import type { Notice } from '../../item';
import { sessionsUpTo } from '../../measures/eachSession';
import { counted, longDate } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import { penaltyNotice } from './penaltyNotice';
import { Unfit, Untold, type FieldSection } from './section';

/** What came of a notice to improve: the period, the register of it, and what a person decided. */
export interface NoticeOutcomeFields {
	from: string;
	to: string;
	attended: string;
	possible: string;
	authorised: string;
	unauthorised: string;
	improved: boolean;
	partlyImproved: boolean;
	notImproved: boolean;
	notImprovedAndPossible: boolean;
	notImprovedAndLimit: boolean;
	next: string;
	hasNext: boolean;
}

type Outcome = 'improved' | 'partly improved' | 'not improved';

export const noticeOutcome: FieldSection<NoticeOutcomeFields> = {
	words: {
		from: 'the first day of the period of the notice to improve',
		to: 'its last day',
		attended: 'how many of its sessions the pupil attended ("56 of 60 sessions")',
		possible: 'how many sessions it had ("60 sessions")',
		authorised: 'how many of the rest were authorised',
		unauthorised: 'how many of the rest were unauthorised',
		improved: 'whether attendance improved enough',
		partlyImproved: 'whether it improved in part',
		notImproved: 'whether it did not improve enough',
		notImprovedAndPossible: 'the same, where a penalty notice can be issued to this parent',
		notImprovedAndLimit: 'the same, where none can, because there were two',
		next: 'what follows, in the school’s words',
		hasNext: 'whether that was given',
	},
	empty: {
		from: '', to: '', attended: '', possible: '', authorised: '', unauthorised: '', improved: false, partlyImproved: false, notImproved: false,
		notImprovedAndPossible: false, notImprovedAndLimit: false, next: '', hasNext: false,
	},
	missing: 'it is not known what came of the notice to improve',
	advice: 'Record the notice and its outcome in the case log and get the history before the letter is made, or give "Outcome", "Begins" and "Ends" in "Notice".',
	of: (facts) => {
		const told = noticeOf(facts);
		if (!told) return null;
		const { from, to, outcome } = told;
		if (facts.asAt <= to) return new Unfit(`the period of the notice to improve runs until ${longDate(to)}`, 'Make this letter when the period is over.');
		const counts = countsBetween(facts, from, to);
		if (!counts) {
			return new Untold(`the register does not reach from ${longDate(from)} to ${longDate(to)}, the period of the notice to improve`, 'Import the register of the whole period, and run Attendance Risk.');
		}
		const standing = penaltyNotice.of(facts);
		const limitReached = standing !== null && !(standing instanceof Untold) && standing.limitReached;
		const next = facts.details.notice?.next.trim() ?? '';
		return {
			from: longDate(from),
			to: longDate(to),
			...counts,
			improved: outcome === 'improved',
			partlyImproved: outcome === 'partly improved',
			notImproved: outcome === 'not improved',
			notImprovedAndPossible: outcome === 'not improved' && !limitReached,
			notImprovedAndLimit: outcome === 'not improved' && limitReached,
			next,
			hasNext: next !== '',
		};
	},
};

/** What a person gave for this letter goes before what the ledger holds of this parent's last notice. */
function noticeOf({ details: { notice: given }, case: { notices }, recipient, asAt }: LetterFacts): { from: string; to: string; outcome: Outcome } | null {
	const ledger = lastNotice(notices, contactIdentity(recipient.contact), asAt);
	const from = given?.from ?? ledger?.issuedOn;
	const to = given?.to ?? ledger?.periodEndsOn;
	const outcome = given?.outcome ?? ofLedger(ledger);
	return from && to && outcome ? { from, to, outcome } : null;
}

const lastNotice = (notices: readonly Notice[], identity: string, asAt: string): Notice | undefined =>
	notices
		.filter(({ kind, contact, issuedOn, outcome }) => kind === 'notice to improve' && contact === identity && issuedOn <= asAt && outcome !== 'withdrawn')
		.reduce<Notice | undefined>((latest, one) => (latest && latest.issuedOn > one.issuedOn ? latest : one), undefined);

const ofLedger = (notice: Notice | undefined): Outcome | null => (notice?.outcome === 'improved' || notice?.outcome === 'not improved' ? notice.outcome : null);

function countsBetween({ register, attendance }: LetterFacts, from: string, to: string): Pick<NoticeOutcomeFields, 'attended' | 'possible' | 'authorised' | 'unauthorised'> | null {
	if (!register || !attendance?.to || register.from > from) return null;
	const sessions = sessionsUpTo(register, to).filter(({ date, code }) => date >= from && code && isPossible(code.class));
	if (sessions.length === 0) return null;
	const absent = sessions.filter(({ code }) => code && isAbsent(code.class));
	const authorised = absent.filter(({ code }) => code?.class === 'authorised absence').length;
	return {
		attended: `${sessions.length - absent.length} of ${counted(sessions.length, 'session')}`,
		possible: counted(sessions.length, 'session'),
		authorised: String(authorised),
		unauthorised: String(absent.length - authorised),
	};
}
