import { asRanges, type CellWrite } from '../../../../connectors/listView/google/cellWrites';

const cell = (row: number, column: number, value = `${row}/${column}`): CellWrite => ({ row, column, value, key: 'k', columnName: 'Now', as: 'RAW' });

test.each<[string, CellWrite[], [string, string[][]][]]>([
	['one cell', [cell(1, 0, 'a')], [["'Cases'!A2:A2", [['a']]]]],
	['cells side by side are one range', [cell(1, 2, 'c'), cell(1, 1, 'b')], [["'Cases'!B2:C2", [['b', 'c']]]]],
	['cells below one another are one range', [cell(1, 9, 'a'), cell(2, 9, 'b'), cell(3, 9, 'c')], [["'Cases'!J2:J4", [['a'], ['b'], ['c']]]]],
	['a column of staff between ours is not touched', [cell(1, 1, 'a'), cell(1, 3, 'b'), cell(2, 1, 'c'), cell(2, 3, 'd')], [["'Cases'!B2:B3", [['a'], ['c']]], ["'Cases'!D2:D3", [['b'], ['d']]]]],
	['a row between that stays is not touched', [cell(1, 1, 'a'), cell(3, 1, 'b')], [["'Cases'!B2:B2", [['a']]], ["'Cases'!B4:B4", [['b']]]]],
	['columns after Z', [cell(0, 26, 'a')], [["'Cases'!AA1:AA1", [['a']]]]],
])('%s', (_what, writes, expected) => {
	expect(asRanges('Cases', writes).map(({ range, values }) => [range, values])).toEqual(expected);
});
