import { postalAddress } from '../contacts/people';
import type { Pack, Part, Block, Column, Fact } from '../referrals/pack/blocks';
import { shortDate } from '../referrals/pack/registerBlocks';
import { counted, longDate, percentText } from '../text/plainEnglish';
import { capitalised } from '../text/named';
import { yearGroupName } from '../text/yearGroup';
import { personWords } from './build';
import { openHolds, sources } from './completeness';
import { openPlan } from './plans';
import type { CaseFile, CheckedItem } from './schema';

const notRecorded = 'not recorded';
const quietly: readonly string[] = [notRecorded, 'No', 'none', 'English'];

/** A case file as paper: the same facts as its JSON, in the order in which a governor or an inspector reads a case. */
export function caseFilePack(file: CaseFile): Pack {
	const { school, pupil, reference } = file;
	return {
		title: `Attendance case file ${reference}, ${school.name}`,
		marking: 'OFFICIAL-SENSITIVE',
		kind: 'Attendance case file',
		footer: { school: school.name, pupil: `Pupil ${pupil.id}`, referral: `Case file ${reference}` },
		cover: cover(file),
		parts: [summaryPart(file), chronologyPart(file), planPart(file), helpPart(file), noticesPart(file), decisionsPart(file), peoplePart(file), checkPart(file)],
	};
}

function cover({ asAt, school, pupil, reference, chronology }: CaseFile): Pack['cover'] {
	return {
		subject: `${pupil.preferredForename || pupil.legalForename} ${pupil.legalSurname}`,
		facts: [
			fact('School', school.name, school.urn ? `URN ${school.urn}` : ''),
			fact('Year and group', [yearGroupName(pupil.yearGroup), pupil.registrationGroup].filter(Boolean).join(', ') || notRecorded),
			fact('Case file as at', longDate(asAt)),
			fact('Covers', chronology.length > 0 ? `${longDate(chronology[0]?.date as string)} to ${longDate(chronology.at(-1)?.date as string)}` : 'nothing recorded yet'),
			fact('Reference', reference),
			fact('Made from', 'The school’s case log, where nothing can be changed once written', 'The register’s counts on the date above'),
		],
		notices: [
			{
				heading: 'For school staff only',
				lines: [
					'This is an internal file of the school. It names every parent with their own details: show or give it to no parent, pupil or other family, and never copy one parent’s address into papers for another.',
					'Where a parent or pupil asks for their data, or a court or authority asks for the file, the data protection lead takes out first what is about others.',
				],
			},
		],
	};
}

function summaryPart(file: CaseFile): Part {
	const { absenceNow, absenceAtStart, case: history, completeness, openReservations, stepNames, asAt } = file;
	const plan = openPlan(history);
	const holds = openHolds(history, asAt);
	const open: Block[] = openReservations.length > 0
		? [{ block: 'notice', notice: { heading: 'Begun and not known to be finished', lines: openReservations.map(({ step, asAt: begun }) => `${stepNames[step]}, begun on ${longDate(begun)}: look whether it went, then settle or release it in the case log.`) } }]
		: [];
	return {
		heading: 'The case at a glance',
		startsPage: true,
		blocks: [
			{
				block: 'tiles',
				tiles: [
					absenceTile('Absence when it began', absenceAtStart, absenceAtStart.date ? `up to ${shortDate(absenceAtStart.date)}` : ''),
					absenceTile('Absence now', absenceNow, `this school year, to ${shortDate(asAt)}`),
					{ value: `${completeness.met} of ${completeness.applies}`, label: 'Case file complete', detail: completeness.missing.length > 0 ? `${counted(completeness.missing.length, 'item')} to put right` : 'nothing is missing' },
				],
			},
			{
				block: 'facts',
				facts: [
					fact('Steps taken', ...orNone(history.steps.map(({ step, takenOn, state }) => `${stepNames[step]}, ${shortDate(takenOn)}${state === 'done' ? '' : ' (not known to be finished)'}`))),
					fact('Open plan', plan ? `${plan.owner}; review on ${longDate(plan.reviewOn as string)}${(plan.reviewOn as string) <= asAt ? ', which has come' : ''}` : 'none'),
					fact('Help that goes on', ...orNone(history.interventions.filter(({ outcome }) => outcome === null).map(({ name, startedOn }) => `${name}, since ${shortDate(startedOn)}`))),
					fact('Holds in force', ...orNone(holds.map(({ kind, until }) => `${capitalised(kind)}, ${until ? `until ${longDate(until)}` : 'until a person ends it'}`))),
					fact('Formal notices', ...orNone(history.notices.map(({ kind, issuedOn, outcome }) => `${capitalised(kind)}, ${shortDate(issuedOn)}${outcome ? `: ${outcome}` : ''}`))),
					...(completeness.missing.length > 0 ? [fact('To put right', ...completeness.missing)] : []),
				],
			},
			...open,
		],
	};
}

function absenceTile(label: string, { absentSessions, possibleSessions }: { absentSessions: number | null; possibleSessions: number | null }, when: string) {
	if (absentSessions === null || possibleSessions === null || possibleSessions === 0) return { value: '–', label, detail: notRecorded };
	return { value: percentText(absentSessions, possibleSessions), label, detail: [`${absentSessions} of ${counted(possibleSessions, 'session')}`, when].filter(Boolean).join(', ') };
}

function chronologyPart({ chronology }: CaseFile): Part {
	return {
		heading: 'Chronology',
		startsPage: false,
		blocks: [
			tableOr('Nothing is recorded for this pupil.', [column('Date'), led('What happened', 6), column('Who', 3), column('Absence then')],
				chronology.map(({ date, what, detail, by, absentSessions, possibleSessions }) => [
					shortDate(date),
					[what, ...detail].join('\n'),
					by || 'the workflow',
					countsThen(absentSessions, possibleSessions, ''),
				])),
		],
	};
}

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

function noticesPart({ case: { notices }, contacts }: CaseFile): Part {
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
		],
	};
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

function peoplePart({ pupil, contacts }: CaseFile): Part {
	return {
		heading: 'The pupil and the people to speak to',
		startsPage: false,
		blocks: [
			{
				block: 'facts',
				facts: [
					fact('Legal name', `${pupil.legalForename} ${pupil.legalSurname}`),
					fact('Date of birth', pupil.dateOfBirth ? longDate(pupil.dateOfBirth) : notRecorded),
					fact('UPN', pupil.upn || notRecorded),
					fact('On roll since', pupil.onRollFrom ? longDate(pupil.onRollFrom) : notRecorded),
					...(pupil.onRollTo ? [fact('Left on', longDate(pupil.onRollTo))] : []),
				],
			},
			...(contacts.length > 0 ? contacts.flatMap((contact) => contactBlocks(contact, pupil)) : [text('The item that this file was made from had no contacts.')]),
		],
	};
}

function contactBlocks(contact: CaseFile['contacts'][number], pupil: CaseFile['pupil']): Block[] {
	const address = postalAddress(contact, pupil);
	const warning: Block[] = contact.doNotContact ? [{ block: 'notice', notice: { heading: 'Do not contact this person', lines: ['Tell this person nothing of where the pupil or another parent lives.'] } }] : [];
	return [
		{ block: 'subheading', text: personWords(contact) },
		...warning,
		{
			block: 'facts',
			facts: [
				fact('Parental responsibility', known(contact.parentalResponsibility)),
				fact('Lives with the pupil', known(contact.livesWithPupil)),
				fact('Address', ...(address ? [...address.lines, address.postcode] : [notRecorded])),
				fact('Phone', contact.phone || notRecorded),
				fact('E-mail', contact.email || notRecorded),
				fact('Language', `${contact.language || 'English'}${contact.interpreter ? ', interpreter needed' : ''}`),
			],
		},
	];
}

const outcomeWords: Record<CheckedItem['outcome'], string> = { met: 'Yes', 'not met': 'No', 'does not apply': 'Not needed' };

function checkPart({ completeness: { met, applies, items } }: CaseFile): Part {
	return {
		heading: 'How complete this case file is',
		startsPage: false,
		blocks: [
			text(
				`${met} of the ${counted(applies, 'item')} that apply to this case ${met === 1 ? 'is' : 'are'} met. A file can be complete and the work poor, or the other way round: the list says what to look at, a person judges.`,
				`${sources.guidance} is the Department for Education’s guidance to schools and local authorities on improving attendance, principles and actions; ${sources.statutory} is its statutory “Working together to improve school attendance”.`,
			),
			tableOr('', [column('Met'), led('What a good case file has, and what is to be put right', 6), column('Where it comes from', 5)],
				(['not met', 'met', 'does not apply'] as const).flatMap((wanted) => items.filter(({ outcome }) => outcome === wanted)).map(({ outcome, item, detail, source }) => [outcomeWords[outcome], [item, detail && `To put right: ${detail}`].filter(Boolean).join('\n'), capitalised(source)])),
		],
	};
}

const fact = (label: string, ...lines: string[]): Fact => {
	const said = lines.filter((line) => line.trim() !== '');
	return { label, lines: said.length > 0 ? said : [notRecorded], quiet: said.every((line) => quietly.includes(line)) };
};

const orNone = (lines: readonly string[]): string[] => (lines.length > 0 ? [...lines] : ['none']);
const known = (is: boolean | null): string => (is === null ? notRecorded : is ? 'Yes' : 'No');
const text = (...paragraphs: string[]): Block => ({ block: 'text', paragraphs });
const column = (heading: string, width = 0): Column => ({ heading, width, align: 'left' });
const led = (heading: string, width: number): Column => ({ ...column(heading, width), lead: true });

/** "13.8%" above "8 of 58 sessions". */
const countsThen = (absent: number | null, possible: number | null, otherwise: string): string =>
	absent === null || possible === null || possible === 0 ? otherwise : `${percentText(absent, possible)}\n${absent} of ${counted(possible, 'session')}`;

function tableOr(none: string, columns: readonly Column[], rows: ReadonlyArray<readonly string[]>): Block {
	return rows.length === 0 ? text(none) : { block: 'table', caption: '', columns, rows };
}
