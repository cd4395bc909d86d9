import { readItem } from '../../../attendance/item';
import { rejections, run, table, weeks } from './tables';

const header = 'Admission Number|Date|Session|Mark';

describe('one item a pupil', () => {
	test('that every other node can read, by registration group and then by surname', async () => {
		const { pupils } = await run({
			marks: table(
				'marks.csv', 'Admission Number|UPN|Legal Surname|Legal Forename|Reg Group|Year Group|Date|Session|Mark',
				'3|||Zed|10B|Year 10|07/09/2026|AM|/', '1||Elm|Bo|7A|Year 7|07/09/2026|AM|/', '2|B801200005001|Ash|Ann|7A|Year 7|07/09/2026|AM|I',
			),
		});
		expect(pupils.map(({ pupil }) => [pupil.registrationGroup, pupil.legalSurname, pupil.id])).toEqual([['7A', 'Ash', '2'], ['7A', 'Elm', '1'], ['10B', '', '3']]);
		for (const item of pupils) expect(readItem({ ...item }, ['school', 'pupil', 'contacts', 'register'])).toEqual(item);
		expect(pupils[0]).toMatchObject({
			school: { name: 'Netherby School', phase: 'secondary' },
			pupil: { upn: 'B801200005001', yearGroup: '7' },
			register: { from: '2026-09-07', to: '2026-09-07' },
		});
	});

	test('with "-" where others have a mark, "." where nobody has one and where the pupil is not on roll', async () => {
		const imported = await run({
			pupils: table('pupils.csv', 'Admission Number|Surname|Forename|Date of Admission|Date of Leaving', '1|Ash|Ann||', '2|Elm|Bo|08/09/2026|', '3|Fir|Cy||08/09/2026'),
			marks: table('marks.csv', header, '1|07/09/2026|AM|/', '1|08/09/2026|AM|/', '1|09/09/2026|AM|/', '2|09/09/2026|AM|L', '3|07/09/2026|AM|I', '1|09/09/2026|PM|-'),
		});
		expect(weeks(imported)).toEqual({
			1: { '2026-09-07': '/ . / . / . . . . .' },
			2: { '2026-09-07': '. . - . L . . . . .' },
			3: { '2026-09-07': 'I . - . . . . . . .' },
		});
	});

	test('with the same weeks for all, in order, whatever the order of rows; weeks without a mark are left out', async () => {
		const rows = ['1|21/09/2026|AM|/', '2|07/09/2026|PM|I', '1|07/09/2026|AM|/', '2|14/09/2026|AM|'];
		const once = await run({ marks: table('marks.csv', header, ...rows) });
		expect(weeks(once)).toEqual({
			1: { '2026-09-07': '/ - . . . . . . . .', '2026-09-21': '/ . . . . . . . . .' },
			2: { '2026-09-07': '- I . . . . . . . .', '2026-09-21': '- . . . . . . . . .' },
		});
		expect(Object.keys(once.pupils[0]?.register.weeks ?? {})).toEqual(['2026-09-07', '2026-09-21']);
		expect(weeks(await run({ marks: table('marks.csv', header, ...[...rows].reverse()) }))).toEqual(weeks(once));
	});

	test('from dates chosen by the person', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|04/09/2026|AM|/', '1|07/09/2026|AM|I', '1|08/09/2026|AM|/') }, { from: '2026-09-07', to: '2026-09-07' });
		expect(imported.counts).toMatchObject({ read: 3, kept: 1, outsideDates: 2 });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': 'I . . . . . . . . .' } });
	});
});

describe('rows that cannot be taken over', () => {
	const rejectedRow = async (...rows: string[]) => (await run({ marks: table('marks.csv', header, '9|07/09/2026|AM|/', ...rows) })).rejected;

	test.each([
		['1|12/09/2026|AM|/', 'Date', 'Saturday 12 September is at the weekend'],
		['1|31/02/2026|AM|/', 'Date', 'This date is not in the calendar'],
		['1||AM|/', 'Date', 'The date is empty'],
		['1|07/09/1926|AM|/', 'Date', '7 September 1926 is before there were attendance codes'],
		['1|Thu, 09 Sep 2026|AM|/', 'Date', 'This date names the wrong day: 9 September 2026 is a Wednesday'],
		['1|07/09/2026|Period 3|/', 'Session', 'The session is neither a morning nor an afternoon session'],
		['1|07/09/2026||/', 'Session', 'The session is empty'],
		['|07/09/2026|AM|/', 'Admission Number', 'The row does not say which pupil it is about'],
		['1|07/09/2026|AM|H', 'Mark', 'H was withdrawn on 19 August 2024'],
		['1|07/09/2026|AM|Absent', 'Mark', 'This is not an attendance code'],
		['1|07/09/2026|AM|/|Ash', 'Row', 'The row has 5 cells and the header has 4, so its marks may stand in the wrong columns'],
	])('%s: %s, %s', async (row, field, reason) => {
		const rejected = await rejectedRow(row);
		expect(rejected).toEqual([{ file: 'marks.csv', row: 3, field, value: expect.any(String), reason, advice: expect.stringMatching(/\.$/) }]);
	});

	test('hold the one cell, short, and nothing that a spreadsheet would run', async () => {
		const long = 'x'.repeat(100);
		expect((await rejectedRow('1|07/09/2026|AM|=HYPERLINK("http://example.invalid")', `1|07/09/2026|PM|${long}`)).map(({ value }) => value)).toEqual([
			`'=HYPERLINK("http://example.invalid")`,
			`${'x'.repeat(60)}…`,
		]);
	});

	test('are missing marks, never absences', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|H', '1|07/09/2026|PM|/', '2|07/09/2026|AM|?') });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': '- \\ . . . . . . . .' }, 2: { '2026-09-07': '- - . . . . . . . .' } });
	});

	test('totals and notes below the marks make no pupil', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|/', 'Total: 1,050|||', 'Printed 20/11/2026|||') });
		expect([imported.pupils.length, imported.rejected.map(({ row, field }) => [row, field])]).toEqual([1, [[3, 'Date'], [4, 'Date']]]);
	});

	test('nor do totals in a weekly file, whose rows have no date, or a number that Excel could not work out', async () => {
		const weekly = await run({ marks: table('marks.csv', 'Adno|Name|Mon AM|Mon PM', '1|Ash, Ann|/|I', 'Total present||1|0', 'Average||1|0') }, { weekCommencing: '2026-09-07' });
		expect(weekly.rejected).toMatchObject([{ row: 3, field: 'Adno', reason: 'The row does not say which pupil it is about' }, { row: 4 }]);
		const failed = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|/', '#N/A|07/09/2026|AM|I', 'Total|07/09/2026|AM|I') });
		expect([weekly, failed].map(({ pupils }) => pupils.map(({ pupil }) => pupil.id))).toEqual([['1'], ['1']]);
		expect(failed.rejected.map(({ row }) => row)).toEqual([3, 4]);
	});

	test('blank rows and a header that is repeated on each page are passed over', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|/', '|||', header, '1|07/09/2026|PM|/') });
		expect([imported.rejected, imported.counts.rows]).toEqual([[], 2]);
	});
});

describe('two marks for one pupil and session', () => {
	test('that agree are one', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|/', '1|07/09/2026|AM|\\', '1|Mon, 07 Sep 2026|am|/') });
		expect([imported.counts.kept, imported.counts.duplicates, imported.rejected]).toEqual([1, 2, []]);
	});

	test.each([
		['I first', ['I', '/']],
		['I last', ['/', 'I']],
		['three of them', ['/', 'I', '/']],
		['one of them twice', ['/', '/', 'I']],
	])('that differ are a missing mark, and each is reported: %s', async (_, marks) => {
		const imported = await run({ marks: table('marks.csv', header, '2|07/09/2026|AM|/', ...marks.map((mark) => `1|07/09/2026|AM|${mark}`)) });
		expect(weeks(imported)[1]).toEqual({ '2026-09-07': '- . . . . . . . . .' });
		const { read, kept, rejected, duplicates } = imported.counts;
		expect(read).toBe(kept + rejected + duplicates);
		expect(imported.rejected.length).toBe(rejected);
	});

	test('both rows name the other', async () => {
		const { rejected } = await run({ marks: table('marks.csv', header, '2|07/09/2026|AM|/', '1|07/09/2026|AM|I', '1|07/09/2026|AM|/') });
		expect(rejected.map(({ row, value, reason }) => [row, value, reason])).toEqual([
			[3, 'I', 'This row says I for Monday 7 September AM, and row 4 says / for the same pupil'],
			[4, '/', 'This row says / for Monday 7 September AM, and row 3 says otherwise for the same pupil'],
		]);
	});

	const timed = `${header}|Last Modified`;
	test.each([
		['the later row is the later entry', ['N|2026-09-07 09:10', 'I|2026-09-08 10:00']],
		['the earlier row is the later entry', ['I|2026-09-08 10:00', 'N|2026-09-07 09:10']],
	])('are settled by when they were entered, where the export says: %s', async (_, marks) => {
		const imported = await run({ marks: table('marks.csv', timed, ...marks.map((mark) => `1|07/09/2026|AM|${mark}`)) });
		expect([weeks(imported), imported.rejected]).toEqual([{ 1: { '2026-09-07': 'I . . . . . . . . .' } }, []]);
		expect(imported.counts).toMatchObject({ read: 2, kept: 1, superseded: 1 });
	});

	test('entered at the same moment are a missing mark', async () => {
		const imported = await run({ marks: table('marks.csv', timed, '2|07/09/2026|AM|/|', '1|07/09/2026|AM|N|08/09/2026', '1|07/09/2026|AM|I|08/09/2026') });
		expect([weeks(imported)[1], imported.rejected.length]).toEqual([{ '2026-09-07': '- . . . . . . . . .' }, 2]);
	});

	test('a mark that is no code does not undo one that is', async () => {
		for (const marks of [['?', 'I'], ['I', '?']]) {
			const imported = await run({ marks: table('marks.csv', header, ...marks.map((mark) => `1|07/09/2026|AM|${mark}`)) });
			expect([weeks(imported), imported.counts.rejected]).toEqual([{ 1: { '2026-09-07': 'I . . . . . . . . .' } }, 1]);
		}
	});
});

describe('files that belong together', () => {
	const marks = () => table('marks.csv', 'UPN|Date|Session|Mark', 'B801200005001|07/09/2026|AM|/');

	test.each([
		['UPN', 'UPN|Date|Session|Mark', 'b801200005001', 'Admission Number|UPN|Surname|Forename', '1042|B801200005001|Ash|Ann', '1042'],
		['admission number, whose noughts Excel dropped', 'Admission Number|Date|Session|Mark', '1042', 'Adm No|Surname|Forename', '001042|Ash|Ann', '001042'],
		['the MIS’s own id', 'StudentId|Date|Session|Mark', '77', 'Student ID|Admission Number|Surname|Forename', '77|1042|Ash|Ann', '77'],
		['a plain "ID" where nothing else is there', 'ID|Date|Session|Mark', '77', 'Student ID|Surname|Forename', '77|Ash|Ann', '77'],
		['UPNs under the name of an id', 'Student ID|Date|Session|Mark', 'B801200005001', 'Admission Number|UPN|Surname|Forename', '1042|B801200005001|Ash|Ann', '1042'],
	])('are tied by %s', async (_, marksHeader, key, pupilsHeader, pupil, id) => {
		const imported = await run({ marks: table('marks.csv', marksHeader, `${key}|07/09/2026|AM|I`), pupils: table('pupils.csv', pupilsHeader, pupil) });
		expect(imported.rejected).toEqual([]);
		expect(imported.pupils.map(({ pupil: { id: own, legalSurname } }) => [own, legalSurname])).toEqual([[id, 'Ash']]);
	});

	test('give a pupil’s details, with groups and an address', async () => {
		const { pupils, rejected } = await run({
			marks: marks(),
			pupils: table(
				'pupils.csv',
				'UPN|Legal Surname|Legal Forename|Preferred Forename|Date of Birth|Year Group|Registration Group|Date of Admission|Date of Leaving|Address Line 1|Town|Postcode|FSM|Ever FSM6|SEN Status|EAL|In Care|Social Worker|Young Carer',
				'B801200005001|Ash|Annabel|Annie|14/03/2015|Year 7|7A|01/09/2026||4 Mill Lane|Netherby|wx1 3ab|N|Y|E|True|N|J. Smith|1',
			),
		});
		expect(rejected).toEqual([]);
		expect(pupils[0]?.pupil).toEqual({
			id: 'B801200005001', upn: 'B801200005001', legalSurname: 'Ash', legalForename: 'Annabel', preferredForename: 'Annie', dateOfBirth: '2015-03-14',
			yearGroup: '7', registrationGroup: '7A', onRollFrom: '2026-09-01', onRollTo: null,
			address: { lines: ['4 Mill Lane', 'Netherby'], postcode: 'WX1 3AB' },
			groups: {
				// "Ever 6" is pupil premium, not free school meals now.
				freeSchoolMeals: false, senSupport: false, ehcPlan: true, englishAdditionalLanguage: true, lookedAfter: false,
				previouslyLookedAfter: false, socialWorker: true, childProtection: false, youngCarer: true,
			},
		});
	});

	test('give contacts, a row a person', async () => {
		const { pupils, rejected } = await run({
			marks: marks(),
			contacts: table(
				'contacts.csv',
				'UPN|Contact ID|Title|Contact Forename|Contact Surname|Relationship|Parental Responsibility|Priority|Lives with Pupil|Address|Postcode|Email|Mobile|Preferred Contact Method|Language|Interpreter|Do Not Contact',
				'B801200005001|C1|Mrs|Ada|Ash|Mother|Y|1|Y|4 Mill Lane, Netherby|WX1 3AB|ada@example.invalid|01632 960001|E-mail|Polish|Y|N',
				'B801200005001|C2|Mr|Bo|Elm|Father||2|||||||English||Court order 12/2025',
				'X999999999999|C3||Cy|Fir|||||||||||||',
			),
		});
		expect(pupils[0]?.contacts).toEqual([
			{
				id: 'C1', name: 'Ada Ash', title: 'Mrs', relationship: 'Mother', parentalResponsibility: true, priority: 1, livesWithPupil: true,
				address: { lines: ['4 Mill Lane', 'Netherby'], postcode: 'WX1 3AB' }, email: 'ada@example.invalid', phone: '01632 960001',
				preferredChannel: 'email', language: 'Polish', interpreter: true, doNotContact: false,
			},
			{
				id: 'C2', name: 'Bo Elm', title: 'Mr', relationship: 'Father', parentalResponsibility: null, priority: 2, livesWithPupil: null, address: null,
				email: '', phone: '', preferredChannel: null, language: '', interpreter: false, doNotContact: true,
			},
		]);
		expect(rejected).toMatchObject([{ file: 'contacts.csv', row: 4, field: 'UPN', reason: 'No pupil in the other files has this number' }]);
	});

	test('give a contact the number that is there, and who lives with the pupil the pupil’s address', async () => {
		const { pupils } = await run({
			marks: marks(),
			pupils: table('pupils.csv', 'UPN|Surname|Forename|Address|Postcode', 'B801200005001|Ash|Ann|4 Mill Lane, Netherby|WX1 3AB'),
			contacts: table(
				'contacts.csv', 'UPN|Contact Name|Lives With Pupil|Mobile|Home Telephone',
				'B801200005001|Ada Ash|Y||01632 960001', 'B801200005001|Bo Ash|N|07700 900001|01632 960002', 'B801200005001|Cy Ash|||',
			),
		});
		expect(pupils[0]?.contacts.map(({ phone, address }) => [phone, address?.postcode])).toEqual([
			['01632 960001', 'WX1 3AB'],
			['07700 900001', undefined],
			['', undefined],
		]);
	});

	test('give contacts that stand in the pupil’s own row, as in Bromcom’s flat view', async () => {
		const { pupils } = await run({
			marks: marks(),
			pupils: table(
				'pupils.csv', 'Upn|Surname|Forename|Contact1Name|Contact1Telephone|Contact1Email|Contact1Relationship|Contact1ParentalResponsibility|Contact2Name',
				'B801200005001|Ash|Ann|Ash, Ada|01632 960001|ada@example.invalid|Mother|True|Bo Elm',
			),
		});
		expect(pupils[0]?.contacts).toMatchObject([
			{ name: 'Ada Ash', phone: '01632 960001', email: 'ada@example.invalid', relationship: 'Mother', parentalResponsibility: true, priority: 1 },
			{ name: 'Bo Elm', parentalResponsibility: null, priority: 2 },
		]);
	});

	test('give everything about a contact that stands in the pupil’s own row, also that nothing may go to them', async () => {
		const { pupils, rejected } = await run({
			marks: marks(),
			pupils: table(
				'pupils.csv',
				'UPN|Surname|Forename|Address|Postcode|Contact 1 - Name|Contact1 Do Not Contact|Contact1 Lives With Pupil|Contact1 Home Telephone|Contact1 Parental Responsibility|Contact Name 2|Contact Email 2|Contact 2 Address Line 1|Contact 2 Post Code',
				'B801200005001|Ash|Ann|4 Mill Lane|WX1 3AB|Bo Ash|Y|Y|01632 960001|perhaps|Ada Elm|ada@example.invalid|9 Other Road|WX24CD',
			),
		});
		expect(pupils[0]?.contacts).toMatchObject([
			{ name: 'Bo Ash', doNotContact: true, livesWithPupil: true, phone: '01632 960001', address: { lines: ['4 Mill Lane'] }, priority: 1 },
			{ name: 'Ada Elm', email: 'ada@example.invalid', address: { lines: ['9 Other Road'], postcode: 'WX2 4CD' }, priority: 2 },
		]);
		expect(rejected).toMatchObject([{ row: 2, field: 'Contact1 Parental Responsibility', value: 'perhaps' }]);
	});

	test('give the contact’s own name and address, not the pupil’s that stand beside them', async () => {
		const { pupils } = await run({
			marks: marks(),
			contacts: table(
				'contacts.csv', 'UPN|Surname|Forename|Address|Email|Contact Name|Contact Address|Contact Email|Relationship',
				'B801200005001|Ash|Ann|1 Child Street, Netherby|ann@example.invalid|Ada Fir|9 Other Road, Overby WX2 4CD|ada@example.invalid|Mother',
			),
		});
		expect(pupils[0]?.contacts).toMatchObject([{ name: 'Ada Fir', address: { lines: ['9 Other Road', 'Overby'] }, email: 'ada@example.invalid' }]);
	});

	test('give contacts whose every column begins with "Contact", as SIMS names them, also the court order', async () => {
		const { pupils, rejected } = await run({
			marks: marks(),
			contacts: table(
				'contacts.csv',
				'UPN|Reg|Pupil Name|Contact Title|Contact Forename|Contact Surname|Contact Relationship|Contact Priority|Contact Parental Responsibility|Contact Court Order|Contact Home Telephone|Contact Home Email|Contact Address Block|Contact Post Code',
				'B801200005001|7B|Ash, Ann|Mr|Bo|Ash|Father|2|T|T|1632960001|bo@example.invalid; b@example.invalid|4 Mill Lane, Netherby|WX13AB',
			),
		});
		expect(pupils[0]?.contacts).toMatchObject([
			{
				name: 'Bo Ash', title: 'Mr', relationship: 'Father', priority: 2, parentalResponsibility: true, doNotContact: true, phone: '01632960001',
				email: 'bo@example.invalid', address: { lines: ['4 Mill Lane', 'Netherby'], postcode: 'WX1 3AB' },
			},
		]);
		expect(rejected).toMatchObject([{ field: 'Contact Home Email', reason: 'This is more than one e-mail address' }]);
	});

	test('give contacts from a file of pupils that has a row for each of them', async () => {
		const { pupils, rejected } = await run({
			marks: marks(),
			pupils: table('pupils.csv', 'UPN|Surname|Forename|Email|Contact Name|Relationship|Priority', 'B801200005001|Ash|Ann|ann@example.invalid|Ada Fir|Mother|1 - Mother', 'B801200005001|Ash|Ann|ann@example.invalid|Bo Ash|Father|2'),
		});
		expect(rejected).toEqual([]);
		expect(pupils.map(({ contacts }) => contacts.map(({ name, relationship, email }) => [name, relationship, email]))).toEqual([[['Ada Fir', 'Mother', ''], ['Bo Ash', 'Father', '']]]);
	});

	test('make nobody of a pupil’s column "Contact", which may hold a number', async () => {
		const { pupils } = await run({ marks: marks(), pupils: table('pupils.csv', 'UPN|Surname|Forename|Contact', 'B801200005001|Ash|Ann|01632 960001') });
		expect(pupils[0]?.contacts).toEqual([]);
	});

	test.each([
		['PR', true], ['Has parental responsibility', true], ['1', true], ['No', false], ['Not known', null], ['Unknown', null], ['', null],
	])('parental responsibility written as %j is %j, and nothing to report', async (cell, known) => {
		const { pupils, rejected } = await run({ marks: marks(), contacts: table('contacts.csv', 'UPN|Contact Name|PR', `B801200005001|Ada Ash|${cell}`) });
		expect([pupils[0]?.contacts[0]?.parentalResponsibility, rejected]).toEqual([known, []]);
	});

	const pupilDetails = ['UPN|Surname|Forename|Reg|DOB', 'B801200005001|Ash|Ann|7B|14/03/2015'];
	const contactRows = ['UPN|Contact Name|Relationship|Priority', 'B801200005001|Ada Ash|Mother|1'];
	const markRows = ['UPN|Name|Date|Session|Mark', 'B801200005001|Ash|07/09/2026|AM|/'];
	test.each<['pupils' | 'contacts', string[], string]>([
		['pupils', contactRows, 'x.csv was given as pupil details and holds contacts'],
		['pupils', markRows, 'x.csv was given as pupil details and holds register marks'],
		['contacts', pupilDetails, 'x.csv was given as contacts and holds pupil details'],
		['contacts', markRows, 'x.csv was given as contacts and holds register marks'],
		['pupils', pupilDetails.slice(0, 1), 'x.csv has column names and no rows below them'],
		['contacts', contactRows.slice(0, 1), 'x.csv has column names and no rows below them'],
	])('and one that is another, or empty, is refused: no child becomes their own contact (%s: %j)', async (kind, lines, message) => {
		await expect(run({ marks: marks(), [kind]: table('x.csv', ...lines) })).rejects.toMatchObject({ name: 'ItemError', message });
	});

	test('report a total below the pupils and make no pupil of it', async () => {
		const { pupils, rejected } = await run({ marks: marks(), pupils: table('pupils.csv', 'UPN|Adno|Surname|Forename', 'B801200005001|1|Ash|Ann', '|Total pupils: 1||', '|Total||') });
		expect([pupils.length, rejected.map(({ row, reason }) => [row, reason])]).toEqual([1, [[3, 'The row is no pupil’s: it has no name'], [4, 'The row is no pupil’s: it has no name']]]);
	});

	test('are tied by a UPN with spaces, in small letters, or with signs that nobody sees', async () => {
		const imported = await run({
			marks: table('marks.csv', 'UPN|Date|Session|Mark', 'b8012 0000 5001|07/09/2026|AM|/', '\u202aB801200005001\u202c|07/09/2026|PM|I'),
			pupils: table('pupils.csv', 'UPN|Surname|Forename', 'B801200005001|Ash|Ann'),
		});
		expect([weeks(imported), imported.rejected]).toEqual([{ B801200005001: { '2026-09-07': '/ I . . . . . . . .' } }, []]);
	});

	test('keep two children apart whose numbers differ in noughts or capitals alone', async () => {
		const [rows, names] = [['0042|07/09/2026|AM|/', '42|07/09/2026|PM|I'], ['Ash, Ann', 'Elm, Bo']];
		const expected = { '0042': { '2026-09-07': '/ - . . . . . . . .' }, 42: { '2026-09-07': '- I . . . . . . . .' } };
		expect(weeks(await run({ marks: table('marks.csv', `${header}|Name`, ...rows.map((row, at) => `${row}|${names[at]}`)) }))).toEqual(expected);
		const pupils = table('pupils.csv', 'Adno|Name', ...rows.map((row, at) => `${row.split('|')[0]}|${names[at]}`));
		expect(weeks(await run({ marks: table('marks.csv', header, ...rows), pupils }))).toEqual(expected);
	});

	test('are not tied by numbers that Excel has shortened, which many pupils share', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|UPN|Date|Session|Mark', '1.23E+05|B801200005001|07/09/2026|AM|/', '1.23E+05|G801200005002|07/09/2026|AM|I') });
		expect(imported.pupils.map(({ pupil }) => pupil.id)).toEqual(['B801200005001', 'G801200005002']);
	});

	test('report pupils that only one of them has, and keep them', async () => {
		const imported = await run({
			pupils: table('pupils.csv', 'Admission Number|Surname|Forename', '1|Ash|Ann', '2|Elm|Bo'),
			marks: table('marks.csv', header, '1|07/09/2026|AM|/', '3|07/09/2026|AM|/'),
		});
		expect(imported.pupils.map(({ pupil }) => pupil.id).sort()).toEqual(['1', '2', '3']);
		expect(imported.rejected.map(({ file, row, value, reason }) => [file, row, value, reason])).toEqual([
			['marks.csv', 3, '3', 'pupils.csv has no pupil with this number'],
			['pupils.csv', 3, '2', 'marks.csv has no marks for this pupil'],
		]);
	});

	test('are not tied by numbers of two kinds, which agree by chance: the marks would go to another child', async () => {
		const files = { pupils: table('pupils.csv', 'Admission Number|Surname|Forename', '1042|Ash|Ann'), marks: table('marks.csv', 'Student ID|Date|Session|Mark', '1042|07/09/2026|AM|I') };
		await expect(run(files)).rejects.toMatchObject({
			message: 'pupils.csv and marks.csv have no pupil in common',
			advice: expect.stringMatching(/^pupils\.csv names pupils by "Admission Number" and marks\.csv by "Student ID"\. Both need the same/),
		});
	});

	test('are not tied by an "ID" that numbers the rows', async () => {
		const { pupils, rejected } = await run({
			pupils: table('pupils.csv', 'Admission Number|UPN|Surname|Forename', '1|B801200005001|Ash|Ann'),
			marks: table('marks.csv', 'ID|UPN|Date|Session|Mark', '1|B801200005001|07/09/2026|AM|I', '2|B801200005001|07/09/2026|PM|I'),
			contacts: table('contacts.csv', 'ID|UPN|Name', '9|B801200005001|Ada Ash', '1|X|Bo Elm'),
		});
		expect(pupils.map(({ pupil, contacts }) => [pupil.id, contacts.map(({ name }) => name)])).toEqual([['1', ['Ada Ash']]]);
		expect(rejected).toMatchObject([{ file: 'contacts.csv', row: 3, value: 'X' }]);
	});

	test('with no pupil in common are refused', async () => {
		const files = { pupils: table('pupils.csv', 'UPN|Surname|Forename', 'B801200005001|Ash|Ann'), marks: table('marks.csv', header, '1|07/09/2026|AM|/') };
		await expect(run(files)).rejects.toMatchObject({ message: 'pupils.csv and marks.csv have no pupil in common', advice: expect.stringContaining('the admission number, the UPN') });
	});

	test('report what is wrong with details, and keep the pupil', async () => {
		const imported = await run({
			pupils: table(
				'pupils.csv', 'Admission Number|UPN|Surname|Forename|DOB|Year|FSM|SEN',
				'1|C801200005001|Ash|Ann|31/02/2015|Oak|maybe|MLD', '1||Ash|Ann||||', '2|C801200005001|Elm|Bo||||', '|||||||N',
			),
			marks: table('marks.csv', header, '1|07/09/2026|AM|/', '2|07/09/2026|AM|/'),
		});
		expect(imported.pupils.map(({ pupil }) => [pupil.id, pupil.upn, pupil.dateOfBirth, pupil.yearGroup])).toEqual([
			['1', 'C801200005001', null, ''],
			['2', 'C801200005001', null, ''],
		]);
		expect(rejections(imported)).toEqual([
			[2, 'UPN', 'C801200005001'], [2, 'DOB', '31/02/2015'], [2, 'Year', 'Oak'], [2, 'FSM', 'maybe'], [2, 'SEN', 'MLD'],
			[3, 'Admission Number', '1'],
			[4, 'UPN', 'C801200005001'], [4, 'UPN', 'C801200005001'],
			[5, 'Row', ''],
		]);
	});
});

describe('the school', () => {
	const marks = () => table('marks.csv', 'UPN|School Name|URN|Date|Session|Mark', 'B801200005001|Overby Primary|123456|07/09/2026|AM|/');
	const unnamed = { urn: '', name: '', localAuthority: '', phase: null };

	test('is what the person says, else what the files say, else "Our school"', async () => {
		const name = async (files: Parameters<typeof run>[0], school = unnamed) => (await run(files, { school })).pupils[0]?.school;
		expect(await name({ marks: marks() }, { ...unnamed, name: 'Netherby School', urn: '654321' })).toMatchObject({ name: 'Netherby School', urn: '654321' });
		expect(await name({ marks: marks() })).toMatchObject({ name: 'Overby Primary', urn: '123456' });
		expect(await name({ marks: table('marks.csv', header, '1|07/09/2026|AM|/') })).toMatchObject({ name: 'Our school', urn: '' });
	});

	test.each([
		[['N1', 'N2'], 'nursery'],
		[['Nursery', 'Reception', 'Year 6'], 'primary'],
		[['Year 7', 'Year 13'], 'secondary'],
		[['R', '11'], 'all-through'],
		[[''], 'secondary'],
	])('has the phase that year groups %j tell: %s', async (years, phase) => {
		const rows = years.map((year, index) => `${index + 1}|${year}|07/09/2026|AM|/`);
		const { pupils } = await run({ marks: table('marks.csv', 'Admission Number|Year Group|Date|Session|Mark', ...rows) });
		expect(pupils[0]?.school.phase).toBe(phase);
	});
});

describe('a file with nothing to import is refused', () => {
	test('with no rows below the header', async () => {
		await expect(run({ marks: table('marks.csv', header) })).rejects.toMatchObject({ message: 'marks.csv has column names and no rows below them' });
	});
	test('with blank marks alone', async () => {
		await expect(run({ marks: table('marks.csv', header, '1|07/09/2026|AM|', '1|07/09/2026|PM|-') })).rejects.toMatchObject({ message: 'marks.csv: none of its 2 rows has a mark' });
	});
	test('whose dates have the month first, since those that can be read either way would be wrong', async () => {
		const rows = ['1|09/07/2026|AM|/', '1|09/14/2026|AM|I'];
		await expect(run({ marks: table('marks.csv', header, ...rows) })).rejects.toMatchObject({
			message: 'marks.csv: the dates seem to be written with the month first, as in America',
			advice: expect.stringContaining('DD/MM/YYYY'),
		});
		const oneWrong = await run({ marks: table('marks.csv', header, ...rows, '1|21/09/2026|AM|/') });
		expect(oneWrong.rejected).toMatchObject([{ row: 3, field: 'Date' }]);
	});
	test('with dates of more weeks than any schooling has', async () => {
		const rows = Array.from({ length: 1_600 }, (_, week) => `1|${new Date(Date.UTC(2010, 0, 4) + week * 7 * 86_400_000).toISOString().slice(0, 10)}|AM|/`);
		await expect(run({ marks: table('marks.csv', header, ...rows) })).rejects.toMatchObject({ message: expect.stringMatching(/^marks\.csv: the marks are of more than 1500 different weeks/) });
	});
	test('with no mark that can be read, naming the first reason', async () => {
		await expect(run({ marks: table('marks.csv', header, '1|09/23/2026|AM|/', '1|09/24/2026|AM|/') })).rejects.toMatchObject({
			message: 'marks.csv: no mark in it could be read',
			advice: expect.stringContaining('First in row 2, "Date": This date is not in the calendar, read with the day first'),
		});
	});
});
