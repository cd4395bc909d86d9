import {
	areaUnderCurve, brierOfShare, brierScore, calibrationByTenth, calibrationError, calibrationOf, isPersistentlyAbsentSoFar, precisionAtTop,
	precisionWhere, rateOf, recallWhere, type Calibration, type Share, type Told,
} from './figures';

/** Pupils whom a school can look at closely at a time: five in a hundred, so some 50 of a secondary and 20 of a primary. */
const caseloadPercent = 5;

export const caseloadOf = (pupils: readonly Told[]): number => Math.round((pupils.length * caseloadPercent) / 100);

const byChance = ({ chance }: Told): number => chance;
const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
const shareText = ({ part, whole }: Share) => (whole === 0 ? '–' : `${percent(part / whole)} (${part} of ${whole})`);
const table = (header: readonly string[], rows: ReadonlyArray<readonly string[]>) =>
	[`| ${header.join(' | ')} |`, `|${header.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

/** How well the score ranks and how far it may be believed. */
export const rankingTable = (told: ReadonlyArray<readonly [week: number, pupils: readonly Told[]]>): string => table(
	['week', 'pupils', 'persistently absent by July', 'mean chance told', 'AUC', 'AUC of absence so far', 'Brier', 'Brier of the mean', 'calibration error'],
	told.map(([week, pupils]) => {
		const { told: sum, came } = calibrationOf(pupils);
		return [
			String(week), String(pupils.length), percent(came / pupils.length), percent(sum / pupils.length), areaUnderCurve(pupils, byChance).toFixed(3),
			areaUnderCurve(pupils, rateOf).toFixed(3), brierScore(pupils).toFixed(3), brierOfShare(pupils).toFixed(3), percent(calibrationError(pupils)),
		];
	}),
);

/** Precision and recall of what a school could go by, at the caseload and beside the plain rules. */
export const caseloadTable = (told: ReadonlyArray<readonly [week: number, pupils: readonly Told[]]>): string => table(
	['week', `top ${caseloadPercent}% by chance`, `top ${caseloadPercent}% by absence so far`, 'of those not at 10% yet: top by chance', 'the same by absence so far',
		'rule: absence so far ≥ 10%, precision', 'its recall', 'rule: chance ≥ 50%, precision', 'its recall', 'rule: absent this week, precision', 'its recall'],
	told.map(([week, pupils]) => {
		const caseload = caseloadOf(pupils);
		const notYet = pupils.filter((pupil) => !isPersistentlyAbsentSoFar(pupil));
		const rules = [isPersistentlyAbsentSoFar, ({ chance }: Told) => chance >= 0.5, ({ absentThisWeek }: Told) => absentThisWeek];
		return [
			String(week),
			...[pupils, notYet].flatMap((list) => [byChance, rateOf].map((rank) => shareText(precisionAtTop(list, rank, caseload)))),
			...rules.flatMap((rule) => [shareText(precisionWhere(pupils, rule)), shareText(recallWhere(pupils, rule))]),
		];
	}),
);

export const tenthsTable = (told: ReadonlyArray<readonly [week: number, pupils: readonly Told[]]>): string => table(
	['chance told', ...told.map(([week]) => `week ${week}`)],
	Array.from({ length: 10 }, (_, tenth) => [
		`${tenth * 10} to ${tenth * 10 + 10}%`,
		...told.map(([, pupils]) => toldAndCame(calibrationByTenth(pupils)[tenth] as Calibration)),
	]),
);

/** Whether the score says too much or too little of a group, which it never sees. */
export function groupsTable(told: ReadonlyArray<readonly [week: number, pupils: readonly Told[]]>): string {
	const groups = [...new Set(told.flatMap(([, pupils]) => pupils.flatMap((pupil) => Object.keys(pupil.groups))))];
	return table(
		['group', ...told.map(([week]) => `week ${week}`)],
		[['everyone', ...told.map(([, pupils]) => toldAndCame(calibrationOf(pupils)))], ...groups.map((group) => [
			group, ...told.map(([, pupils]) => toldAndCame(calibrationOf(pupils.filter((pupil) => pupil.groups[group])))),
		])],
	);
}

const toldAndCame = ({ pupils, told, came }: Calibration): string =>
	pupils === 0 ? '–' : `${percent(told / pupils)} told, ${percent(came / pupils)} came (${pupils})`;
