import { measures } from '../../../../attendance/policy/measures';
import { conditionWords, measureChoice, readCondition } from '../../../../attendance/policy/table/conditionWords';

describe('a condition in words', () => {
	it.each([
		['absence this school year at least 10%', 'attendance.absencePercent', 'at least', 10],
		['Absence this school year is at least 7.5 per cent', 'attendance.absencePercent', 'at least', 7.5],
		['absence this school year ≥ 10 %', 'attendance.absencePercent', 'at least', 10],
		['absence this school year>=10%', 'attendance.absencePercent', 'at least', 10],
		['absence this school year (%) at least 10', 'attendance.absencePercent', 'at least', 10],
		['absence this school year (sessions) over 10', 'attendance.absentSessions', 'more than', 10],
		['attendance.absencePercent at least 10', 'attendance.absencePercent', 'at least', 10],
		['absence this school year at least 6 sessions', 'attendance.absentSessions', 'at least', 6],
		// A session is half a school day (SI 2024/208).
		['absence this school year at least 3 days', 'attendance.absentSessions', 'at least', 6],
		['absence this school year at least 2½ days', 'attendance.absentSessions', 'at least', 5],
		['absence this school year at least 1.5 days', 'attendance.absentSessions', 'at least', 3],
		['absence this school year on 2', null, null, null],
		['absence this school year at least 2 occasions', 'attendance.spells', 'at least', 2],
		['absence this school year 2 spells or more', 'attendance.spells', 'at least', 2],
		['absence this school year no more than 2 times', 'attendance.spells', 'at most', 2],
		['the longest illness this school year at least 15 school days', 'attendance.sicknessDays.longestConsecutive', 'at least', 15],
		['longest illness this school year at least 15 days', 'attendance.sicknessDays.longestConsecutive', 'at least', 15],
		['The longest illness this school year at least 15', 'attendance.sicknessDays.longestConsecutive', 'at least', 15],
		['absence without a known reason for more than five school days more than 0 sessions', 'attendance.overdueReasons', 'more than', 0],
		['absence in the last four school weeks fewer than 3 sessions', 'attendance.trend.lastFourWeeks.absentSessions', 'less than', 3],
		['absence since then under 5%', 'since.absencePercent', 'less than', 5],
		['persistently absent', 'attendance.persistentlyAbsent', 'is', true],
		['is persistently absent', 'attendance.persistentlyAbsent', 'is', true],
		['not persistently absent', 'attendance.persistentlyAbsent', 'is', false],
		['The pupil is not severely absent', 'attendance.severelyAbsent', 'is', false],
		['persistently absent is no', 'attendance.persistentlyAbsent', 'is', false],
		['persistently absent = TRUE', 'attendance.persistentlyAbsent', 'is', true],
		['over the national threshold of unauthorised absence in the last ten school weeks', 'attendance.penaltyNoticeThreshold.now.met', 'is', true],
		['over the national threshold of unauthorised absence is yes', 'attendance.penaltyNoticeThreshold.met', 'is', true],
		['the tier at least persistently absent', 'risk.tier', 'at least', 'persistently absent'],
		['tier is not at risk', 'risk.tier', 'is not', 'at risk'],
		['the tier is persistantly absent', null, null, null],
		['absence', null, null, null],
		['', null, null, null],
		['constructor at least 5', null, null, null],
		['persistently absent at least 5%', null, null, null],
		['absence this school year at least ten sessions', null, null, null],
		['absence this school year at least -5%', null, null, null],
		['absence this school year at least 5 school days', null, null, null],
		['absence this school year at least 10% 20%', null, null, null],
	] as const)('"%s"', (words, measure, comparison, value) => {
		const read = readCondition(words);
		if (measure === null) expect(read).toEqual({ fault: expect.stringMatching(/\S/) });
		else expect(read).toEqual({ measure, comparison, value });
	});

	it('names every measure so that no other is meant', () => {
		for (const [id, { kind }] of Object.entries(measures)) {
			const value = { percent: 12.25, count: 3, tier: 'at risk', 'yes or no': false }[kind];
			const condition = { measure: id, comparison: 'is', value } as const;
			expect(readCondition(conditionWords(condition))).toEqual(condition);
			expect(readCondition(`${measureChoice(id)} is ${typeof value === 'boolean' ? 'no' : value}`)).toEqual(condition);
			expect(readCondition(`${id} is ${typeof value === 'boolean' ? 'no' : value}`)).toEqual(condition);
		}
	});

	it('suggests the nearest measure for a slip', () => {
		expect(readCondition('unauthorized absence this school year at least 6 sessions')).toEqual({ fault: expect.stringContaining('did you mean "unauthorised absence this school year"?') });
		expect(readCondition('persistantly absent')).toEqual({ fault: expect.stringContaining('did you mean "persistently absent"?') });
		expect(readCondition('attendance.absencePercnt at least 6')).toEqual({ fault: expect.stringContaining('did you mean "attendance.absencePercent"?') });
	});
});
