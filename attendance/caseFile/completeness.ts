import { DateTime } from 'luxon';
import { recordsOf } from '../caseLog/about';
import { isAct, type ActEvent, type CaseEvent } from '../caseLog/event';
import type { Attendance, Case, Contact } from '../item';
import { standOfKey } from '../caseLog/reservation';
import { periodFault } from '../law/noticeToImprove';
import { absenceOf } from '../measures/counts';
import { counted, listed, longDate } from '../text/plainEnglish';
import { reviewsMissed } from './planReviews';
import type { CheckedItem, Completeness } from './schema';

/** What a case file is checked from. `contacts` and `attendance` are left out where the item has none. */
export interface CheckedCase {
	readonly history: Case;
	readonly events: readonly CaseEvent[];
	readonly asAt: string;
	readonly stepName: (step: string) => string;
	readonly contacts?: readonly Contact[] | undefined;
	readonly attendance?: Attendance | undefined;
}

/** What was found: null where all is well, else what is missing. `undefined`: the item does not apply to this case. */
type Found = string | null | undefined;

interface Check {
	readonly id: string;
	readonly item: string;
	readonly source: string;
	readonly find: (file: CheckedCase) => Found;
}

/**
 * How the items name their sources: the Department for Education's guidance to schools and local authorities on improving
 * attendance (principles by heading and number, then actions), and the statutory "Working together to improve school
 * attendance", which has replaced it where it makes rules.
 */
export const sources = { guidance: 'DfE guidance', statutory: 'Working together', own: 'this software’s own' } as const;
const { guidance, statutory, own } = sources;

/** Help that goes on longer than eight weeks, about half a term and a holiday, without a word on what came of it. */
const daysForOutcome = 56;
/** A hold without an end is looked at anew every four weeks. */
const daysOfHold = 28;

/** The check list, in the order in which a reader goes through a case. Each item has where it comes from. */
export const checkList: readonly Check[] = [
	{
		id: 'absence-recorded',
		item: 'The absence that each step rests on is recorded with it',
		source: `${guidance}, “Systems and data” 5: intervention follows the data`,
		find: ({ history, stepName }) => ofSome(history.steps, ({ absentSessions, possibleSessions }) => absentSessions !== null && possibleSessions !== null, ({ step, takenOn }) => `no counts for ${stepName(step)} of ${longDate(takenOn)}`),
	},
	{
		id: 'contacts-recorded',
		item: 'At least one parent is on record with a way to reach them',
		source: `${guidance}, “Relationships and communication” 4: communicate with families`,
		find: ({ contacts }) => contacts && (contacts.some(({ doNotContact, address, email, phone }) => !doNotContact && (address !== null || email !== '' || phone !== '')) ? null : 'nobody who may be contacted has an address, an e-mail address or a telephone number'),
	},
	{
		id: 'family-spoken-to',
		item: 'Somebody spoke with the family or the pupil, and it is recorded',
		source: `${guidance}: meet with pupils to discuss absence, patterns, barriers and problems; make regular contact with families`,
		find: ({ history }) => (history.steps.length === 0 ? undefined : history.contactsMade.some(({ reached }) => reached) ? null : history.contactsMade.length > 0 ? `${counted(history.contactsMade.length, 'try', 'tries')}, nobody reached` : 'no talk is recorded'),
	},
	{
		id: 'family-met',
		item: 'The family was met, at school or at home, where absence went on',
		source: `${guidance}, persistently absent pupils: attendance reviews and clinics`,
		find: ({ history, attendance }) => (goesOn(history, attendance) ? (history.contactsMade.some(({ way, reached }) => reached && (way === 'meeting' || way === 'home visit')) ? null : 'no meeting and no home visit that took place') : undefined),
	},
	{
		id: 'plan-made',
		item: 'There is a plan with barriers, aims, support, an owner and a review date, where absence went on',
		source: `${guidance}, “Intervention” 4: create action plans in partnership with families`,
		find: ({ history, attendance }) => (goesOn(history, attendance) ? (history.plans.length > 0 ? null : 'no plan is recorded') : undefined),
	},
	{
		id: 'plan-reviewed',
		item: 'Each review of a plan was held in time',
		source: `${guidance}, “Intervention” 5: monitor the impact, making adjustments; a week of grace is ${own}`,
		find: ({ history, events, asAt }) => (history.plans.length === 0 ? undefined : worded(reviewsMissed(events, asAt))),
	},
	{
		id: 'outcomes-recorded',
		item: 'What came of each help is recorded',
		source: `${guidance}, “Intervention” 5 and 6: where interventions fail, find why; eight weeks are ${own}`,
		find: ({ history, asAt }) => {
			const old = history.interventions.filter(({ startedOn, outcome }) => outcome !== null || daysBetween(startedOn, asAt) > daysForOutcome);
			return ofSome(old, ({ outcome }) => outcome !== null, ({ name, startedOn }) => `${name}, begun on ${longDate(startedOn)}`);
		},
	},
	{
		id: 'support-first',
		item: 'Support was offered before any formal notice',
		source: `${statutory}, legal intervention: support first, but for a holiday in term time`,
		find: ({ history, events }) => {
			const offered = [...recordsOf(events, 'plan'), ...recordsOf(events, 'intervention')].map(({ on }) => on).sort()[0];
			const formal = history.notices.filter(({ forTermTimeHoliday }) => !forTermTimeHoliday);
			return ofSome(formal, ({ issuedOn }) => offered !== undefined && offered <= issuedOn, ({ kind, issuedOn }) => `no plan or help before the ${kind} of ${longDate(issuedOn)}`);
		},
	},
	{
		id: 'notice-contents',
		item: 'Each notice is recorded with its authority, and a notice to improve with a period of three to six weeks and never for a holiday',
		source: `${statutory}, notices to improve; codes of conduct of Nottinghamshire and Norfolk`,
		find: ({ history }) => ofSome(history.notices, (notice) => noticeFaults(notice).length === 0, (notice) => `${notice.kind} of ${longDate(notice.issuedOn)}: ${listed(noticeFaults(notice))}`),
	},
	{
		id: 'notice-outcomes',
		item: 'What came of each notice to improve is recorded once its period is over',
		source: `${statutory}, notices to improve: the period is there to see what improves`,
		find: ({ history, asAt }) => {
			const ended = history.notices.filter(({ kind, periodEndsOn, outcome }) => kind === 'notice to improve' && (outcome !== null || (periodEndsOn !== null && periodEndsOn < asAt)));
			return ofSome(ended, ({ outcome }) => outcome !== null, ({ issuedOn, periodEndsOn }) => `notice of ${longDate(issuedOn)}, whose period ended on ${longDate(periodEndsOn as string)}`);
		},
	},
	{
		id: 'approvals',
		item: 'A named person approved what needs approval, said why where not, and nothing went out against the decision',
		source: `${guidance}, “Systems and data” 8: implemented consistently; a named person decides`,
		find: ({ events, history, stepName }) => approvalFaults(events, history, stepName),
	},
	{
		id: 'holds-looked-at',
		item: 'No hold without an end is older than four weeks',
		source: `${guidance}, “Systems and data” 8: procedures are reviewed regularly; four weeks are ${own}`,
		find: ({ history, asAt }) => ofSome(openHolds(history, asAt), ({ since, until }) => until !== null || daysBetween(since, asAt) <= daysOfHold, ({ kind, since }) => `${kind}, since ${longDate(since)}`),
	},
	{
		id: 'nothing-open',
		item: 'Nothing was begun that is not known to be finished',
		source: `${own}: a letter that may or may not have gone is nobody’s evidence`,
		find: ({ events, asAt, stepName }) => {
			const old = openReservations(events).filter((act) => act.asAt < asAt);
			return events.some(isAct) ? worded(old.map(({ step, asAt: begun }) => `${stepName(step)}, begun on ${longDate(begun)}`)) : undefined;
		},
	},
];

/** Goes through the check list for one case. Pure: the same case gives the same answers. */
export function completenessOf(file: CheckedCase): Completeness {
	const items = checkList.map(({ id, item, source, find }): CheckedItem => {
		const found = find(file);
		return { id, item, source, outcome: found === undefined ? 'does not apply' : found === null ? 'met' : 'not met', detail: found ?? '' };
	});
	const applying = items.filter(({ outcome }) => outcome !== 'does not apply');
	const unmet = applying.filter(({ outcome }) => outcome === 'not met');
	return { met: applying.length - unmet.length, applies: applying.length, missing: unmet.map(({ item, detail }) => `${item}: ${detail}`), items };
}

/** Does not apply to none; else what is missing of those that do not hold. */
function ofSome<One>(all: readonly One[], holds: (one: One) => boolean, said: (one: One) => string): Found {
	return all.length === 0 ? undefined : worded([...new Set(all.filter((one) => !holds(one)).map(said))]);
}

const worded = (missing: readonly string[]): string | null => (missing.length === 0 ? null : missing.join('; '));

const daysBetween = (from: string, to: string): number => DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;

/** Two steps or more, a notice, or persistent absence now: more than a first letter. */
function goesOn({ steps, notices }: Case, attendance: Attendance | undefined): boolean {
	const counts = attendance && absenceOf(attendance);
	return steps.length > 1 || notices.length > 0 || (steps.length > 0 && attendance?.persistentlyAbsent === true && (counts?.possibleSessions ?? 0) > 0);
}

function noticeFaults({ kind, authority, periodEndsOn, issuedOn, forTermTimeHoliday }: Case['notices'][number]): string[] {
	const faults = authority.trim() === '' ? ['no authority'] : [];
	if (kind !== 'notice to improve') return faults;
	const fault = periodEndsOn === null ? null : periodFault(issuedOn, periodEndsOn);
	if (periodEndsOn === null) faults.push('no end of its period');
	if (fault) faults.push(`a period of ${fault}`);
	if (forTermTimeHoliday) faults.push('given for a holiday in term time');
	return faults;
}

/** A step taken after a person had held it or found it not appropriate; a notice of the school's own that nobody had approved. */
function approvalFaults(events: readonly CaseEvent[], { notices }: Case, stepName: (step: string) => string): Found {
	const approvals = recordsOf(events, 'approval');
	const ours = notices.filter(({ issuedBy }) => issuedBy === 'school');
	if (approvals.length === 0 && ours.length === 0) return undefined;
	const against = events.filter(isAct).filter(({ kind }) => kind === 'settled').flatMap(({ step, asAt, period }) => {
		const last = approvals.filter((decision) => decision.step === step && (period === undefined || decision.period === period) && decision.on <= asAt).at(-1);
		return last && last.outcome !== 'approved' && (last.until === null || last.until >= asAt) ? [`${stepName(step)} of ${longDate(asAt)} had been ${last.outcome === 'held' ? 'held' : 'found not appropriate'}`] : [];
	});
	const unapproved = ours
		.filter(({ issuedOn }) => !approvals.some(({ outcome, on }) => outcome === 'approved' && on <= issuedOn))
		.map(({ kind, issuedOn }) => `nobody’s approval before the ${kind} of ${longDate(issuedOn)}`);
	const unexplained = approvals.filter(({ outcome, reason }) => outcome !== 'approved' && reason.trim() === '').map(({ step, on }) => `no reason for the decision of ${longDate(on)} on ${stepName(step)}`);
	return worded([...new Set([...against, ...unapproved, ...unexplained])]);
}

export const openHolds = ({ holds }: Pick<Case, 'holds'>, asAt: string) => holds.filter(({ until }) => until === null || until >= asAt);

/** Reservations that are neither settled nor released: of each key the last. */
export const openReservations = (events: readonly CaseEvent[]): ActEvent[] =>
	[...Map.groupBy(events.filter(isAct), ({ key }) => key).values()].flatMap((ofKey) => {
		const stand = standOfKey(ofKey);
		return stand.state === 'open' ? [stand.by] : [];
	});
