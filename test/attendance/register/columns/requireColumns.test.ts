import { refuseWithout } from '../../../../attendance/register/columns/requireColumns';
import { marksHeaderScore } from '../../../../attendance/register/layout';
import { table } from '../tables';

const advice = (header: string): string => {
	try {
		refuseWithout([{ what: 'the mark', names: ['Mark'] }], table('marks.csv', header), marksHeaderScore());
	} catch (error) {
		return (error as { advice: string }).advice;
	}
	return '';
};

test('the names of the columns that are there are shown', () => {
	expect(advice('UPN|Surname|Date')).toContain('Row 1 has these columns: UPN, Surname, Date.');
});

test.each([
	['a pupil’s record that stands where a header should', '100234|Ash|Ann|07/09/2026|AM'],
	['a header that has run together with the first record, the number lost', 'Student ID|Ash|Ann|11C|15|8'],
	['a record of marks in which one cell is the name of a column', 'Student ID|Ash|Ann|7A|I|/|N|C'],
])('%s is not shown', (_, header) => expect(advice(header)).toMatch(/^No row with column names was found at the top of the file\. (?!.*Ash)/));
