import { DateTime } from 'luxon';
import { codeOn } from '../../codes';
import { weekDates } from '../../calendar/weeks';
import { missingMark, noSession } from '../../item';
import { counted } from '../../text/plainEnglish';
import type { ExtractWeek, RegisterExtract } from '../form/registerExtract';
import type { BarWeek, Block, Cell } from './blocks';

const zone = { zone: 'utc', locale: 'en-GB' } as const;
const daysBetweenSchoolWeeks = 7;

/** `2026-11-23` as a table writes it: "23 Nov 2026". */
export const shortDate = (date: string): string => DateTime.fromISO(date, zone).toFormat('d MMM yyyy');

/** `2026-11-23` as "Mon 23 Nov 2026". */
export const weekdayAndDate = (date: string): string => DateTime.fromISO(date, zone).toFormat('ccc d MMM yyyy');

/** The register as authorities know it: a row a week, morning and afternoon side by side, so that `/\` makes herringbones. */
export function herringboneBlocks({ weeks, key }: RegisterExtract): Block[] {
	return [
		{ block: 'key', entries: key.map(({ code, meaning, class: look, sessions }) => ({ cell: { mark: code, look }, meaning, sessions: counted(sessions, 'session') })) },
		{
			block: 'herringbone',
			caption: 'Register extract: a row for each school week, Monday to Friday, morning and afternoon',
			weeks: weeks.map((week, index) => ({
				label: shortDate(week.weekBeginning),
				cells: week.marks.map((mark, place) => cell(mark, weekDates(week.weekBeginning)[place >> 1] as string)),
				absent: String(absent(week)),
				possible: String(week.possibleSessions),
				afterBreak: daysSince(weeks[index - 1], week) > daysBetweenSchoolWeeks,
			})),
		},
	];
}

function cell(mark: string, date: string): Cell {
	if (mark === noSession) return { mark: '', look: 'no session' };
	return { mark, look: mark === missingMark ? 'no mark' : (codeOn(mark, date)?.class ?? 'no mark') };
}

/** Sessions missed week by week as bars. The description says in words what the bars show. */
export function absenceBars({ weeks }: RegisterExtract): Block {
	return {
		block: 'bars',
		caption: 'Sessions missed in each school week (a full week is 10 sessions)',
		description: description(weeks),
		weeks: weeks.map((week, index): BarWeek => ({
			label: monthLabel(weeks, index),
			authorised: week.authorisedAbsentSessions,
			unauthorised: week.unauthorisedAbsentSessions,
			possible: week.possibleSessions,
		})),
	};
}

function description(weeks: readonly ExtractWeek[]): string {
	const schoolWeeks = weeks.filter(({ possibleSessions }) => possibleSessions > 0);
	const missed = schoolWeeks.filter((week) => absent(week) > 0);
	const most = missed.toSorted((one, other) => absent(other) - absent(one))[0];
	if (!most) return `Bar chart of ${counted(schoolWeeks.length, 'school week')}: no session was missed.`;
	return (
		`Bar chart of ${counted(schoolWeeks.length, 'school week')}. Sessions were missed in ${missed.length} of them; ` +
		`most in the week of ${shortDate(most.weekBeginning)}: ${absent(most)} of ${counted(most.possibleSessions, 'session')}, ` +
		`${most.authorisedAbsentSessions} authorised and ${most.unauthorisedAbsentSessions} unauthorised. The register extract holds every mark.`
	);
}

const absent = ({ authorisedAbsentSessions, unauthorisedAbsentSessions }: ExtractWeek) => authorisedAbsentSessions + unauthorisedAbsentSessions;

/** The month under its first school week. A month of one week gives its place to the next, or the two would run together. */
function monthLabel(weeks: readonly ExtractWeek[], index: number): string {
	const [before, own, after] = [index - 1, index, index + 1].map((at) => month(weeks[at]));
	const alone = after !== undefined && after !== own;
	return own === undefined || own === before || alone ? '' : own;
}

const month = (week: ExtractWeek | undefined) => week && DateTime.fromISO(week.weekBeginning, zone).toFormat('LLL');

function daysSince(earlier: ExtractWeek | undefined, week: ExtractWeek): number {
	if (!earlier) return 0;
	return DateTime.fromISO(week.weekBeginning, zone).diff(DateTime.fromISO(earlier.weekBeginning, zone), 'days').days;
}
