import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../../attendance/item';
import { letterFamilies, planLetters, type LetterFamily, type LetterFamilyId, type SchoolsSide } from '../../../attendance/letters';
import { sampleFields } from '../../../attendance/letters/templateCheck/sampleFields';
import { checkTemplate, type TriedFields } from '../../../connectors/documents/letters/checkTemplate';
import { shippedTemplate } from '../../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../../connectors/documents/letters/letterPdf';
import { defaultAccentColour } from '../../../connectors/documents/letters/wordTemplate';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, toNodeError } from '../../shared/perItem';
import { letterSubject } from './letterPlans';
import { templateProperties, templates } from './templates';

const displayOptions = { show: { operation: ['checkTemplate'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Letter',
		name: 'family',
		type: 'options',
		options: Object.values(letterFamilies).map(({ id, name }) => ({ name, value: id })),
		default: 'early-concern',
		description: 'Which letter the template is for: what it must say and must not depends on it',
		displayOptions,
	},
	...templateProperties('checkTemplate', 'data'),
	{ ...asAtProperty, hint: 'The letter’s date in the preview', displayOptions },
];

/** Looks one template over; the first item with a pupil is what it is tried with. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const [first] = await perItem(this, 1, async (_, itemIndex) => (itemIndex === 0 ? [{ output: 0, ...(await reportOf(this)) }] : []));
	return [first ?? []];
}

async function reportOf(context: IExecuteFunctions) {
	const id = context.getNodeParameter('family', 0) as LetterFamilyId;
	const family = letterFamilies[id] as LetterFamily | undefined;
	if (!family) throw new NodeOperationError(context.getNode(), `There is no letter "${id}"`, { itemIndex: 0, description: 'Choose a letter in "Letter".' });
	const builtIn = await shippedTemplate(family, defaultAccentColour);
	const template = (await templates(context).own(family, 0)) ?? builtIn;
	const date = asAtDate(context, 0);
	const tried = triedPupil(context, family, date);
	const { report, preview } = await checkTemplate(family, template, builtIn, 'fields' in tried ? tried : null);
	const stops = report.findings.filter(({ weight }) => weight === 'stops').length;
	context.addExecutionHints({
		message: report.ready ? 'Letters can be made with this template.' : `Letters cannot be made with this template yet: ${stops === 1 ? 'one thing stops' : `${stops} things stop`} them.`,
		location: 'outputPane',
		type: report.ready ? 'info' : 'warning',
	});
	const json = { family: family.id, templateVersion: template.version, previewOf: 'fields' in tried ? 'the first pupil' : `an invented pupil (${tried.why})`, ...report } as unknown as IDataObject;
	if (!preview) return { json };
	const pdf = await letterPdf(preview, { title: `${family.name}: preview of the template`, date, reference: 'preview', accentColour: defaultAccentColour, layout: family.layout });
	return { json, binary: { preview: await context.helpers.prepareBinaryData(Buffer.from(pdf), 'preview.pdf', 'application/pdf') } };
}

/** The letter to the first pupil of the input; where there is none, or none can be made, why. */
function triedPupil(context: IExecuteFunctions, family: LetterFamily, date: string): TriedFields | { readonly why: string } {
	const item = context.getInputData().find(({ json }) => json.pupil !== undefined);
	if (!item) return { why: 'no item has a pupil' };
	try {
		const { letters, held } = planLetters(letterSubject(item.json, family, null), { ...invented(), family, step: family.id, asAt: date, date });
		return letters[0] ?? { why: held[0]?.reason ?? 'nobody is to be written to' };
	} catch (error) {
		if (error instanceof ItemError) return { why: error.message };
		throw toNodeError(context, error, 0);
	}
}

/** The school's side of a letter that nobody will get. */
function invented(): SchoolsSide {
	const { school, contact, signatory, meeting } = sampleFields(true);
	return {
		letterhead: { addressLines: school.address.split('\n'), phone: school.phone, email: school.email, website: school.website },
		contact: { name: contact.name, role: contact.role, phone: contact.phone, email: contact.email },
		signatory: { name: signatory.name, role: signatory.role },
		meeting: { slot: null, attendees: meeting.attendees },
	};
}
