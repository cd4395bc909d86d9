import { isAbsent, isPossible, codeOn, type CodeClass } from '../../attendance/codes';
import { marksOf } from '../../attendance/calendar/weeks';
import { missingMark } from '../../attendance/item';
import { longDate } from '../../attendance/text/plainEnglish';
import type { SamplePupil, SampleSchool } from './index';

/** A sample school in some lines of text: who is in it and how they attend, with counts. */
export function describeSchool(school: SampleSchool): string {
	const { pupils } = school;
	const onRoll = pupils.filter(({ pupil }) => pupil.onRollTo === null || pupil.onRollTo >= school.asAt);
	const households = new Map(pupils.map((each) => [each.household, each]));
	const people = [...households.values()].flatMap(({ contacts }) => contacts);
	const apart = [...households.values()].filter(hasParentsAtTwoAddresses).length;
	const levels = pupils.map(absenceOf);
	const absent = sum(levels.map((level) => level.absent));
	const possible = sum(levels.map((level) => level.possible));
	const share = (part: number, whole: number) => `${((part * 100) / whole).toFixed(1)} %`;
	const group = (passes: (each: SamplePupil) => boolean) => {
		const count = pupils.filter(passes).length;
		return `${count} (${share(count, pupils.length)})`;
	};
	return [
		`${school.school.name}, a ${school.phase} school in the invented authority of ${school.school.localAuthority}, as at ${longDate(school.asAt)} (seed ${school.seed})`,
		'',
		`  Pupils on roll            ${onRoll.length}, and ${pupils.length - onRoll.length} who left this year, of ${households.size} families`,
		`  Contacts                  ${people.length}; ${apart} families have parents at two addresses`,
		`  Without e-mail            ${people.filter(({ email }) => !email).length}`,
		`  Another language          ${people.filter(({ language }) => language).length}, ${people.filter(({ interpreter }) => interpreter).length} with an interpreter`,
		`  Must not be contacted     ${people.filter(({ doNotContact }) => doNotContact).length}`,
		`  Free school meals         ${group(({ pupil }) => pupil.groups.freeSchoolMeals)}`,
		`  SEN support, EHC plan     ${group(({ pupil }) => pupil.groups.senSupport)}, ${group(({ pupil }) => pupil.groups.ehcPlan)}`,
		`  Additional language       ${group(({ pupil }) => pupil.groups.englishAdditionalLanguage)}`,
		`  Social worker             ${group(({ pupil }) => pupil.groups.socialWorker)}, of whom looked after ${pupils.filter(({ pupil }) => pupil.groups.lookedAfter).length}`,
		`  Young carers              ${group(({ pupil }) => pupil.groups.youngCarer)}`,
		`  Sessions absent           ${share(absent, possible)} (${absent} of ${possible})`,
		`  Persistently absent       ${group((each) => isAtLeast(absenceOf(each), 10))}`,
		`  Severely absent           ${group((each) => isAtLeast(absenceOf(each), 2))}`,
	].join('\n');
}

interface Absence {
	readonly absent: number;
	readonly possible: number;
}

function absenceOf({ register }: SamplePupil): Absence {
	let absent = 0;
	let possible = 0;
	for (const { date, mark } of marksOf(register)) {
		if (mark === missingMark) continue;
		const codeClass = codeOn(mark, date)?.class as CodeClass;
		if (isPossible(codeClass)) possible += 1;
		if (isAbsent(codeClass)) absent += 1;
	}
	return { absent, possible };
}

/** Whether at least one session in `parts` was missed: 10 for persistent, 2 for severe absence. */
const isAtLeast = ({ absent, possible }: Absence, parts: number) => possible > 0 && absent * parts >= possible;

function hasParentsAtTwoAddresses({ contacts }: SamplePupil): boolean {
	const addresses = contacts.filter(({ parentalResponsibility, address }) => parentalResponsibility && address).map(({ address }) => address?.lines.join());
	return new Set(addresses).size > 1;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
