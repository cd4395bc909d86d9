import { readItem } from '../../../../attendance/item';
import { rejections, run, table } from '../tables';

const byPupil = async (header: string, ...rows: string[]) => {
	const imported = await run({ marks: table('totals.csv', header, ...rows) });
	return { ...imported, attendance: Object.fromEntries(imported.withTotals.map(({ pupil, attendance }) => [pupil.id, attendance])) };
};

describe('a row a pupil with totals', () => {
	// 120 possible, 108 attended: absent 12, exactly a tenth. Persistently absent at 90.0% (rules §0, trap 4).
	test.each([
		['Assembly', 'student_id|possible_sessions|attended_sessions|late_sessions|authorised_absence_sessions|unauthorised_absence_sessions|start_date|end_date', '1042|120|108|4|9|3|2026-09-07|2026-11-20'],
		['Arbor', 'Student ID|sessionsPossible|sessionsAttended|sessionsAuthorizedAbsence|sessionsUnauthorizedAbsence', '1042|120|108|9|3'],
		[
			'DfE cross-border',
			'Academic term|UPN|DOB|Year group|School name|Pupil surname|Pupil forename|Admission date|Leaving date|Full days missed|Possible sessions|Absent sessions|Present sessions|Approved educational activity sessions|Authorised absent sessions|Unauthorised absent sessions|Persistently absent',
			'Autumn|B801200005001|14/03/2015|7|Netherby School|Ash|Ann|01/09/2026||6|120|12|105|3|9|3|Y',
		],
		['the DfE’s open data', 'UPN|sess_possible|sess_overall|sess_authorised|sess_unauthorised', 'B801200005001|120|12|9|3'],
		['plain names', 'Adno|Possible|Present|Auth|Unauth|Late|%', '1042|120|108|9|3|4|90.0'],
		['counts that a sheet made decimal', 'Adno|Possible|Attended|Authorised|Unauthorised', '1042|120.0|108.0|9.0|3.0'],
	])('as %s names its columns', async (_, header, row) => {
		const imported = await byPupil(header, row);
		expect([imported.rejected, imported.layout, imported.pupils]).toEqual([[], 'totals', []]);
		expect(imported.withTotals[0]?.attendance).toMatchObject({
			basis: 'totals',
			possibleSessions: 120,
			absentSessions: 12,
			authorisedAbsentSessions: 9,
			unauthorisedAbsentSessions: 3,
			absencePercent: 10,
			persistentlyAbsent: true,
			severelyAbsent: false,
			// Ten of 120 sessions may or may not lie within ten school weeks (rules §2.2).
			penaltyNoticeThreshold: null,
		});
		for (const item of imported.withTotals) expect(item).not.toHaveProperty('register');
		for (const item of imported.withTotals) expect(readItem({ ...item }, ['school', 'pupil', 'contacts', 'attendance'])).toEqual(item);
	});

	test('gives the dates that the file says', async () => {
		const { attendance } = await byPupil('Adno|Possible|Attended|From|To', '1|120|108|07/09/2026|20/11/2026', '2|10|10||');
		expect(attendance).toMatchObject({ 1: { from: '2026-09-07', to: '2026-11-20' }, 2: { from: null, to: null } });
	});

	test('in two schools’ terms that follow each other is added', async () => {
		const { attendance, rejected } = await byPupil('Adno|Possible|Attended|Authorised|Unauthorised|Start Date|End Date', '1|100|90|10|0|01/09/2026|18/12/2026', '1|50|40|0|10|04/01/2027|12/02/2027');
		expect([rejected, attendance[1]]).toMatchObject([[], { possibleSessions: 150, absentSessions: 20, unauthorisedAbsentSessions: 10, from: '2026-09-01', to: '2027-02-12' }]);
	});

	test.each([
		['that do not add up', 'Adno|Possible|Attended|Authorised|Unauthorised', '1|120|108|9|2', [[2, 'Row', '']]],
		['whose parts are more than the whole', 'Adno|Possible|Absent|Authorised|Unauthorised', '1|120|12|9|9', [[2, 'Row', '']]],
		['with more absent than possible', 'Adno|Possible|Absent', '1|12|120', [[2, 'Row', '']]],
		['that are no counts', 'Adno|Possible|Attended', '1|120|lots', [[2, 'Attended', 'lots']]],
		['that are fractions', 'Adno|Possible|Attended', '1|120|107.5', [[2, 'Attended', '107.5']]],
		['below nothing', 'Adno|Possible|Attended', '1|120|-8', [[2, 'Attended', "'-8"]]],
		['without the possible sessions', 'Adno|Possible|Attended', '1||108', [[2, 'Possible', '']]],
	])('are rejected, and the pupil left out: counts %s', async (_, header, row, expected) => {
		const imported = await byPupil(header, row, header.split('|').map((name) => (name === 'Adno' ? '9' : '0')).join('|'));
		expect([rejections(imported), Object.keys(imported.attendance)]).toEqual([expected, ['9']]);
		const { read, kept, rejected } = imported.counts;
		expect([read, kept, rejected]).toEqual([2, 1, 1]);
	});

	test('twice for one pupil is one where they agree, and neither where they differ', async () => {
		const imported = await byPupil('Adno|Possible|Attended', '1|120|108', '1|120|108', '2|120|108', '2|110|108');
		expect([Object.keys(imported.attendance), imported.rejected.map(({ row }) => row)]).toEqual([['1'], [4, 5]]);
	});

	test('of percentages alone is refused, and told why', async () => {
		for (const header of ['Upn|Surname|PresentPercentageWithEA', 'UPN|Legal Forename|Legal Surname|Attendance %', 'UPN|Overall Attendance']) {
			await expect(run({ marks: table('totals.csv', header, header.replace(/[^|]+/g, '90.0')) })).rejects.toMatchObject({
				message: 'totals.csv holds percentages and no counts of sessions',
				advice: expect.stringContaining('rounded percentage'),
			});
		}
	});

	test('takes details and contacts from the other files, and says whom they alone name', async () => {
		const imported = await run({
			marks: table('totals.csv', 'Adno|Possible|Attended', '1|120|108'),
			pupils: table('pupils.csv', 'Adno|Surname|Forename', '1|Ash|Ann', '2|Elm|Bo'),
			contacts: table('contacts.csv', 'Adno|Contact Name', '1|Ada Ash'),
		});
		expect(imported.withTotals).toMatchObject([{ pupil: { legalSurname: 'Ash' }, contacts: [{ name: 'Ada Ash' }] }]);
		expect(imported.rejected).toMatchObject([{ file: 'pupils.csv', row: 3, reason: 'totals.csv has no totals for this pupil', advice: expect.stringContaining('left out') }]);
	});

	test('beside marks is read for the marks', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark|Possible|Present', '1|07/09/2026|AM|I|120|108') });
		expect([imported.layout, imported.withTotals]).toEqual(['long', []]);
	});
});
