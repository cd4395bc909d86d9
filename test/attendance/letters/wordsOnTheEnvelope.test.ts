import { addressBlock, nameWithTitle, salutation } from '../../../attendance/letters';

describe('addressBlock', () => {
	it.each([
		[['14 Hawthorn Close', 'Seacroft', 'Leeds'], 'ls14 6qt', ['Ms Ngozi Okafor', '14 Hawthorn Close', 'Seacroft', 'Leeds', 'LS14 6QT']],
		[['Flat 2', '', ' The Old Mill, ', 'LS1 4AP'], 'LS1 4AP', ['Ms Ngozi Okafor', 'Flat 2', 'The Old Mill', 'LS1 4AP']],
		[
			['Flat 9', 'Block C', 'Mill House', '12 Mill Lane', 'Little Weeton', 'Weeton', 'Near Harrogate', 'North Yorkshire', 'England'], 'LS17 0AA',
			['Ms Ngozi Okafor', 'Flat 9, Block C', 'Mill House, 12 Mill Lane', 'Little Weeton, Weeton, Near Harrogate', 'North Yorkshire, England', 'LS17 0AA'],
		],
	])('gives at most six lines: %j', (lines, postcode, expected) => {
		expect(addressBlock('Ms Ngozi Okafor', { lines, postcode })).toEqual(expected);
	});

	it('breaks a name of 80 characters between words, and keeps six lines', () => {
		const name = 'Maria Consuelo de los Angeles Fernandez de la Vega y Montenegro de Santa Catalina';
		const block = addressBlock(name, { lines: ['1 A Street', 'B', 'C', 'D'], postcode: 'LS1 1AA' });
		expect(block).toEqual(['Maria Consuelo de los Angeles Fernandez', 'de la Vega y Montenegro de Santa', 'Catalina', '1 A Street', 'B, C, D', 'LS1 1AA']);
	});

	it('gives none where the address does not fit', () => {
		const line = 'An exceedingly long line of an address';
		expect(addressBlock('Ms Ngozi Okafor', { lines: [line, line, line, line, line], postcode: 'LS1 1AA' })).toBeNull();
	});
});

describe('salutation and name', () => {
	it.each([
		['Ms', 'Ngozi Okafor', 'Dear Ms Okafor', 'Ms Ngozi Okafor'],
		['Mrs', 'Mrs Jane Smith', 'Dear Mrs Smith', 'Mrs Jane Smith'],
		['Mr.', 'Mr Jan van der Berg', 'Dear Mr. van der Berg', 'Mr Jan van der Berg'],
		['Dr', "Aoife O'Neill-Byrne", "Dear Dr O'Neill-Byrne", "Dr Aoife O'Neill-Byrne"],
		['Mx', 'Sam', 'Dear Mx Sam', 'Mx Sam'],
		['', 'Ngozi Okafor', 'Dear Ngozi Okafor', 'Ngozi Okafor'],
		[' ', ' Ngozi Okafor ', 'Dear Ngozi Okafor', 'Ngozi Okafor'],
	])('title "%s", name "%s"', (title, name, dear, envelope) => {
		expect(salutation({ title, name })).toBe(dear);
		expect(nameWithTitle({ title, name })).toBe(envelope);
	});
});
