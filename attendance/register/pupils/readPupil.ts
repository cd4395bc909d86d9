import type { Groups, Pupil } from '../../item';
import { upnProblem } from '../../upn/upn';
import type { Columns } from '../columns/columns';
import { addressFieldNames, type pupilFileFields } from '../columns/fields';
import type { CellProblem } from '../findings';
import { readAddress } from '../reading/address';
import { readDate } from '../reading/date';
import { readName, readSurnameFirst } from '../reading/name';
import { textOfRow } from '../reading/row';
import { readSpecialNeeds } from '../reading/specialNeeds';
import { readYearGroup } from '../reading/yearGroup';
import { readYesNo } from '../reading/yesNo';
import type { TableRow } from '../table';
import { readKeys, type PupilKeys } from './keys';

export type PupilField = keyof typeof pupilFileFields;

export interface PupilRow {
	readonly keys: PupilKeys;
	readonly pupil: Pupil;
	readonly problems: readonly CellProblem<PupilField>[];
}

type Report = (field: PupilField, reason: string, advice: string) => void;

const flagFields = [
	'freeSchoolMeals',
	'senSupport',
	'ehcPlan',
	'englishAdditionalLanguage',
	'lookedAfter',
	'previouslyLookedAfter',
	'socialWorker',
	'childProtection',
	'youngCarer',
] as const satisfies ReadonlyArray<keyof Groups & PupilField>;

/**
 * Columns where any text that is not a "no" means yes: schools enter the social worker's name, the date of the plan, the
 * authority. These groups bring support and holds, so a doubt goes to the pupil's side.
 */
const anyTextMeansYes: ReadonlySet<string> = new Set([
	'lookedAfter',
	'previouslyLookedAfter',
	'socialWorker',
	'childProtection',
	'youngCarer',
	'ehcPlan',
]);

/** Reads a pupil from a row of any file that has columns about pupils. Undefined where the row does not say whose it is. */
export function readPupil(row: TableRow, columns: Columns<PupilField>): PupilRow | undefined {
	const text = textOfRow(row, columns);
	const keys = readKeys(text);
	const id = keys.misId || keys.admissionNumber || keys.upn;
	if (!id) return undefined;

	const problems: CellProblem<PupilField>[] = [];
	const report: Report = (field, reason, advice) => problems.push({ field, value: text(field), reason, advice });
	const date = (field: PupilField): string | null => {
		if (text(field) === '') return null;
		const read = readDate(text(field));
		if (!('problem' in read)) return read.date;
		report(field, `This date ${read.problem}`, 'Write it as DD/MM/YYYY. The pupil was kept without it.');
		return null;
	};
	const upnWrong = keys.upn ? upnProblem(keys.upn) : undefined;
	if (upnWrong) report('upn', `This UPN ${upnWrong}`, 'Check it in the MIS. The pupil was kept, with the UPN as it stands.');

	return {
		keys,
		pupil: {
			id,
			upn: keys.upn,
			...readNames(text),
			dateOfBirth: date('dateOfBirth'),
			yearGroup: yearGroupOf(text, report),
			registrationGroup: text('registrationGroup'),
			...(text('registrationTutor') ? { registrationTutor: text('registrationTutor') } : {}),
			onRollFrom: date('onRollFrom'),
			onRollTo: date('onRollTo'),
			address: addressFieldNames.some((field) => columns.has(field)) ? readAddress(text) : null,
			groups: readGroups(text, report),
		},
		problems,
	};
}

function readNames(text: (field: PupilField) => string): Pick<Pupil, 'legalSurname' | 'legalForename' | 'preferredForename'> {
	const whole = text('surnameFirst') ? readSurnameFirst(text('surnameFirst')) : readName(text('fullName'));
	const legalSurname = text('legalSurname') || whole.surname;
	const preferred = withoutSurname(text('preferredForename'), legalSurname);
	const legalForename = text('legalForename') || whole.forename || preferred;
	return { legalSurname, legalForename, preferredForename: preferred || legalForename };
}

/** Some systems put the whole preferred name in one column; letters want the forename. */
function withoutSurname(preferred: string, surname: string): string {
	const ending = ` ${surname}`.toLowerCase();
	return surname && preferred.toLowerCase().endsWith(ending) ? preferred.slice(0, -ending.length).trim() : preferred;
}

function yearGroupOf(text: (field: PupilField) => string, report: Report): string {
	const yearGroup = readYearGroup(text('yearGroup'));
	if (yearGroup === undefined)
		report('yearGroup', 'This is not a year group', 'Write it as N1, N2, R or 1 to 14. The pupil was kept without it.');
	return yearGroup ?? '';
}

function readGroups(text: (field: PupilField) => string, report: Report): Groups {
	const groups = {} as Record<(typeof flagFields)[number], boolean>;
	for (const field of flagFields) {
		const flag = readYesNo(text(field)) ?? (anyTextMeansYes.has(field) ? true : undefined);
		if (flag === undefined) report(field, 'This is neither yes nor no', 'Write Y or N. It was taken as no.');
		groups[field] = flag ?? false;
	}
	const needs = readSpecialNeeds(text('sen'));
	if (!needs)
		report(
			'sen',
			'This is not a SEN status',
			'Write N, K (SEN support) or E (education, health and care plan). It was taken as N.',
		);
	return {
		...groups,
		senSupport: groups.senSupport || (needs?.senSupport ?? false),
		ehcPlan: groups.ehcPlan || (needs?.ehcPlan ?? false),
	};
}
