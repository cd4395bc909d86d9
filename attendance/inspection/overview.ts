import { csvOf } from '../text/csv';
import { counted, countedInThousands, longDate } from '../text/plainEnglish';
import type { Finding, Found, GroupInspection } from './findings';
import type { FindingKindId } from './kinds';
import { actorOf, groupName, lineOf, sectionsOf, whatIs, whoIs, type PageSection } from './page';

/** What the attendance officer is told: all groups, worst first, then what the office itself has to settle. */
export interface InspectionOverview {
	readonly subject: string;
	readonly school: string;
	readonly summary: string;
	readonly groups: ReadonlyArray<{
		readonly registrationGroup: string;
		readonly registrationTutor: string;
		readonly pupils: number;
		readonly mustBePutRight: number;
		readonly pleaseCheck: number;
		/** The finding that weighs most. */
		readonly first: string;
	}>;
	readonly sections: readonly PageSection[];
}

/** The overview of an inspection. Takes its groups in the order in which `inspect` gives them. */
export function inspectionOverview(groups: readonly GroupInspection[], school: string): InspectionOverview {
	const asAt = groups[0]?.asAt ?? '';
	const total = (count: 'mustBePutRight' | 'pleaseCheck') => groups.reduce((sum, { counts }) => sum + counts[count], 0);
	const waiting = groups.filter(({ findings }) => findings.length > 0).length;
	return {
		subject: `Register check, all groups${asAt ? `, ${longDate(asAt)}` : ''}`,
		school,
		summary:
			`${counted(groups.length, 'registration group')}; ${waiting} with something to look at. ` +
			`${countedInThousands(total('mustBePutRight'), 'point')} to put right, ${countedInThousands(total('pleaseCheck'), 'point')} to check.`,
		groups: groups.map(({ registrationGroup, registrationTutor, counts, findings }) => ({
			registrationGroup: groupName(registrationGroup),
			registrationTutor,
			pupils: counts.pupils,
			mustBePutRight: counts.mustBePutRight,
			pleaseCheck: counts.pleaseCheck,
			first: heaviest(findings),
		})),
		sections: officeSections(groups),
	};
}

function heaviest(findings: readonly Finding[]): string {
	const [first] = [...findings].sort((one, other) => other.weight * other.count - one.weight * one.count);
	return first ? `${first.title} (${first.count})` : '';
}

/** The office's findings of all groups put together by kind, each line with its group. */
function officeSections(groups: readonly GroupInspection[]): PageSection[] {
	const byKind = new Map<FindingKindId, Finding>();
	const groupOf = new Map<Found, string>();
	for (const { registrationGroup, findings } of groups) {
		for (const finding of findings) {
			if (finding.actor === 'tutor') continue;
			for (const found of finding.found) groupOf.set(found, groupName(registrationGroup));
			const before = byKind.get(finding.kind);
			byKind.set(finding.kind, before ? { ...before, count: before.count + finding.count, found: [...before.found, ...finding.found] } : finding);
		}
	}
	const heaviestFirst = [...byKind.values()].sort((one, other) => other.weight - one.weight || other.count - one.count);
	return sectionsOf(heaviestFirst, (found) => {
		const { who, what } = lineOf(found, 'name and number');
		return { who: `${who}, ${groupOf.get(found)}`, what };
	});
}

const csvColumns = ['Registration group', 'Tutor', 'Certainty', 'Who can settle it', 'Finding', 'Pupil', 'Count', 'Where', 'What to do'] as const;

/** Every finding of every group as CSV for Excel, a row a pupil and finding, in the order of the overview. */
export function overviewCsv(groups: readonly GroupInspection[]): string {
	const rows = groups.flatMap(({ registrationGroup, registrationTutor, findings }) =>
		findings.flatMap(({ certainty, actor, title, whatToDo, found }) =>
			found.map((one) => [
				groupName(registrationGroup), registrationTutor, certainty, actorOf(actor), title,
				whoIs(one, 'name and number'), String(one.count), whatIs(one), whatToDo,
			]),
		),
	);
	return csvOf(csvColumns, rows);
}
