import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { schoolCalendarOf, type SchoolCalendar } from '../../../attendance/calendar/schoolCalendar';
import { readItem, schoolPhases, type Attendance, type Lessons, type Register, type Risk, type School } from '../../../attendance/item';
import { lessonPatterns } from '../../../attendance/lessons';
import { measureSessions } from '../../../attendance/measures/measure';
import { sessionsOf, type OnRoll, type Sessions } from '../../../attendance/measures/sessions';
import { SchoolScores } from '../../../attendance/risk';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';
import { familyOf, siblingPatterns, type FamilyItem } from './siblings';

export const description: INodeProperties[] = [
	{
		displayName: 'Each pupil is seen against the other pupils of the same school, so send all of a school through at once. Pupils of several schools may come together.',
		name: 'cohortNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['score'] } },
	},
	{
		...asAtProperty,
		hint: 'Counts the school year of this date, up to and including it. Later marks are left out.',
		displayOptions: { show: { operation: ['score'] } },
	},
];

/**
 * Adds `attendance` and `risk` to each pupil. Needs `register`, or `attendance` made of totals. Of the pupil it reads the
 * dates on roll, and of the school what tells it from others: nothing by which a group could change a score. Contacts tell
 * who are brothers and sisters, for a pattern in words beside the score.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const scored = scoreItems(this);
	return await perItem(this, 1, ({ json, binary }, itemIndex) => {
		const { attendance, risk } = resultOf(scored[itemIndex] as Attempt<Scored>);
		return [{ output: 0, json: { ...json, attendance, risk }, binary }];
	});
}

interface Scored {
	readonly attendance: Attendance;
	readonly risk: Risk;
}

/** What one item holds that a score needs. */
interface Readable extends FamilyItem {
	/** Pupils with the same are seen against each other. */
	readonly cohort: string;
	readonly phase: School['phase'] | null;
	readonly onRoll: OnRoll;
	readonly totals: Attendance | null;
	readonly lessons: Lessons | null;
}

/** An item that fails spoils no other, and its pupil is in no cohort; its error waits until the item's turn. */
type Attempt<Result> = { readonly result: Result } | { readonly error: unknown };

function attempt<Result>(work: () => Result): Attempt<Result> {
	try {
		return { result: work() };
	} catch (error) {
		return { error };
	}
}

function resultOf<Result>(attempted: Attempt<Result>): Result {
	if ('error' in attempted) throw attempted.error;
	return attempted.result;
}

function scoreItems(context: IExecuteFunctions): Array<Attempt<Scored>> {
	const read = context.getInputData().map(({ json }, itemIndex) => attempt(() => readable(json, asAtDate(context, itemIndex))));
	const calendars = calendarsOf(read);
	const siblings = siblingPatterns(read.flatMap((item) => ('result' in item ? [item.result] : [])), calendars);
	const cohorts = new Map<string, SchoolScores>();
	const added = read.map((item) => attempt(() => {
		const pupil = resultOf(item);
		const { asAt, cohort, phase, onRoll, register, totals, lessons } = pupil;
		const sessions = register && sessionsOf(register, { asAt, calendar: calendars.get(cohort), onRoll });
		const attendance = totals ?? measureSessions(sessions as Sessions);
		let scores = cohorts.get(cohort);
		if (!scores) cohorts.set(cohort, (scores = new SchoolScores(asAt, phase)));
		// Lessons are summed up to their last day: of a later one than `asAt` they would tell what was not known yet.
		const ofLessons = lessons && lessons.to <= asAt ? lessonPatterns(lessons) : [];
		const morePatterns = [...ofLessons, ...(siblings.get(pupil) ?? [])];
		scores.add({ attendance, sessions, leavesOn: onRoll.onRollTo, morePatterns });
		return { attendance, cohort };
	}));
	const risks = new Map([...cohorts].map(([cohort, scores]) => [cohort, scores.risks().values()]));
	return added.map((item) => ('error' in item ? item : { result: { attendance: item.result.attendance, risk: risks.get(item.result.cohort)?.next().value as Risk } }));
}

/** The calendar of each school, as all of its registers tell it. */
function calendarsOf(read: ReadonlyArray<Attempt<Readable>>): Map<string, SchoolCalendar> {
	const items = read.flatMap((item) => ('result' in item && item.result.register ? [{ cohort: item.result.cohort, register: item.result.register }] : []));
	const byCohort = Map.groupBy(items, ({ cohort }) => cohort);
	return new Map([...byCohort].map(([cohort, list]) => [cohort, schoolCalendarOf(list.map(({ register }) => register))]));
}

function readable(json: IDataObject, asAt: string): Readable {
	const school = (json.school ?? {}) as Partial<School>;
	const pupil = (json.pupil ?? {}) as Partial<OnRoll>;
	const onlyTotals = json.register === undefined && (json.attendance as Partial<Attendance> | undefined)?.basis === 'totals';
	if (!onlyTotals) readItem(json, ['register']);
	return {
		asAt,
		cohort: [asAt, school.urn || school.name || ''].join(' '),
		phase: schoolPhases.find((phase) => phase === school.phase) ?? null,
		onRoll: { onRollFrom: dateOrNull(pupil.onRollFrom), onRollTo: dateOrNull(pupil.onRollTo) },
		// Checked above, and not copied: a school's registers are its largest part.
		register: onlyTotals ? null : (json.register as unknown as Register),
		totals: onlyTotals ? readItem(json, ['attendance']).attendance : null,
		lessons: json.lessons === undefined ? null : readItem(json, ['lessons']).lessons,
		family: familyOf(json),
	};
}

const dateOrNull = (value: unknown): string | null => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null);
