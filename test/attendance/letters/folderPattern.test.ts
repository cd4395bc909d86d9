import { defaultFolderPattern, filedUnder, folderPatternProblem, folderPlaceholders } from '../../../attendance/letters/folderPattern';

const filed = { letter: { date: '2026-11-23', family: 'early-concern', channel: 'post' as const }, pupil: { registrationGroup: '8B', yearGroup: '8' } };

test.each([
	['{{year}}/{{letter}}/{{date}}', '2026-27/early-concern/2026-11-23'],
	[defaultFolderPattern, '2026-11-23'],
	['Letters {{ Month }}\\{{GROUP}}/{{channel}}', 'Letters 2026-11/8B/post'],
	// Nothing climbs out of the place chosen for all, and no name is one that a service refuses.
	['../../{{date}}', '2026-11-23'],
	['/{{date}}/', '2026-11-23'],
	['a: "b"? <c>|*/{{date}}', 'a- -b-- -c---/2026-11-23'],
	['con/Aux.txt/ end. /{{date}}', '_con/_Aux.txt/end/2026-11-23'],
	['~$x/a_vti_b', '_~$x/_a-vti-b'],
	['\u202Eletters\u0007', '-letters-'],
	[' / . / ', '2026-11-23'],
])('%s files under %s', (pattern, folder) => expect(filedUnder(pattern, filed)).toBe(folder));

test('the school year is that of the letter’s date', () => expect(filedUnder('{{year}}', { ...filed, letter: { ...filed.letter, date: '2027-07-20' } })).toBe('2026-27'));

test.each([
	['Mrs Adeyemi', '8', 'Y8'],
	['11XY2', '11', '11XY2'],
	['Hughes', '', ''],
])('a registration group "%s" of year "%s" shows as "%s": a teacher’s name never does', (registrationGroup, yearGroup, shown) =>
	expect(filedUnder('x{{group}}', { ...filed, pupil: { registrationGroup, yearGroup } })).toBe(`x${shown}`));

test.each([
	['{{pupil.legalSurname}}', '"{{pupil.legalSurname}}" is not a placeholder'],
	['{{}}', '"{{}}" is not a placeholder'],
	['{{constructor}}', '"{{constructor}}" is not a placeholder'],
	['{{date}', 'a placeholder begins with {{ and ends with }}'],
	['{{date}}/{{year}}', undefined],
])('%s: %s', (pattern, problem) => expect(folderPatternProblem(pattern)).toBe(problem));

test('every placeholder is told in words and gives something', () => {
	for (const [placeholder, words] of folderPlaceholders) expect([placeholder, words.length > 10, filedUnder(placeholder, filed)]).toEqual([placeholder, true, expect.stringMatching(/^[\w-]+$/)]);
});
