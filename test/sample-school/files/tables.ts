import { marksOf, mondays } from '../../../attendance/calendar/weeks';
import { noSession, type Address } from '../../../attendance/item';
import { town } from '../people/places';
import { placeKey } from '../registers/asAt';
import type { SamplePupil, SampleSchool } from '../index';
import { ukDate, yesNo, type CsvTable } from './csv';

const pupilColumns = ['Admission Number', 'UPN', 'Legal Surname', 'Legal Forename', 'Reg Group'];

const pupilCells = ({ pupil }: SamplePupil) => [pupil.id, pupil.upn, pupil.legalSurname, pupil.legalForename, pupil.registrationGroup];

/** Marks with a row a session: pupils in order, each from the first session of the year to the last. */
export function longMarks({ pupils }: SampleSchool): CsvTable {
	const rows: string[][] = [];
	for (const each of pupils) {
		const who = pupilCells(each);
		for (const { date, session, mark } of marksOf(each.register)) {
			const key = placeKey(date, session);
			rows.push([...who, ukDate(date), session, mark, String(each.minutesLate.get(key) ?? ''), each.comments.get(key) ?? '']);
		}
	}
	return { header: [...pupilColumns, 'Date', 'Session', 'Mark', 'Minutes Late', 'Comments'], rows };
}

export const weekColumns = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) => [`${day}AM`, `${day}PM`]);

/** Marks with a row a week, as Bromcom's `StudentAttendanceByWeek` lays them out. */
export function weeklyMarks({ pupils }: SampleSchool): CsvTable {
	const rows = pupils.flatMap((each) =>
		mondays(each.register).map((monday) => {
			const marks = (each.register.weeks[monday] as string).split(' ').map((mark) => (mark === noSession ? '' : mark));
			return [...pupilCells(each), ukDate(monday), ...marks];
		}),
	);
	return { header: [...pupilColumns, 'Week Beginning', ...weekColumns], rows };
}

const addressColumns = ['Address Line 1', 'Address Line 2', 'Address Line 3', 'Town', 'Postcode'];

function addressCells(address: Address | null): string[] {
	if (!address) return addressColumns.map(() => '');
	const [first = '', second = '', third = ''] = address.lines.filter((line) => line !== town);
	return [first, second, third, town, address.postcode];
}

/** Pupil details with a row a pupil: codes for SEN as in the school census (N, K, E). */
export function pupilDetails({ pupils }: SampleSchool): CsvTable {
	return {
		header: [
			'Admission Number', 'UPN', 'Legal Surname', 'Legal Forename', 'Preferred Forename', 'Sex', 'Date of Birth', 'Year Group', 'Reg Group', 'Registration Tutor',
			'Admission Date', 'Leaving Date', ...addressColumns, 'FSM', 'SEN Status', 'EAL', 'In Care', 'Previously Looked After',
			'Child In Need', 'Child Protection Plan', 'Young Carer',
		],
		rows: pupils.map(({ pupil, sex }) => [
			pupil.id, pupil.upn, pupil.legalSurname, pupil.legalForename, pupil.preferredForename, sex, ukDate(pupil.dateOfBirth), pupil.yearGroup,
			pupil.registrationGroup, pupil.registrationTutor ?? '', ukDate(pupil.onRollFrom), ukDate(pupil.onRollTo), ...addressCells(pupil.address),
			yesNo(pupil.groups.freeSchoolMeals), pupil.groups.ehcPlan ? 'E' : pupil.groups.senSupport ? 'K' : 'N',
			...[
				pupil.groups.englishAdditionalLanguage, pupil.groups.lookedAfter, pupil.groups.previouslyLookedAfter, pupil.groups.socialWorker,
				pupil.groups.childProtection, pupil.groups.youngCarer,
			].map(yesNo),
		]),
	};
}

const channelNames = { post: 'Letter', email: 'Email', sms: 'Text message', phone: 'Phone call' } as const;

/** Contacts with a row for each pupil and person, in the order in which they are called. */
export function contactDetails({ pupils }: SampleSchool): CsvTable {
	return {
		header: [
			'Admission Number', 'Contact ID', 'Priority', 'Title', 'Contact Forename', 'Contact Surname', 'Relationship', 'Parental Responsibility',
			'Lives With Pupil', ...addressColumns, 'Telephone', 'Email', 'Preferred Contact Method', 'Language', 'Interpreter Required', 'Do Not Contact',
		],
		rows: pupils.flatMap(({ pupil, contacts }) =>
			contacts.map((contact) => {
				// Forenames of contacts are one word, so what follows the first space is the surname.
				const space = contact.name.indexOf(' ');
				return [
					pupil.id, contact.id ?? '', String(contact.priority ?? ''), contact.title, contact.name.slice(0, space), contact.name.slice(space + 1),
					contact.relationship, yesNo(contact.parentalResponsibility), yesNo(contact.livesWithPupil), ...addressCells(contact.address),
					contact.phone, contact.email, contact.preferredChannel ? channelNames[contact.preferredChannel] : '', contact.language,
					yesNo(contact.interpreter), yesNo(contact.doNotContact),
				];
			}),
		),
	};
}
