import { unnamedSchool, type MissingField } from '../../item';
import { counted, longDate } from '../../text/plainEnglish';
import { upnProblem } from '../../upn/upn';
import { referredPupilSchema } from '../form/pupil';
import { referrerSchema } from '../form/referrer';
import { isBlank } from '../form/text';
import type { SupportInput } from './input';
import { missingOfParents } from './parentsCompleteness';
import { missingOfRegister } from './registerCompleteness';

/** A field that the form cannot go without: who can supply it and where, and when it is lacking. */
interface Requirement extends MissingField {
	readonly lacking: (input: SupportInput) => boolean;
}

const settings = (field: string) => ({ whoCanSupply: 'the person who looks after this workflow', where: `Attendance Referral node, field ${field}` });
const schoolSettings = (field: string) => ({ whoCanSupply: 'the person who looks after this workflow', where: `school settings given to Attendance Register, ${field}` });
const pupilDetails = (column: string) => ({ whoCanSupply: "the school's data manager", where: `pupil details export, column ${column}` });

const { name, role, phone, email } = referrerSchema.shape;
const { address } = referredPupilSchema.shape;
const fails = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) => !schema.safeParse(value).success;

/** The fields of la-forms §3.2 that a request for support cannot go without, in the order of the form. */
const requirements: readonly Requirement[] = [
	{ field: 'referrer.name', label: 'Name of the person who refers', ...settings('Referrer Name'), lacking: ({ details }) => fails(name, details.referrer.name) },
	{ field: 'referrer.role', label: 'Role of the person who refers', ...settings('Referrer Role'), lacking: ({ details }) => fails(role, details.referrer.role) },
	{ field: 'referrer.phone', label: 'Phone number of the person who refers', ...settings('Referrer Phone'), lacking: ({ details }) => fails(phone, details.referrer.phone) },
	{ field: 'referrer.email', label: 'E-mail address of the person who refers', ...settings('Referrer Email'), lacking: ({ details }) => fails(email, details.referrer.email) },
	{ field: 'localAuthority.team', label: "Name of the authority's attendance team", ...settings('Local Authority Team'), lacking: ({ details }) => isBlank(details.team) },
	{ field: 'localAuthority.name', label: 'Name of the local authority', ...schoolSettings('Local Authority'), lacking: ({ school }) => isBlank(school.localAuthority) },
	{ field: 'school.name', label: 'Name of the school', ...schoolSettings('School Name'), lacking: ({ school }) => isBlank(school.name) || school.name === unnamedSchool },
	{ field: 'school.urn', label: "The school's URN (six digits)", ...schoolSettings('School URN'), lacking: ({ school }) => isBlank(school.urn) },
	{ field: 'pupil.legalSurname', label: 'Legal surname', ...pupilDetails('Legal Surname'), lacking: ({ pupil }) => isBlank(pupil.legalSurname) },
	{ field: 'pupil.legalForename', label: 'Legal forename', ...pupilDetails('Legal Forename'), lacking: ({ pupil }) => isBlank(pupil.legalForename) },
	{ field: 'pupil.dateOfBirth', label: 'Date of birth', ...pupilDetails('Date of Birth'), lacking: ({ pupil }) => pupil.dateOfBirth === null },
	{ field: 'pupil.yearGroup', label: 'Year group', ...pupilDetails('Year Group'), lacking: ({ pupil }) => isBlank(pupil.yearGroup) },
	{ field: 'pupil.address', label: 'Home address with postcode', ...pupilDetails('Address and Postcode'), lacking: ({ pupil }) => fails(address, pupil.address) },
];

/**
 * What a request for support still lacks, in the order of the form: each field with who can supply it and where.
 * Empty means that the form can be made. Nothing is filled in by guess.
 */
export function missingOfSupport(input: SupportInput): MissingField[] {
	return [
		...requirements.filter(({ lacking }) => lacking(input)).map(({ field, label, whoCanSupply, where }) => ({ field, label, whoCanSupply, where })),
		...missingOfUpn(input),
		...missingOfRoll(input),
		...missingOfParents(input),
		...missingOfRegister(input),
	];
}

function missingOfUpn({ pupil: { upn } }: SupportInput): MissingField[] {
	const problem = upnProblem(upn);
	if (problem === undefined) return [];
	const label = isBlank(upn) ? 'Unique pupil number (UPN)' : `A UPN that is right: this one ${problem}`;
	return [{ field: 'pupil.upn', label, ...pupilDetails('UPN') }];
}

function missingOfRoll({ pupil, asAt }: SupportInput): MissingField[] {
	if (pupil.onRollTo === null || pupil.onRollTo >= asAt) return [];
	return [{
		field: 'pupil.onRollTo',
		label: `A pupil on roll: this one left the roll on ${longDate(pupil.onRollTo)}`,
		whoCanSupply: "the school's data manager",
		where: 'pupil details export, column Leaving Date',
	}];
}

/** One readable sentence for each thing that is missing: what, who can supply it, where. */
export function missingAsText(missing: readonly MissingField[]): string {
	const lines = missing.map(({ label, whoCanSupply, where }) => `${label} — ${whoCanSupply}: ${where}.`);
	return [`Not ready to send: ${counted(missing.length, 'thing is', 'things are')} missing.`, ...lines].join('\n');
}
