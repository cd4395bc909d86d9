import { DateTime } from 'luxon';
import { missingMark } from '../item';
import { counted, countedInThousands, longDate } from '../text/plainEnglish';
import type { Finding, Found, FoundSession, GroupInspection } from './findings';
import { certainties, findingKinds, type Actor, type Certainty } from './kinds';

/** How a page names pupils: a page that travels by e-mail may do with numbers alone. */
export type PupilNaming = 'name and number' | 'number';

/** One line of a finding: whom it is about, and what. */
export interface PageLine {
	readonly who: string;
	readonly what: string;
}

export interface PageFinding {
	readonly title: string;
	/** "5 sessions, 3 pupils" */
	readonly amount: string;
	readonly why: string;
	readonly source: string;
	readonly whatToDo: string;
	readonly lines: readonly PageLine[];
}

export interface PageSection {
	readonly certainty: Certainty;
	readonly heading: string;
	readonly findings: readonly PageFinding[];
}

/** What the tutor of a registration group is told, the same as an e-mail and on paper. */
export interface InspectionPage {
	/** Names group and date and nothing else: subjects and titles are seen by whoever passes a screen. */
	readonly subject: string;
	readonly school: string;
	readonly registrationGroup: string;
	readonly to: string;
	readonly summary: string;
	readonly sections: readonly PageSection[];
	/** What the attendance office looks into, without saying what. Empty where there is nothing. */
	readonly office: string;
	readonly closing: string;
}

const sectionHeadings: Record<Certainty, string> = { 'must be put right': 'Must be put right', 'please check': 'Please check' };

const closing =
	'This list says what the register holds, not why. Where an entry is right, leave it as it is and tell the attendance office. ' +
	'A correction keeps the first entry: your MIS records who changed what, when and why.';

/** A group's name, also where the files give none. */
export const groupName = (registrationGroup: string): string => registrationGroup || 'No registration group';

/** The page of one registration group, with the findings that its tutor can settle. */
export function inspectionPage(inspection: GroupInspection, school: string, naming: PupilNaming): InspectionPage {
	const { registrationGroup, registrationTutor, asAt, from, counts, findings } = inspection;
	const ofTutor = findings.filter(({ actor }) => actor === 'tutor');
	const ofOffice = findings.length - ofTutor.length;
	const since = from ? ` since ${longDate(from)}` : '';
	return {
		subject: `Register check ${groupName(registrationGroup)}, ${longDate(asAt)}`,
		school,
		registrationGroup: groupName(registrationGroup),
		to: registrationTutor,
		summary: `${counted(counts.pupils, 'pupil')}, ${countedInThousands(counts.sessions, 'session')} in all${since}. ${waiting(ofTutor)}`,
		sections: sectionsOf(ofTutor, (found) => lineOf(found, naming)),
		office: ofOffice > 0 ? `The attendance office is looking into ${counted(ofOffice, 'further point')} about this group.` : '',
		closing,
	};
}

function waiting(findings: readonly Finding[]): string {
	const of = (certainty: Certainty) => findings.filter((finding) => finding.certainty === certainty).reduce((sum, { count }) => sum + count, 0);
	const [right, check] = [of('must be put right'), of('please check')];
	if (right + check === 0) return 'Nothing for you to put right or to check.';
	return [right > 0 ? `${counted(right, 'point')} to put right.` : '', check > 0 ? `${counted(check, 'point')} to check.` : ''].filter(Boolean).join(' ');
}

/** Findings under the two headings, in the order in which they come. */
export function sectionsOf(findings: readonly Finding[], line: (found: Found) => PageLine): PageSection[] {
	return certainties.flatMap((certainty) => {
		const here = findings.filter((finding) => finding.certainty === certainty);
		if (here.length === 0) return [];
		return [{ certainty, heading: sectionHeadings[certainty], findings: here.map((finding) => pageFinding(finding, line)) }];
	});
}

function pageFinding(finding: Finding, line: (found: Found) => PageLine): PageFinding {
	const { title, why, source, whatToDo, found } = finding;
	return { title, amount: amountOf(finding), why, source, whatToDo, lines: found.map(line) };
}

/** How much there is of a finding: "5 sessions, 3 pupils"; "2 pupils" where a pupil counts once. */
function amountOf({ kind, count, found }: Finding): string {
	const pupils = found.filter(({ pupil }) => pupil !== null).length;
	if (findingKinds[kind].counts === 'pupils') return counted(count, 'pupil');
	const what = counted(count, kind === 'lessonsMissed' ? 'lesson' : 'session');
	return pupils === 0 ? what : `${what}, ${counted(pupils, 'pupil')}`;
}

/** A line of a page. */
export function lineOf(found: Found, naming: PupilNaming): PageLine {
	return { who: whoIs(found, naming), what: whatIs(found) };
}

/** Whom a finding is about. */
export function whoIs({ pupil }: Found, naming: PupilNaming): string {
	if (!pupil) return 'The whole group';
	return naming === 'number' || pupil.name === pupil.id ? `Pupil ${pupil.id}` : `${pupil.name} (${pupil.id})`;
}

/** What was found: the latest sessions, how many there are besides, and the note. */
export function whatIs({ sessions, count, note }: Found): string {
	const earlier = sessions.length > 0 && count > sessions.length ? `${count - sessions.length} earlier, ` : '';
	return [`${earlier}${sessions.map(sessionText).join(', ')}`, note].filter(Boolean).join('; ');
}

function sessionText({ date, session, mark, lesson }: FoundSession): string {
	const day = DateTime.fromISO(date, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d MMM');
	const when = [day, session, lesson].filter(Boolean).join(' ');
	return mark === missingMark ? when : `${when} (${mark})`;
}

/** Who can settle a finding, as a table says it. */
export const actorOf = (actor: Actor): string => (actor === 'tutor' ? 'Tutor' : 'Attendance office');
