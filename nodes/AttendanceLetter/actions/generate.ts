import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ItemError, ofRegister, pupilLabel, readItem, type Decision, type ItemKey } from '../../../attendance/item';
import { checkLetter, letterFamilies, planLetters, type LetterFamily, type LetterFamilyId, type LetterSubject, type PlannedLetter } from '../../../attendance/letters';
import { counted, longDate } from '../../../attendance/text/plainEnglish';
import { fillLetter, hasWindowAddress, type LetterTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../../connectors/documents/letters/letterPdf';
import { MissingGlyphsError } from '../../../connectors/documents/renderPdf';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, type Routed } from '../../shared/perItem';
import { fromDecision, properties } from './generate.properties';
import { accentColour, schoolsSide } from './schoolsSide';
import { templates, type TemplateOf } from './templates';

const lettersOutput = 0;
const heldOutput = 1;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const description: INodeProperties[] = [
	...properties,
	{
		...asAtProperty,
		hint: 'Printed as the letter’s date. Absences are told up to the day that Attendance Risk counted to.',
		displayOptions: { show: { operation: ['generate'] } },
	},
];

/** Makes the letters of each pupil, one after the other, so that memory holds one letter's documents at a time. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run: Run = { templateOf: templates(this), made: 0, held: 0, withoutWindow: 0 };
	const outputs = await perItem(this, 2, async ({ json }, itemIndex) => await lettersOf(this, json, itemIndex, run));
	this.addExecutionHints({ message: `${counted(run.made, 'letter')} made, ${run.held} held.`, location: 'outputPane', type: 'info' });
	if (run.withoutWindow > 0) this.addExecutionHints({ message: noWindowAddress, location: 'outputPane', type: 'warning' });
	return outputs;
}

const noWindowAddress =
	'Your Word template has no paragraph in the style "Recipient Address", so no address stands in the envelope window of the PDF.';

interface Run {
	readonly templateOf: TemplateOf;
	made: number;
	held: number;
	withoutWindow: number;
}

async function lettersOf(context: IExecuteFunctions, json: IDataObject, itemIndex: number, run: Run): Promise<Routed[]> {
	const decision = json.decision === undefined ? null : readItem(json, ['decision']).decision;
	const date = asAtDate(context, itemIndex);
	const family = familyOf(json, context.getNodeParameter('family', itemIndex) as string, decision);
	const subject = letterSubject(json, family, decision);
	const step = decision?.step ?? family.id;
	const side = schoolsSide(context, itemIndex, date);
	const booked = json.meeting === undefined ? null : readItem(json, ['meeting']).meeting;
	const order = { ...side, meeting: { ...side.meeting, slot: booked ?? side.meeting.slot }, family, step, date, asAt: decision?.asAt ?? date, period: decision?.period };

	const { letters, held } = planLetters(subject, order);
	const colour = accentColour(context, itemIndex);
	const template = await run.templateOf(family, colour, itemIndex);
	const routed: Routed[] = [];
	for (const planned of letters) routed.push(await madeLetter(context, json, itemIndex, { run, planned, family, template, colour }));
	const made = routed.filter(({ output }) => output === lettersOutput).length;
	run.made += made;
	run.held += held.length + routed.length - made;
	return [...routed, ...held.map((reason) => ({ output: heldOutput, json: { ...json, held: reason } }))];
}

/** What the item tells of the pupil: all that it holds, and the register where the letter tells of absences. */
function letterSubject(json: IDataObject, { needs }: LetterFamily, decision: Decision | null): LetterSubject {
	const { school, pupil, contacts } = readItem(json, ['school', 'pupil', 'contacts']);
	const has = (key: ItemKey) => json[key] !== undefined;
	const ofMarks = needs.includes('absence') || (has('register') && has('attendance')) ? readItem(json, ['register', 'attendance']) : undefined;
	return {
		school,
		pupil,
		contacts,
		decision,
		...(ofMarks ? { register: ofMarks.register, attendance: ofRegister(json, ofMarks.attendance) } : {}),
		...(has('case') ? { case: readItem(json, ['case']).case } : {}),
		...(has('letterDetails') ? { details: readItem(json, ['letterDetails']).letterDetails } : {}),
	};
}

interface Making {
	readonly run: Run;
	readonly planned: PlannedLetter;
	readonly family: LetterFamily;
	readonly template: LetterTemplate;
	readonly colour: string;
}

async function madeLetter(context: IExecuteFunctions, json: IDataObject, itemIndex: number, { run, planned, family, template, colour }: Making): Promise<Routed> {
	const filled = await fillLetter(template, planned.fields);
	checkLetter(family, { text: filled.text, fields: planned.fields, othersDetails: planned.othersDetails }, pupilLabel(json));
	const { date, fileName } = planned.letter;
	const wanted = context.getNodeParameter('documents', itemIndex) as string[];
	const letter = { ...planned.letter, templateVersion: template.version };
	// Nothing that came with the item goes along: whoever sends a letter sends these files and no others.
	const binary: IBinaryKeyData = {};
	if (wanted.includes('docx')) binary.docx = await context.helpers.prepareBinaryData(Buffer.from(filled.docx), `${fileName}.docx`, wordType);
	if (wanted.includes('pdf')) {
		if (letter.addressee.postable && !hasWindowAddress(filled)) run.withoutWindow += 1;
		const title = `${family.name} letter, ${longDate(date)}, reference ${planned.reference}`;
		const pdf = await letterPdf(filled.content, { title, date, reference: planned.reference, accentColour: colour }).catch(onlyMissingGlyphs);
		if (pdf instanceof MissingGlyphsError) {
			const held = { reason: pdf.message, advice: 'Print this letter from its Word file, where the computer’s own fonts are used.' };
			return { output: heldOutput, json: { ...json, letter, held }, binary };
		}
		binary.pdf = await context.helpers.prepareBinaryData(Buffer.from(pdf), `${fileName}.pdf`, 'application/pdf');
	}
	return { output: lettersOutput, json: { ...json, letter }, binary };
}

/** A name that our fonts cannot print is a letter for a person to finish; any other failure is an error. */
function onlyMissingGlyphs(error: unknown): MissingGlyphsError {
	if (error instanceof MissingGlyphsError) return error;
	throw error;
}

/** The letter to make. An item whose decision asks for none does not belong here, and is not quietly given one. */
function familyOf(json: IDataObject, chosen: string, decision: Decision | null): LetterFamily {
	const id = chosen === fromDecision ? dueLetter(json, decision) : chosen;
	const family = letterFamilies[id as LetterFamilyId] as LetterFamily | undefined;
	if (family) return family;
	throw new ItemError(`${pupilLabel(json)}: there is no letter "${id}"`, 'Choose a letter in Attendance Letter, or correct the letter template in the policy.');
}

function dueLetter(json: IDataObject, decision: Decision | null): string {
	if (decision?.outcome === 'due' && decision.action === 'letter' && decision.letterTemplate) return decision.letterTemplate;
	throw new ItemError(
		`${pupilLabel(json)}: the decision asks for no letter`,
		'Send this node only the items of Attendance Escalation\'s output Due whose action is "letter", or choose the letter yourself.',
	);
}
