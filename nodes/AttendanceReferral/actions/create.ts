import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { emptyCase, ItemError, ofRegister, pupilLabel, readItem, type Decision } from '../../../attendance/item';
import { supportFirst } from '../../../attendance/policy';
import { buildReferral, isReferralKind, stepIdAsWords, supportPack, type SupportDetails } from '../../../attendance/referrals';
import { renderReferralPack } from '../../../connectors/documents/referralPack/renderReferralPack';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, type Routed } from '../../shared/perItem';
import { fromDecision, properties } from './create.properties';

const ready = 0;
const incomplete = 1;

export const description: INodeProperties[] = [
	...properties,
	{
		...asAtProperty,
		hint: 'Printed as the date of the pack. Must be the As At of Attendance Risk, or the figures do not agree with the register.',
		displayOptions: { show: { operation: ['create'] } },
	},
];

/** Makes the referral of each pupil: a pack as PDF and the same as JSON where it is complete, else what is missing. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await perItem(this, 2, async ({ json }, itemIndex) => [await referralOf(this, json, itemIndex)]);
}

async function referralOf(context: IExecuteFunctions, json: IDataObject, itemIndex: number): Promise<Routed> {
	const needed = readItem(json, ['school', 'pupil', 'contacts', 'register', 'attendance']);
	const decision = json.decision === undefined ? null : readItem(json, ['decision']).decision;
	checkKind(json, context.getNodeParameter('kind', itemIndex) as string, decision);
	const item = {
		...needed,
		attendance: ofRegister(json, needed.attendance),
		decision,
		case: json.case === undefined ? emptyCase : readItem(json, ['case']).case,
		risk: json.risk === undefined ? null : readItem(json, ['risk']).risk,
	};
	const asAt = asAtDate(context, itemIndex);
	const { referral, form } = buildReferral(item, detailsOf(context, itemIndex), asAt);
	if (!form) return { output: incomplete, json: { ...json, referral } };

	const pdf = Buffer.from(await renderReferralPack(supportPack(form), asAt));
	const machineForm = Buffer.from(`${JSON.stringify(form, null, '\t')}\n`);
	const { prepareBinaryData } = context.helpers;
	return {
		output: ready,
		json: { ...json, referral },
		// Nothing that came with the item goes along: whoever saves or sends a referral sends these two files and no others.
		binary: {
			pdf: await prepareBinaryData(pdf, `${referral.fileName}.pdf`, 'application/pdf'),
			json: await prepareBinaryData(machineForm, `${referral.fileName}.json`, 'application/json'),
		},
	};
}

/** Throws where no such referral is to be made. An item whose decision asks for none is not quietly turned into one. */
function checkKind(json: IDataObject, chosen: string, decision: Decision | null): void {
	const kind = chosen === fromDecision ? dueKind(json, decision) : chosen;
	if (isReferralKind(kind)) return;
	throw new ItemError(`${pupilLabel(json)}: there is no referral of the kind "${kind}"`, 'Choose a kind in Attendance Referral, or correct the referral kind in the policy.');
}

function dueKind(json: IDataObject, decision: Decision | null): string {
	if (decision?.outcome === 'due' && decision.action === 'referral' && decision.referralKind) return decision.referralKind;
	throw new ItemError(
		`${pupilLabel(json)}: the decision asks for no referral`,
		'Send this node only the items of Attendance Escalation\'s output Due whose action is "referral", or choose the kind yourself.',
	);
}

function detailsOf(context: IExecuteFunctions, itemIndex: number): SupportDetails {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	return {
		referrer: { name: text('referrerName'), role: text('referrerRole'), phone: text('referrerPhone'), email: text('referrerEmail') },
		team: text('localAuthorityTeam'),
		reasonsAndBarriers: text('notes.reasonsAndBarriers'),
		views: text('notes.views'),
		supportSoFar: text('notes.supportSoFar'),
		medicalNeeds: text('notes.medicalNeeds'),
		otherServices: text('notes.otherServices'),
		effortsToFindDetails: text('notes.effortsToFindDetails'),
		requested: text('notes.requested'),
		stepName: (id) => supportFirst.steps.find((step) => step.id === id)?.name ?? stepIdAsWords(id),
	};
}
