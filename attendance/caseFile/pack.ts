import { postalAddress } from '../contacts/people';
import type { Block, Pack, Part } from '../referrals/pack/blocks';
import { shortDate } from '../referrals/pack/registerBlocks';
import { counted, longDate, percentText } from '../text/plainEnglish';
import { capitalised } from '../text/named';
import { yearGroupName } from '../text/yearGroup';
import { personWords } from './build';
import { openHolds, sources } from './completeness';
import { column, countsThen, fact, known, led, notRecorded, orNone, tableOr, text } from './packBlocks';
import { workParts } from './packWork';
import { openPlan } from './plans';
import type { CaseFile, CheckedItem } from './schema';

/** A case file as paper: the same facts as its JSON, in the order in which a governor or an inspector reads a case. */
export function caseFilePack(file: CaseFile): Pack {
	const { school, pupil, reference } = file;
	return {
		title: `Attendance case file ${reference}, ${school.name}`,
		marking: 'OFFICIAL-SENSITIVE',
		kind: 'Attendance case file',
		footer: { school: school.name, pupil: `Pupil ${pupil.id}`, referral: `Case file ${reference}` },
		cover: cover(file),
		parts: [summaryPart(file), chronologyPart(file), ...workParts(file), peoplePart(file), checkPart(file)],
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
