import { naturalOrder } from '../text/naturalOrder';
import { checks } from './checks';
import { registersNotTaken } from './checks/missing';
import type { Finding, Found, GroupInspection } from './findings';
import { findingKinds, type FindingKind, type FindingKindId } from './kinds';
import { firstDay, viewPupil, viewSchool, type GroupView, type InspectedItem, type SchoolView } from './view';

export interface InspectionChoices {
	/** The date to work from, `YYYY-MM-DD`; later marks are left out. */
	readonly asAt: string;
	/** The first day to look at; null for the first of the school year. */
	readonly from?: string | null;
}

/**
 * Inspects the registers of a school as they stand at a date. Takes its pupils' items, all of one school, since some
 * findings show only beside the other groups. Gives each registration group once with its findings, worst first: groups
 * by what waits in them, findings by certainty and then weight. The same items in any order give the same findings.
 */
export function inspect(items: readonly InspectedItem[], { asAt, from = null }: InspectionChoices): GroupInspection[] {
	const first = firstDay(from, asAt);
	const school = viewSchool(items, from, asAt);
	return byGroup(items)
		.map(([name, ofGroup]) => inspectGroup(name, ofGroup, first, school))
		.sort((one, other) => other.counts.weighed - one.counts.weighed || naturalOrder.compare(one.registrationGroup, other.registrationGroup));
}

/** Groups with their pupils in the order of names, whatever the order of the items. */
function byGroup(items: readonly InspectedItem[]): [string, InspectedItem[]][] {
	const groups = Map.groupBy(items, ({ pupil }) => pupil.registrationGroup);
	const key = ({ pupil: { legalSurname, legalForename, id } }: InspectedItem) => `${legalSurname}, ${legalForename}, ${id}`;
	for (const group of groups.values()) group.sort((one, other) => naturalOrder.compare(key(one), key(other)));
	return [...groups];
}

function inspectGroup(name: string, items: readonly InspectedItem[], first: string, school: SchoolView): GroupInspection {
	const pupils = items.map((item) => viewPupil(item, first, school.asAt));
	const group: GroupView = { name, pupils, notTaken: registersNotTaken(pupils) };
	const findings = (Object.keys(findingKinds) as FindingKindId[])
		.flatMap((kind) => findingOf(kind, checks[kind](group, school)))
		.sort((one, other) => Number(isQuestion(one)) - Number(isQuestion(other)) || other.weight - one.weight || other.count - one.count);
	const countOf = (question: boolean) => sum(findings.filter((finding) => isQuestion(finding) === question).map(({ count }) => count));
	const dates = pupils.flatMap(({ sessions }) => sessions[0]?.date ?? []);
	return {
		registrationGroup: name,
		registrationTutor: tutorOf(items),
		from: dates.sort()[0] ?? null,
		asAt: school.asAt,
		counts: {
			pupils: pupils.length,
			sessions: sum(pupils.map(({ sessions }) => sessions.length)),
			mustBePutRight: countOf(false),
			pleaseCheck: countOf(true),
			weighed: sum(findings.map(({ weight, count }) => weight * count)),
		},
		findings,
	};
}

function findingOf(id: FindingKindId, found: readonly Found[]): Finding[] {
	if (found.length === 0) return [];
	const { title, certainty, actor, weight, why, source, whatToDo }: FindingKind = findingKinds[id];
	// The pupil with the most first; where two have as many, the order of names stands.
	const worstFirst = [...found].sort((one, other) => other.count - one.count);
	return [{ kind: id, title, certainty, actor, weight, count: sum(found.map(({ count }) => count)), found: worstFirst, why, source, whatToDo }];
}

const isQuestion = ({ certainty }: Finding): boolean => certainty === 'please check';

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Whom the pupils' details name as the group's tutor; of several, whom they name most. Empty where nobody is named. */
function tutorOf(items: readonly InspectedItem[]): string {
	const named = new Map<string, number>();
	for (const { pupil } of items) if (pupil.registrationTutor) named.set(pupil.registrationTutor, (named.get(pupil.registrationTutor) ?? 0) + 1);
	const [most] = [...named].sort(([one, times], [other, otherTimes]) => otherTimes - times || naturalOrder.compare(one, other));
	return most?.[0] ?? '';
}
