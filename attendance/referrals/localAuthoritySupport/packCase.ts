import { counted, percentWithCounts } from '../../text/plainEnglish';
import type { ChronologyEntry } from '../form/chronology';
import type { Block, Part } from '../pack/blocks';
import { shortDate } from '../pack/registerBlocks';
import type { SupportForm } from './form';
import { notRecorded, paragraphs } from './packPeople';

const linesToWrite = 4;

/** What the school asks and why it asks now. */
export function requestPart({ requested, reasonsForReferral }: SupportForm): Part {
	const why: Block[] = reasonsForReferral.length > 0
		? [{ block: 'subheading', text: 'Why the school asks now' }, { block: 'list', items: reasonsForReferral }]
		: [];
	return { heading: 'What the school asks for', startsPage: true, blocks: [{ block: 'text', paragraphs: paragraphs(requested) }, ...why] };
}

/** What the school has done, what stands in the way and what the family says. */
export function casePart({ chronology, reasonsAndBarriers, views, supportSoFar }: SupportForm): Part {
	return {
		heading: 'Chronology and support so far',
		startsPage: false,
		blocks: [
			{ block: 'subheading', text: 'Steps recorded in the case log, oldest first' },
			chronologyBlock(chronology),
			...written('Support offered so far', supportSoFar, 'Each offer of support with its date, who made it, and what came of it:'),
			...written('Reasons and barriers', reasonsAndBarriers, 'What keeps the pupil from attending, as far as the school knows:'),
			...written('What the pupil and the parents say', views, 'The pupil’s and the parents’ own views, and when they gave them:'),
		],
	};
}

function chronologyBlock(chronology: readonly ChronologyEntry[]): Block {
	if (chronology.length === 0) return { block: 'text', paragraphs: ['The case log holds no earlier step for this pupil.'] };
	return {
		block: 'table',
		caption: '',
		columns: [
			{ heading: 'Date', width: 0, align: 'left' },
			{ heading: 'Step', width: 1, align: 'left' },
			{ heading: 'State', width: 0, align: 'left' },
			{ heading: 'Documents', width: 0, align: 'right' },
			{ heading: 'Absence at the time', width: 1, align: 'left' },
		],
		rows: chronology.map(({ date, step, state, documents, absentSessions, possibleSessions }) => [
			shortDate(date),
			step,
			state,
			String(documents),
			absentSessions === null || possibleSessions === null ? notRecorded : percentWithCounts(absentSessions, possibleSessions),
		]),
	};
}

/** What the school wrote, or room to write it. */
function written(heading: string, text: string, prompt: string): Block[] {
	return [
		{ block: 'subheading', text: heading },
		text ? { block: 'text', paragraphs: paragraphs(text) } : { block: 'toWrite', prompt, lines: linesToWrite },
	];
}

/** What only people can say, and their signatures. */
export function closingPart({ confirmations, referrer }: SupportForm): Part {
	return {
		heading: 'Confirmations and signatures',
		startsPage: true,
		blocks: [
			{ block: 'text', paragraphs: [`For a person to check and sign before this pack goes. ${counted(confirmations.length, 'statement')}; none was ticked by the software that made the pack.`] },
			{ block: 'confirmations', statements: confirmations.map(({ statement }) => statement) },
			{ block: 'toWrite', prompt: 'Notes to the statements above', lines: linesToWrite },
			{
				block: 'signatures',
				signatories: [
					{ as: `Referred by (${referrer.role})`, name: referrer.name },
					{ as: 'Agreed by the senior attendance champion or headteacher', name: '' },
				],
			},
		],
	};
}
