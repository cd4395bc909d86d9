import type { Address } from '../../item';
import { longDate } from '../../text/plainEnglish';
import { yearGroupName } from '../../text/yearGroup';
import type { Block, Fact, Part } from '../pack/blocks';
import type { ReferredParent } from '../form/parents';
import type { Needs } from '../form/pupil';
import type { SupportForm } from './form';

export const notRecorded = 'not recorded';
const no = 'No';
const nothingWritten = 'nothing written by the school';

/** Legal names in the order in which they are said. */
export const pupilName = ({ legalForename, legalSurname }: SupportForm['pupil']): string => `${legalForename} ${legalSurname}`;

/** Who the pupil is, and what the authority must know to offer the right help. */
export function pupilPart({ pupil, needs }: SupportForm): Part {
	return {
		heading: 'The pupil',
		startsPage: false,
		blocks: [
			{
				block: 'facts',
				facts: [
					fact('Legal surname', pupil.legalSurname),
					fact('Legal forename', pupil.legalForename),
					fact('Known as', pupil.knownAs || pupil.legalForename),
					fact('Date of birth', longDate(pupil.dateOfBirth)),
					fact('UPN', pupil.upn),
					fact('Year group', yearGroupName(pupil.yearGroup)),
					fact('Registration group', pupil.registrationGroup || notRecorded),
					fact('On roll since', pupil.onRollFrom ? longDate(pupil.onRollFrom) : notRecorded),
					fact('Address', ...addressLines(pupil.address)),
				],
			},
			{ block: 'subheading', text: 'What support must take into account' },
			{ block: 'facts', facts: needFacts(needs) },
		],
	};
}

const yesNo = (is: boolean) => (is ? 'Yes' : no);

function needFacts(needs: Needs): Fact[] {
	return [
		fact('Looked after', yesNo(needs.lookedAfter)),
		fact('Previously looked after', yesNo(needs.previouslyLookedAfter)),
		fact('Social worker', yesNo(needs.socialWorker)),
		fact('Child protection plan', yesNo(needs.childProtection)),
		fact('Education, health and care plan', yesNo(needs.ehcPlan)),
		fact('Special educational needs support', yesNo(needs.senSupport)),
		fact('Young carer', yesNo(needs.youngCarer)),
		fact('English as an additional language', yesNo(needs.englishAdditionalLanguage)),
		fact('Medical needs', ...writtenLines(needs.medical)),
		fact('Other services involved', ...writtenLines(needs.otherServices)),
	];
}

/** Each parent by itself, a warning before the details of one whom nobody may contact; then what was done to find details. */
export function parentsPart({ parents, effortsToFindDetails }: SupportForm): Part {
	const efforts: Block[] = effortsToFindDetails
		? [{ block: 'subheading', text: 'What the school did to find details it does not have' }, { block: 'text', paragraphs: paragraphs(effortsToFindDetails) }]
		: [];
	return {
		heading: 'Parents',
		startsPage: false,
		blocks: [...parents.flatMap((parent, index) => parentBlocks(parent, index + 1)), ...efforts],
	};
}

function parentBlocks(parent: ReferredParent, number: number): Block[] {
	const { title, name, relationship, parentalResponsibility, livesWithPupil, address, phone, email, language, interpreter } = parent;
	const warning: Block[] = parent.doNotContact
		? [{
				block: 'notice',
				notice: { heading: 'Do not contact this person. Do not disclose this address.', lines: [
						'Do not tell this person where the pupil or another parent lives, nor that this request was made.',
						'Speak to the school first: the reason is kept there.',
					] },
			}]
		: [];
	return [
		{ block: 'subheading', text: `Parent ${number}: ${[title, name].filter(Boolean).join(' ')}` },
		...warning,
		{
			block: 'facts',
			facts: [
				fact('Relationship', relationship),
				fact('Parental responsibility', known(parentalResponsibility)),
				fact('Lives with the pupil', known(livesWithPupil)),
				fact(parent.doNotDiscloseAddress ? 'Address (do not disclose)' : 'Address', ...(address ? addressLines(address) : [notRecorded])),
				fact('Phone', phone || notRecorded),
				fact('E-mail', email || notRecorded),
				fact('Language', language || 'English'),
				fact('Interpreter needed', yesNo(interpreter)),
			],
		},
	];
}

const known = (is: boolean | null) => (is === null ? notRecorded : yesNo(is));

const unremarkable: readonly string[] = [no, notRecorded, nothingWritten];

/** A line of a part with its label; quiet where it says nothing that an officer would look for. */
export const fact = (label: string, ...lines: string[]): Fact => ({ label, lines, quiet: lines.every((line) => unremarkable.includes(line)) });

const addressLines = ({ lines, postcode }: Address): string[] => [...lines, postcode].filter((line) => line.trim() !== '');

/** What a person wrote, a paragraph a line break. */
export const paragraphs = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

const writtenLines = (text: string): string[] => (text ? paragraphs(text) : [nothingWritten]);
