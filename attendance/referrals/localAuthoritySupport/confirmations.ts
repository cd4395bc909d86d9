import { postalAddress } from '../../contacts/people';
import { counted } from '../../text/plainEnglish';
import type { Confirmation } from './form';
import type { SupportInput } from './input';

/** A statement for a person to confirm, and the cases in which it is asked for. */
interface Question {
	readonly id: string;
	readonly asked: (input: SupportInput) => boolean;
	readonly statement: (input: SupportInput) => string;
}

const always = () => true;
const said = (statement: string) => () => statement;

/**
 * What only a person can say before the referral goes (la-forms §3.2 "Confirmations"). None is ticked by the software.
 * The order is that in which a person would check the pack.
 */
const questions: readonly Question[] = [
	{
		id: 'register-correct',
		asked: always,
		statement: said('The register extract has been compared with the school’s register and is correct.'),
	},
	{
		id: 'details-checked',
		asked: always,
		// Kent asks that details were checked within six months.
		statement: said('Names, addresses and phone numbers of the pupil and of each parent were checked within the last six months.'),
	},
	{
		id: 'parents-told',
		asked: always,
		statement: said('The parents know of this request and of what it holds, or the reason for not telling them is written below. Nobody is told where that could put someone at risk.'),
	},
	{
		id: 'parental-responsibility',
		asked: ({ parents }) => parents.some(({ parentalResponsibility }) => parentalResponsibility === null),
		statement: said('Who holds parental responsibility has been found out where this pack says “not recorded”, and is written below.'),
	},
	{
		id: 'only-one-parent',
		asked: ({ parents }) => parents.length === 1,
		statement: said('The record holds one parent only. Any other parent is named below, or what was done to find out.'),
	},
	{
		id: 'details-not-found',
		asked: ({ parents, pupil }) => parents.some((parent) => !parent.phone.trim() || postalAddress(parent, pupil) === null),
		statement: said('Where an address or phone number is not recorded, the designated safeguarding lead agrees that the referral goes without it.'),
	},
	{
		id: 'do-not-contact',
		asked: ({ parents }) => parents.some(({ doNotContact }) => doNotContact),
		statement: said('The designated safeguarding lead has seen the warning about contact and addresses in this pack and agrees to what it discloses.'),
	},
	{
		id: 'social-worker',
		asked: ({ pupil: { groups } }) => groups.socialWorker || groups.childProtection,
		statement: said('The social worker knows of this request.'),
	},
	{
		id: 'virtual-school',
		asked: ({ pupil: { groups } }) => groups.lookedAfter,
		statement: said('The Virtual School and the child’s social worker know of this request, and it is in line with the personal education plan.'),
	},
	{
		id: 'special-needs',
		asked: ({ pupil: { groups } }) => groups.senSupport || groups.ehcPlan,
		statement: said('The special educational needs co-ordinator has said whether needs are met and what would help.'),
	},
	{
		id: 'begun-steps',
		asked: (input) => begunSteps(input) > 0,
		statement: (input) => `The chronology holds ${counted(begunSteps(input), 'step')} marked “begun”. It was found out whether each was finished, and the answer is written below.`,
	},
	{
		id: 'school-wrote',
		asked: ({ details }) => !details.reasonsAndBarriers.trim() || !details.views.trim() || !details.supportSoFar.trim(),
		statement: said('The boxes left for the school to write in have been filled in.'),
	},
];

const begunSteps = (input: SupportInput) => input.case.steps.filter(({ state }) => state === 'reserved').length;

/** The confirmations that this referral leaves to a person. */
export function confirmationsFor(input: SupportInput): Confirmation[] {
	return questions.filter(({ asked }) => asked(input)).map(({ id, statement }) => ({ id, statement: statement(input) }));
}
