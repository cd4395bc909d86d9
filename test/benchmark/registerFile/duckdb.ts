/**
 * Measured: DuckDB reading the same file and adding it up, with its own defaults for threads and memory and every choice
 * about the file's form made for it. `counts` gives each pupil's possible, absent and unauthorised sessions; `threshold` also
 * the most unauthorised sessions in any ten school weeks. Spells, weekdays, trend and risk, which our side has too, are not asked.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { codeTable, isAbsent, isPossible, penaltyNoticeCodes } from '../../../attendance/codes';
import { nationalThreshold } from '../../../attendance/measures/penaltyNoticeThreshold';
import { answersLine } from './answers';

const [, , file, asked] = process.argv;

const list = (codes: Iterable<string>): string => `(${[...new Set(codes)].map((code) => `'${code}'`).join(', ')})`;
/** The codes of the file's dates, all after the newest table began. */
const inUse = codeTable.filter(({ validTo }) => validTo === null);
const possible = list(inUse.filter((code) => isPossible(code.class)).map(({ code }) => code));
const absent = list(inUse.filter((code) => isAbsent(code.class)).map(({ code }) => code));
const unauthorised = list(inUse.filter((code) => code.class === 'unauthorised absence').map(({ code }) => code));

const columns = ['UPN', 'Admission', 'Surname', 'Forename', 'RegGroup', 'YearGroup'].map((name) => `'${name}': 'VARCHAR'`).join(', ');
const marks = `read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}, 'Date': 'DATE', 'Session': 'VARCHAR', 'Mark': 'VARCHAR', 'Comment': 'VARCHAR'})`;
const sums = `
	count(*) filter (Mark in ${possible}) as possible,
	count(*) filter (Mark in ${absent}) as absent,
	count(*) filter (Mark in ${unauthorised}) as unauthorised`;

const queries: Record<string, string> = {
	counts: `select UPN, ${sums}, null from ${marks} group by UPN`,
	threshold: `
		with byWeek as (
			select UPN, date_trunc('week', Date) as week, ${sums},
				count(*) filter (Mark in ${list(penaltyNoticeCodes)}) as counted
			from ${marks} group by all
		),
		schoolWeeks as (select week, row_number() over (order by week) as number from (select distinct week from byWeek)),
		rolling as (
			select *, sum(counted) over (
				partition by UPN order by number range between ${nationalThreshold.schoolWeeks - 1} preceding and current row
			) as inTenWeeks
			from byWeek join schoolWeeks using (week)
		)
		select UPN, sum(possible), sum(absent), sum(unauthorised), max(inTenWeeks) >= ${nationalThreshold.sessions} from rolling group by UPN`,
};

async function run(): Promise<void> {
	const connection = await (await DuckDBInstance.create(':memory:')).connect();
	const rows = (await connection.runAndReadAll(queries[asked ?? ''] as string)).getRows();
	const answers = rows.map(([upn, ...counts]) => ({
		upn: String(upn),
		possible: Number(counts[0]),
		absent: Number(counts[1]),
		unauthorised: Number(counts[2]),
		thresholdMet: counts[3] as boolean | null,
	}));
	process.stdout.write(answersLine(answers));
}

void run();
