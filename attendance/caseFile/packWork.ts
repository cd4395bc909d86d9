import type { Block, Part } from '../referrals/pack/blocks';
import { shortDate } from '../referrals/pack/registerBlocks';
import { capitalised } from '../text/named';
import { longDate } from '../text/plainEnglish';
import { personWords } from './build';
import { column, countsThen, fact, led, notRecorded, tableOr, text } from './packBlocks';
import { openPlan } from './plans';
import type { CaseFile } from './schema';

/** What was agreed and tried: plans, help, notices, decisions and holds, a part each. */
export const workParts = (file: CaseFile): Part[] => [planPart(file), helpPart(file), noticesPart(file), decisionsPart(file)];

function planPart({ case: history, asAt }: CaseFile): Part {
	const open = openPlan(history);
	const earlier = history.plans.filter((plan) => plan !== open);
	return {
		heading: 'Plans',
		startsPage: false,
		blocks: [
			...(open ? planBlocks(open, open.reviewOn !== null && open.reviewOn <= asAt ? 'Open plan, review due' : 'Open plan') : [text('There is no open plan.')]),
			...earlier.flatMap((plan) => planBlocks(plan, `Earlier plan of ${longDate(plan.madeOn)}`)),
		],
	};
}

function planBlocks(plan: CaseFile['case']['plans'][number], heading: string): Block[] {
	return [
		{ block: 'subheading', text: heading },
		{
			block: 'facts',
			facts: [
				fact('Made on', longDate(plan.madeOn)),
				fact('What stands in the way', ...plan.barriers),
				fact('What is aimed at', ...plan.targets),
				fact('Support offered', ...plan.support.map(({ what, who }) => `${what} (${who})`)),
				fact('Looked after by', plan.owner),
				fact('Agreed with', plan.agreedWith || notRecorded),
				fact('Next review', plan.reviewOn ? longDate(plan.reviewOn) : 'closed'),
				...plan.reviews.map(({ on, by, outcome, notes }) => fact(`Review of ${shortDate(on)}`, `${capitalised(outcome)} (${by})`, notes)),
			],
		},
	];
}

function helpPart({ case: { interventions } }: CaseFile): Part {
	return {
		heading: 'Help and what came of it',
		startsPage: false,
		blocks: [
			tableOr('No help is recorded.', [column('Begun'), led('Help', 3), column('Aim', 3), led('What came of it', 3), column('Absence when begun')],
				interventions.map(({ startedOn, name, provider, aim, outcome, endedOn, notes, absentSessions, possibleSessions }) => [
					shortDate(startedOn),
					[name, provider].filter(Boolean).join('\n'),
					aim,
					outcome === null ? 'Goes on' : [`${capitalised(outcome)}${endedOn ? `, ${shortDate(endedOn)}` : ''}`, notes].filter(Boolean).join('\n'),
					countsThen(absentSessions, possibleSessions, notRecorded),
				])),
		],
	};
}

function noticesPart({ case: { notices }, contacts, noticeLaw: { standings, warnings } }: CaseFile): Part {
	const to = (identity: string) => contacts.find((contact) => contact.identity === identity);
	return {
		heading: 'Ledger of formal notices',
		startsPage: false,
		blocks: [
			tableOr('No notice to improve and no penalty notice is recorded.', [column('Issued'), column('Notice', 3), column('To', 3), column('By', 3), column('Period ends'), column('Outcome', 2)],
				notices.map(({ issuedOn, kind, forTermTimeHoliday, contact, issuedBy, authority, periodEndsOn, outcome, outcomeOn }) => {
					const person = to(contact);
					return [
						shortDate(issuedOn),
						`${capitalised(kind)}${forTermTimeHoliday ? ' (holiday in term time)' : ''}`,
						person ? personWords(person) : 'a parent who is no longer on record',
						[capitalised(issuedBy), authority].filter(Boolean).join('\n'),
						periodEndsOn ? shortDate(periodEndsOn) : '',
						outcome ? `${capitalised(outcome)}${outcomeOn ? `, ${shortDate(outcomeOn)}` : ''}` : 'Nothing recorded',
					];
				})),
			...(standings.length > 0 ? [{ block: 'subheading', text: 'How penalty notices stand' } as const, text(...standings.map(({ sentence }) => sentence))] : []),
			...(warnings.length > 0 ? [{ block: 'notice', notice: { heading: 'What the law says against these notices', lines: warnings.map(({ notice, sentence }) => `${noticeCalled(notices, notice)}: ${sentence}`) } } as const] : []),
		],
	};
}

function noticeCalled(notices: CaseFile['case']['notices'], wanted: string): string {
	const notice = notices.find(({ id }) => id === wanted) as CaseFile['case']['notices'][number];
	return `${capitalised(notice.kind)} of ${longDate(notice.issuedOn)}`;
}

function decisionsPart({ case: { approvals, holds }, stepNames, asAt }: CaseFile): Part {
	return {
		heading: 'Decisions and holds',
		startsPage: false,
		blocks: [
			{ block: 'subheading', text: 'The last word on each step that a person decided' },
			tableOr('No decision is recorded.', [column('Date'), column('Step', 3), column('Decision', 2), column('Who', 2), column('Why', 4)],
				approvals.map(({ on, step, outcome, by, reason, until }) => [shortDate(on), stepNames[step] ?? step, `${capitalised(outcome)}${until ? ` until ${shortDate(until)}` : ''}`, by, reason])),
			{ block: 'subheading', text: 'Holds that nobody has ended: reasons for which nothing goes to the family' },
			tableOr('No hold is recorded.', [column('Since'), column('Until'), column('Kind', 2), column('Who', 2), column('Why', 4)],
				holds.map(({ since, until, kind, by, reason }) => [shortDate(since), until ? `${shortDate(until)}${until < asAt ? ' (over)' : ''}` : 'open', capitalised(kind), by, reason])),
		],
	};
}
