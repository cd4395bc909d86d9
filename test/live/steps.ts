import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { Document, Packer, Paragraph } from 'docx';
import { messageIdOf } from '../../connectors/mail/messageId';
import { schoolTimeZone, sameSlot } from '../../attendance/meetings';
import type { Choices } from '../../connectors/files/port';
import type { TableSource } from '../../connectors/tableSource/port';
import type { Step } from './check';
import type { Tenant } from './tenant';

const header = ['Admission No', 'Date', 'Session', 'Mark'];
/** Invented, and what a reader may spoil: leading zeros, a backslash, a sign of a formula. */
const rows = [['00123', '2026-11-23', 'AM', '/'], ['00123', '2026-11-23', 'PM', '\\'], ['00124', '2026-11-23', 'AM', '=1+1']];

export interface Pace {
	/** The first wait for what shows a little later, in milliseconds. */
	readonly firstWait: number;
	readonly now: () => Date;
}

/** Every operation of every port, against whatever the tenant is. All that is made bears the tenant's mark. */
export function stepsFor(tenant: Tenant, pace: Pace = { firstWait: 1_000, now: () => new Date() }): Step[] {
	return [...fileSteps(tenant), ...tableSteps(tenant), ...mailSteps(tenant, pace), ...calendarSteps(tenant, pace), ...listSteps(tenant), ...staffSteps(tenant, pace)];
}

const folderOf = ({ mark }: Tenant): string => `${mark}/Letters`;

function fileSteps(tenant: Tenant): Step[] {
	const { cloud, library, mark, shareWith, noList, channel, taskList } = tenant;
	const open = async () => (await cloud.folder({ library, folder: { path: '' } })).files;
	const folder = folderOf(tenant);
	const name = 'letter_8B_3f9a21c0.txt';
	return [
		{
			holds: 'Places to choose from are listed',
			otherwise: 'pickers in the editor stay empty; places can still be named.',
			run: async () => {
				const { pick } = cloud;
				const found = [
					await counted('libraries', pick.libraries({})),
					await counted('folders', pick.folders({ library })),
					await counted('workbooks', pick.workbooks({ library })),
					await counted('calendars', pick.calendars({})),
					...(noList ? [] : [await counted('lists', pick.lists({ library }))]),
					...(channel ? [await counted('channels', pick.channels({}))] : []),
					...(taskList ? [await counted('task lists', pick.taskLists({}))] : []),
				];
				return `${found.join(', ')} on the first page`;
			},
		},
		{
			holds: 'A document is filed in a folder that is made for it, and found again',
			otherwise: 'letters and packs are not filed.',
			run: async () => {
				const files = await open();
				assert.equal((await files.save(folder, name, Buffer.from('first'))).replaced, false, 'It said that a document was there before.');
				assert.ok(await files.find(mark, name), 'It was not found in the folder above.');
			},
		},
		{
			holds: 'Saved again it is a new version, and no second document',
			otherwise: 'a workflow that runs twice may leave letters twice.',
			run: async () => assert.equal((await (await open()).save(folder, name, Buffer.from('second'))).replaced, true, 'It was not replaced.'),
		},
		{
			holds: 'A document is opened to one person, once',
			otherwise: 'packs cannot be shared with the authority from the workflow.',
			leftOut: shareWith ? undefined : 'no second address was given',
			run: async () => {
				const files = await open();
				const [first, second] = [await files.share(folder, name, { email: shareWith ?? '', mayEdit: false }), await files.share(folder, name, { email: shareWith ?? '', mayEdit: false })];
				assert.equal(first, second);
			},
		},
		{
			holds: 'A Word document comes back as PDF',
			otherwise: 'the service’s own PDF cannot be had; the package’s own PDFs are not touched by it.',
			run: async () => {
				const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(`A check of ${mark}`)] }] }));
				const pdf = await (await open()).wordToPdf(word);
				assert.equal(pdf.subarray(0, 4).toString(), '%PDF');
				return `${pdf.length} bytes`;
			},
		},
	];
}

const counted = async (what: string, asked: Promise<Choices>): Promise<string> => `${(await asked).choices.length} ${what}`;

function tableSteps(tenant: Tenant): Step[] {
	const { cloud, library, mark } = tenant;
	return [
		{
			holds: 'A register in a CSV file is found in a folder and read',
			otherwise: 'registers cannot be read from exports in a folder.',
			run: async () => {
				const { files } = await cloud.folder({ library, folder: { path: '' } });
				const csv = [header, ...rows].map((row) => row.join(',')).join('\r\n');
				await files.save(`${mark}/Register`, 'marks.csv', Buffer.from(csv));
				const found = await files.findTable(`${mark}/Register`, 'marks');
				assert.ok(found, 'The file was not found.');
				const chunks: Buffer[] = [];
				for await (const chunk of await found.open()) chunks.push(Buffer.from(chunk as Uint8Array));
				assert.equal(Buffer.concat(chunks).toString(), csv);
			},
		},
		{
			holds: 'A register in a sheet is read row by row, as it stands there',
			otherwise: 'registers cannot be read from a sheet or workbook, or come out changed.',
			leftOut: tenant.noSheet,
			run: async () => {
				const made = await tenant.makeSheet([header, ...rows]);
				const source = await cloud.sheet({ library, ...made, needed: true });
				assert.ok(source);
				assert.deepEqual(await read(source), { header, rows });
			},
		},
	];
}

async function read(source: TableSource): Promise<{ header: string[]; rows: string[][] }> {
	try {
		const table = await source.open((cells) => cells.filter((cell) => header.includes(cell)).length);
		const found: string[][] = [];
		for await (const batch of table.rows) for (const { cells } of batch) if (cells.some((cell) => cell !== '')) found.push(cells.slice(0, header.length));
		return { header: table.header.cells.slice(0, header.length), rows: found };
	} finally {
		source.close();
	}
}

function mailSteps(tenant: Tenant, pace: Pace): Step[] {
	const { cloud, again, address, mark } = tenant;
	const messageId = messageIdOf(mark, 'message');
	const mail = { messageId, to: [{ address }], subject: `A check (${mark})`, text: 'This message checks a connection. It will be removed.', attachments: [{ name: 'check.txt', type: 'text/plain', content: Buffer.from(mark) }] };
	return [
		{
			holds: 'A message to the account itself is sent',
			otherwise: 'no letter goes out by e-mail.',
			run: async () => {
				assert.equal((await (await cloud.mail()).send(mail)).sentBefore, false);
			},
		},
		{
			holds: 'It is found again by our own identity',
			otherwise: 'after an interrupted run nobody can tell what was sent: letters are kept back for a person, and none goes twice.',
			run: async () => {
				const mails = await again.mail();
				const found = await shown(pace, () => mails.find(messageId, undefined, { address }));
				return await tenant.messageIdOf(found.id, messageId);
			},
		},
		{
			holds: 'Sent again, by another run that knows of no answer, it does not go twice',
			otherwise: 'a family could get a letter twice.',
			run: async () => assert.equal((await (await again.mail()).send(mail, { resumed: true })).sentBefore, true, 'It went a second time.'),
		},
	];
}

/** What a service has just done shows in its lists a little later. */
async function shown<Found>({ firstWait }: Pace, ask: () => Promise<Found | undefined>): Promise<Found> {
	for (let tries = 0; tries < 6; tries += 1) {
		const found = await ask();
		if (found !== undefined) return found;
		await wait(firstWait * 2 ** tries);
	}
	throw new Error('It did not show within a minute.');
}

export const meetingKey = (mark: string): string => `meeting ${mark}`;

function calendarSteps({ cloud, again, mark, address }: Tenant, pace: Pace): Step[] {
	const key = meetingKey(mark);
	const at = (hour: number) => {
		const start = DateTime.fromJSDate(pace.now(), { zone: schoolTimeZone }).plus({ days: 3 }).set({ hour, minute: 0, second: 0, millisecond: 0 });
		return { start: start.toISO({ suppressMilliseconds: true }) as string, end: start.plus({ minutes: 30 }).toISO({ suppressMilliseconds: true }) as string };
	};
	const [first, second] = [at(6), at(7)];
	const meeting = { key, slot: first, title: `A check (${mark})`, attendees: [] };
	return [
		{
			holds: 'A meeting is booked once, also when it is booked again',
			otherwise: 'families could get two times for one meeting.',
			run: async () => {
				assert.equal((await (await cloud.calendar()).book('', meeting)).bookedBefore, false);
				assert.equal((await (await again.calendar()).book('', meeting)).bookedBefore, true, 'It was booked twice.');
			},
		},
		{
			holds: 'Its time is seen as taken',
			otherwise: 'meetings may be offered at times that are taken.',
			run: async () => {
				const calendar = await cloud.calendar();
				const covers = (slots: Awaited<ReturnType<typeof calendar.busy>>) => slots.some(({ start, end }) => Date.parse(start) <= Date.parse(first.start) && Date.parse(end) >= Date.parse(first.end));
				await shown(pace, async () => (covers(await calendar.busy([address], { start: first.start, end: second.end })) ? true : undefined));
			},
		},
		{
			holds: 'It is moved and found at its new time',
			otherwise: 'a meeting that is put off stays where it was.',
			run: async () => {
				const calendar = await cloud.calendar();
				await calendar.move('', key, second);
				const found = await calendar.find('', key);
				assert.ok(found && sameSlot(found.slot, second), 'It is not at its new time.');
			},
		},
		{
			holds: 'It is cancelled, and cancelling it again does nothing',
			otherwise: 'meetings that were called off stay in the calendar.',
			run: async () => {
				const calendar = await cloud.calendar();
				assert.deepEqual([await calendar.cancel('', key), await calendar.cancel('', key), await calendar.find('', key)], [true, false, undefined]);
			},
		},
	];
}

/** The list for staff is known by this name. */
export const listName = (mark: string): string => `${mark} cases`;

function listSteps({ cloud, library, mark, noList }: Tenant): Step[] {
	const columns = ['Pupil', 'Last step', 'Now'];
	const row = (key: string, now: string) => ({ key, cells: { Pupil: `Pupil ${key}`, 'Last step': 'early-concern', Now: now } });
	const open = () => cloud.list({ library, list: { name: listName(mark) }, columns });
	return [
		{
			holds: 'Cases are shown in a list for staff, a row each; shown again nothing changes',
			otherwise: 'staff see no cases, or see them twice.',
			leftOut: noList,
			run: async () => {
				const given = [row('00123', '=waits'), row('00124', 'sent')];
				assert.deepEqual(await (await open()).mirror(columns, given), { added: 2, changed: 0, unchanged: 0 });
				assert.deepEqual(await (await open()).mirror(columns, given), { added: 0, changed: 0, unchanged: 2 });
				assert.deepEqual(await (await open()).mirror(columns, [row('00123', 'sent'), row('00124', 'sent')]), { added: 0, changed: 1, unchanged: 1 });
			},
		},
	];
}

function staffSteps({ cloud, again, mark, channel, taskList }: Tenant, pace: Pace): Step[] {
	return [
		{
			holds: 'A message is posted to staff once',
			otherwise: 'staff are not told, or are told twice.',
			leftOut: channel ? undefined : 'no space or channel was given',
			run: async () => {
				const message = { key: `message ${mark}`, text: `A check (${mark}). It will be removed.` };
				const first = await (await cloud.messages(channel ?? { name: '' })).post(message);
				const second = await (await again.messages(channel ?? { name: '' })).post(message, { resumed: true });
				assert.deepEqual([first.postedBefore, second.postedBefore], [false, true], 'It was posted twice.');
			},
		},
		{
			holds: 'A task is put on a list once',
			otherwise: 'staff get no task, or get it twice.',
			leftOut: taskList ? undefined : 'no task list or plan was given',
			run: async () => {
				const task = { key: `task ${mark}`, title: `A check (${mark})`, notes: 'It will be removed.', dueOn: DateTime.fromJSDate(pace.now(), { zone: schoolTimeZone }).plus({ days: 3 }).toISODate() as string };
				const first = await (await cloud.tasks(taskList ?? { name: '' })).add(task);
				const second = await (await again.tasks(taskList ?? { name: '' })).add(task, { resumed: true });
				assert.deepEqual([first.postedBefore, second.postedBefore], [false, true], 'It was added twice.');
			},
		},
	];
}
