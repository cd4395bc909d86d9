import { upnCheckLetter, upnProblem } from '../../../attendance/upn/upn';

// Worked examples by the Government Data Standards Catalogue's rule; see also libraries.md, "UPN check letter".
test.each([
	['801200005001', 'B'], // 93 mod 23 = 1
	['80120000500A', 'M'], // temporary: 80 mod 23 = 11
	['207000016049', 'P'], // 266 mod 23 = 13; two suppliers' help pages say Q by a slip in the sum
])('the check letter of %s is %s', (characters, letter) => expect(upnCheckLetter(characters)).toBe(letter));

test.each(['B801200005001', 'M80120000500A'])('%s is right', (upn) => expect(upnProblem(upn)).toBeUndefined());

test.each([
	['C801200005001', 'does not agree with its check letter'],
	['B801200005010', 'does not agree with its check letter'],
	['B80120000500', 'has 12 characters'],
	['1801200005001', 'is not a letter and twelve digits'],
	['B8012O0005001', 'is not a letter and twelve digits'],
])('%s %s', (upn, problem) => expect(upnProblem(upn)).toContain(problem));
