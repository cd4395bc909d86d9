import { longDate } from '../../text/plainEnglish';
import { referralKindNames } from '../kinds';
import type { Cover, Notice, Pack } from '../pack/blocks';
import type { SupportForm } from './form';
import { absenceParts } from './packAbsence';
import { casePart, closingPart, requestPart } from './packCase';
import { fact, parentsPart, pupilName, pupilPart } from './packPeople';

/** The mark the Department for Education puts on files of pupils' attendance (rules §2.1, §8 "Transfer"). */
const marking = 'OFFICIAL-SENSITIVE';

/**
 * A request for support as a pack to be read on paper: the same facts as the form, in the order in which an officer of
 * the authority would want them. Says nothing that the form does not hold.
 */
export function supportPack(form: SupportForm): Pack {
	const kind = referralKindNames[form.kind];
	return {
		title: `${kind} ${form.reference}, ${form.school.name}`,
		marking,
		kind,
		footer: { school: form.school.name, pupil: `Pupil ${form.pupil.schoolPupilId}`, referral: `Referral ${form.reference}` },
		cover: cover(form),
		parts: [requestPart(form), pupilPart(form), parentsPart(form), ...absenceParts(form), casePart(form), closingPart(form)],
	};
}

function cover(form: SupportForm): Cover {
	const { localAuthority, school, referrer, pupil } = form;
	return {
		subject: pupilName(pupil),
		facts: [
			fact('To', localAuthority.team, localAuthority.name),
			fact('From', school.name, `URN ${school.urn}`),
			fact('Referred by', referrer.name, referrer.role, referrer.phone, referrer.email),
			fact('Date', longDate(form.date)),
			fact('Reference', form.reference),
		],
		notices: [handling, ...warnings(form)],
	};
}

const handling: Notice = {
	heading: 'Handling',
	lines: [
		'This pack holds personal information about a child and a family. It is for the team named above, for one purpose: to offer support with attendance.',
		'It asks for support. It does not ask for a penalty notice or any other enforcement.',
		'Send it by a secure route only, and do not pass it on without asking the school.',
	],
};

function warnings({ needs, parents }: SupportForm): Notice[] {
	const notices: Notice[] = [];
	if (parents.some(({ doNotContact }) => doNotContact)) {
		notices.push({
			heading: 'Do not contact, do not disclose',
			lines: [
				'The part “Parents” names a person who must not be contacted and whose address nobody else may learn. ' +
					'Speak to the school before contacting anyone in this pack, and show no part of it to a member of the family.',
			],
		});
	}
	if (needs.lookedAfter) {
		notices.push({
			heading: 'Looked-after child',
			lines: ['The pupil is looked after by a local authority. Involve the Virtual School and the social worker before anything else is done.'],
		});
	}
	if (needs.childProtection || needs.socialWorker) {
		const why = needs.childProtection ? 'There is a child protection plan.' : 'The pupil has a social worker.';
		notices.push({ heading: 'Social care involved', lines: [`${why} Speak to the social worker before the family is contacted.`] });
	}
	return notices;
}
