import { referralKey } from '../../caseLog/keys';
import { actReference } from '../../caseLog/reference';
import type { Referral } from '../../item';
import { sessionsOfYear } from '../../measures/eachSession';
import { sessionsOf } from '../../measures/sessions';
import { reasonsFor } from '../../risk/reasons';
import { counted } from '../../text/plainEnglish';
import { chronology } from '../form/chronology';
import { figures } from '../form/figures';
import { parentsOf, referredParent } from '../form/parents';
import { supportPatterns } from '../form/patterns';
import { referredPupil, type Needs } from '../form/pupil';
import { registerExtract } from '../form/registerExtract';
import { referralFileName } from '../kinds';
import { missingAsText, missingOfSupport } from './completeness';
import { confirmationsFor } from './confirmations';
import { supportFormSchema, supportFormVersion, type SupportForm } from './form';
import type { SupportDetails, SupportInput, SupportItem } from './input';

/** The item's `referral`, and the form where it is complete. */
export interface BuiltReferral {
	readonly referral: Referral;
	readonly form: SupportForm | null;
}

/**
 * What a school may ask of the authority's attendance team where it has nothing of its own to ask
 * (WTISA: targeting support meetings; multi-agency help for persistently and severely absent pupils).
 */
export const usualRequest =
	'We ask the attendance support team to look at this pupil with us at the next targeting support meeting, to say which services ' +
	'could help the pupil and the family, and to agree with us who does what by when.';

const kind = 'local-authority-support';

/**
 * Makes a request for support out of a pupil's item.
 * Takes the item's keys, what people have added, and the date of the run (`YYYY-MM-DD`). A decision for another kind of
 * step is left aside. Gives the item's `referral` and, where nothing is missing, the machine form; where something is,
 * `referral.missing` names each field with who can supply it and where.
 */
export function buildReferral(item: SupportItem, details: SupportDetails, asAt: string): BuiltReferral {
	const decision = item.decision?.referralKind === kind ? item.decision : null;
	const input: SupportInput = { ...item, decision, details, asAt, sessions: sessionsOfYear(item.register, asAt), parents: parentsOf(item.contacts) };
	const step = decision?.step ?? kind;
	const key = decision?.key ?? referralKey({ pupilId: item.pupil.id, step, date: asAt });
	const reference = actReference(item.school.urn, key);
	const act = { key, step, kind, schemaVersion: supportFormVersion, date: asAt, reference };

	const missing = missingOfSupport(input);
	if (missing.length > 0) {
		return { referral: { ...act, ready: false, missing, summary: missingAsText(missing), fileName: '' }, form: null };
	}
	const form = supportFormSchema.parse(supportForm(input, reference));
	const summary = `Ready for a person to check, to confirm ${counted(form.confirmations.length, 'statement')} and to sign.`;
	return { referral: { ...act, ready: true, missing, summary, fileName: referralFileName(asAt, kind, reference) }, form };
}

function supportForm(input: SupportInput, reference: string) {
	const { school, pupil, parents, attendance, decision, risk, details, asAt } = input;
	// Without the chance that a risk also tells: a request goes by what has happened, not by a forecast.
	const reasonsOfRisk = risk ? reasonsFor(attendance, risk.tier) : [];
	return {
		kind,
		schemaVersion: supportFormVersion,
		reference,
		date: asAt,
		localAuthority: { name: school.localAuthority, team: details.team },
		school: { name: school.name, urn: school.urn, phase: school.phase },
		referrer: details.referrer,
		pupil: referredPupil(pupil),
		needs: needs(input),
		parents: parents.map((parent) => referredParent(parent, pupil)),
		effortsToFindDetails: details.effortsToFindDetails.trim(),
		reasonsForReferral: decision?.reasons ?? reasonsOfRisk,
		attendance: figures(attendance),
		patterns: supportPatterns(attendance, sessionsOf(input.register, { asAt })),
		register: registerExtract(input.sessions),
		chronology: chronology(input.case, details.stepName),
		reasonsAndBarriers: details.reasonsAndBarriers.trim(),
		views: details.views.trim(),
		supportSoFar: details.supportSoFar.trim(),
		requested: details.requested.trim() || usualRequest,
		confirmations: confirmationsFor(input),
	};
}

function needs({ pupil: { groups }, details }: SupportInput): Needs {
	const { lookedAfter, previouslyLookedAfter, socialWorker, childProtection, ehcPlan, senSupport, youngCarer, englishAdditionalLanguage } = groups;
	return {
		lookedAfter, previouslyLookedAfter, socialWorker, childProtection, ehcPlan, senSupport, youngCarer, englishAdditionalLanguage,
		medical: details.medicalNeeds.trim(),
		otherServices: details.otherServices.trim(),
	};
}
