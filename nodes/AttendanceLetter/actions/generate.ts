import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { pupilLabel, type Letter } from '../../../attendance/item';
import { checkLetter, checkShared, checkTextMessage, lettersMade, type LetterFamily, type PlannedLetter } from '../../../attendance/letters';
import type { Wording } from '../../../attendance/letters/languages';
import { longDate } from '../../../attendance/text/plainEnglish';
import { fillLetter, hasWindowAddress } from '../../../connectors/documents/letters/letterDocuments';
import { letterEmail } from '../../../connectors/documents/letters/letterEmail';
import { letterPdf } from '../../../connectors/documents/letters/letterPdf';
import { MissingGlyphsError, prepareTypst, typesetAtOnce } from '../../../connectors/documents/renderPdf';
import { asAtProperty } from '../../shared/asAt';
import { perItem, type Routed } from '../../shared/perItem';
import { besideTheEnglish } from '../languages/beside';
import { chosenWordings } from '../languages/chosen';
import { emailBinary, emailForm } from './emailBinary';
import { properties } from './generate.properties';
import { Plans } from './letterPlans';
import { oncePerProperty } from './oncePer';
import { printLayout } from './printLayout';
import { accentColour } from './schoolsSide';
import { templates, type Templates } from './templates';

const lettersOutput = 0;
const heldOutput = 1;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const description: INodeProperties[] = [
	...properties,
	oncePerProperty,
	{
		...asAtProperty,
		hint: 'Printed as the letter’s date. Absences are told up to the day that Attendance Risk counted to.',
		displayOptions: { show: { operation: ['generate'] } },
	},
];

/** Makes the letters of a few pupils at once, in the pupils' order: while some are typeset the next are filled, and memory holds those few. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run: Run = { templates: templates(this), wordings: chosenWordings(this), plans: new Plans(this), made: [], held: 0, withoutWindow: 0 };
	prepareTypst(this.getInputData().filter((_, itemIndex) => wantedDocuments(this, itemIndex).includes('pdf')).length);
	const outputs = await perItem(this, 2, async ({ json }, itemIndex) => await lettersOf(this, json, itemIndex, run), 2 * typesetAtOnce);
	this.addExecutionHints({ message: lettersMade(run.made, run.held), location: 'outputPane', type: 'info' });
	if (run.withoutWindow > 0) this.addExecutionHints({ message: noWindowAddress, location: 'outputPane', type: 'warning' });
	return outputs;
}

const noWindowAddress =
	'Your Word template has no paragraph in the style "Recipient Address", so no address stands in the envelope window of the PDF.';

interface Run {
	readonly templates: Templates;
	readonly wordings: readonly Wording[];
	readonly plans: Plans;
	readonly made: Letter[];
	held: number;
	withoutWindow: number;
}

async function lettersOf(context: IExecuteFunctions, json: IDataObject, itemIndex: number, run: Run): Promise<Routed[]> {
	const { family, letters, held } = run.plans.of(itemIndex);
	const colour = accentColour(context, itemIndex);
	const routed: Routed[] = [];
	for (const planned of letters) routed.push(await madeLetter(context, json, itemIndex, { run, planned, family, colour }));
	const made = routed.filter(({ output }) => output === lettersOutput).length;
	run.held += held.length + routed.length - made;
	return [...routed, ...held.map((reason) => ({ output: heldOutput, json: { ...json, held: reason } }))];
}

interface Making {
	readonly run: Run;
	readonly planned: PlannedLetter;
	readonly family: LetterFamily;
	readonly colour: string;
}

async function madeLetter(context: IExecuteFunctions, json: IDataObject, itemIndex: number, { run, planned, family, colour }: Making): Promise<Routed> {
	const own = await run.templates.own(family, itemIndex);
	const beside = besideTheEnglish(run.wordings, family, planned, own !== undefined);
	const template = own ?? (await run.templates.builtIn(family, colour, itemIndex, beside.translation));
	const filled = await fillLetter(template, beside.fields);
	const { fields, othersDetails } = planned;
	checkLetter(family, { text: filled.text, translation: filled.translation, fields, othersDetails }, pupilLabel(json));
	checkShared(planned, filled.text, pupilLabel(json));
	checkTextMessage(family, planned, pupilLabel(json));
	const { date, fileName } = planned.letter;
	const title = `${family.name} letter, ${longDate(date)}, reference ${planned.reference}`;
	const wanted = wantedDocuments(context, itemIndex);
	const letter = { ...planned.letter, ...beside.said, templateVersion: template.version };
	// Nothing that came with the item goes along: whoever sends a letter sends these files and no others.
	const binary: IBinaryKeyData = {};
	if (wanted.includes('docx')) binary.docx = await context.helpers.prepareBinaryData(Buffer.from(filled.docx), `${fileName}.docx`, wordType);
	if (wanted.includes(emailForm)) Object.assign(binary, await emailBinary(context, letterEmail(filled.content, { title, accentColour: colour, translation: beside.language }), fileName));
	if (wanted.includes('pdf')) {
		if (letter.addressee.postable && !hasWindowAddress(filled)) run.withoutWindow += 1;
		const shape = { layout: family.layout, translation: beside.language, ...printLayout(context, itemIndex) };
		const pdf = await letterPdf(filled.content, { title, date, reference: planned.reference, accentColour: colour, ...shape }).catch(onlyMissingGlyphs);
		if (pdf instanceof MissingGlyphsError) {
			const held = { reason: pdf.message, advice: 'Print this letter from its Word file, where the computer’s own fonts are used.' };
			return { output: heldOutput, json: { ...json, letter, held }, binary };
		}
		binary.pdf = await context.helpers.prepareBinaryData(Buffer.from(pdf), `${fileName}.pdf`, 'application/pdf');
	}
	run.made.push(letter);
	return { output: lettersOutput, json: { ...json, letter }, binary };
}

function wantedDocuments(context: IExecuteFunctions, itemIndex: number): string[] {
	return context.getNodeParameter('documents', itemIndex) as string[];
}

/** A name that our fonts cannot print is a letter for a person to finish; any other failure is an error. */
function onlyMissingGlyphs(error: unknown): MissingGlyphsError {
	if (error instanceof MissingGlyphsError) return error;
	throw error;
}

