import { rejections, run, table, weeks } from '../tables';

/** What Excel lists and MIS reports put below a table, none of which is a child. */
describe('what stands below a list of pupils makes no pupil', () => {
	const days = '07/09/2026 AM|07/09/2026 PM';
	it.each([
		['a sum in the column of the UPNs', `UPN|Name|${days}`, 'Totals||1|1'],
		['a sum with a name', `UPN|Name|${days}`, 'Total|All pupils|1|1'],
		['a percentage in the column of the numbers', `Adno|${days}`, 'Present %|50%|50%'],
		['a percentage for each session', `Adno|Name|${days}`, '% attendance||50%|50%'],
		['a sum of a class', `Adno|Name|${days}`, 'Class total||1|1'],
		['the meaning of a code', `Adno|Name|${days}`, 'I|Illness||'],
		['the meaning of a slash', `Adno|Name|${days}`, '/|Present (AM)||'],
	])('%s', async (_, header, below) => {
		const pupil = header.split('|').map((name) => ({ UPN: 'B801200005001', Adno: '1042', Name: 'Ash, Ann' })[name] ?? 'I').join('|');
		const imported = await run({ marks: table('marks.csv', header, pupil, below) });
		expect(Object.values(weeks(imported))).toEqual([{ '2026-09-07': 'I I . . . . . . . .' }]);
		expect(rejections(imported).map(([row]) => row)).toEqual([3]);
	});

	test('and no totals that count as absence', async () => {
		const marks = table('marks.csv', 'UPN|Name|Possible|Attended|Authorised|Unauthorised', 'B801200005001|Ash, Ann|100|90|6|4', 'Total||100|90|6|4');
		const { withTotals } = await run({ marks });
		expect(withTotals.map(({ pupil }) => pupil.id)).toEqual(['B801200005001']);
	});

	test('and a pupil whose number is a letter stays one', async () => {
		const marks = table('marks.csv', `Adno|Name|${days}`, 'I|Ash, Ann|/|I');
		expect(weeks(await run({ marks }))).toEqual({ I: { '2026-09-07': '/ I . . . . . . . .' } });
	});
});
