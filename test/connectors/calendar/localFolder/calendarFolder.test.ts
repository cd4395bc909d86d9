import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { calendarFile, readCalendarFile, type FiledMeeting } from '../../../../connectors/calendar/localFolder/calendarFile';
import { CalendarFolder } from '../../../../connectors/calendar/localFolder/calendarFolder';
import { LocalFolder } from '../../../../connectors/files/localFolder/localFolder';

const now = '2026-11-23T07:00:00.000Z';
const slot = { start: '2026-12-03T15:30:00+00:00', end: '2026-12-03T16:00:00+00:00' };
const later = { start: '2027-06-14T16:00:00+01:00', end: '2027-06-14T16:30:00+01:00' };
const day = { start: '2026-12-03T00:00:00+00:00', end: '2026-12-04T00:00:00+00:00' };
const meeting = { key: 'ab12', slot, title: 'Meeting with a family (3f9a21c0)', place: 'Main reception', attendees: [] };

let folder: string;
let calendar: CalendarFolder;
beforeEach(() => {
	folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'meetings-')), 'kept');
	calendar = new CalendarFolder(new LocalFolder({ isBlocked: () => false, read: async (file) => createReadStream(file), write: (file, content) => writeFile(file, content) }), () => now);
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const only = () => readFileSync(path.join(folder, 'meeting-ab12.ics'), 'utf8');

test('a meeting is booked once, found, and makes its time busy', async () => {
	expect(await calendar.find(folder, 'ab12')).toBeUndefined();
	expect(await calendar.busy([folder], day)).toEqual([]);
	const booked = await calendar.book(folder, meeting);
	expect(booked).toEqual({ id: 'ab12', slot, link: path.join(folder, 'meeting-ab12.ics'), bookedBefore: false });
	expect(await calendar.book(folder, { ...meeting, slot: later, title: 'Another' })).toEqual({ ...booked, bookedBefore: true });
	expect(await calendar.find(folder, 'ab12')).toEqual({ ...booked, bookedBefore: true });
	expect(await calendar.busy([folder], day)).toEqual([slot]);
	expect(await calendar.busy([folder], { start: '2026-12-04T00:00:00Z', end: '2026-12-05T00:00:00Z' })).toEqual([]);
});

test('moved, it is the same meeting with one change more; told again, nothing changes', async () => {
	await calendar.book(folder, meeting);
	expect(await calendar.move(folder, 'ab12', later)).toMatchObject({ slot: later });
	const content = only();
	expect(content).toContain('SEQUENCE:1');
	expect(await calendar.move(folder, 'ab12', { start: '2027-06-14T15:00:00Z', end: '2027-06-14T15:30:00Z' })).toMatchObject({ slot: later });
	expect(only()).toBe(content);
	await expect(calendar.move(folder, 'none', later)).rejects.toMatchObject({ message: expect.stringContaining('no such meeting'), advice: expect.any(String) });
});

test('cancelled, its time is free, its file says so, and it can be booked again', async () => {
	await calendar.book(folder, meeting);
	expect([await calendar.cancel(folder, 'ab12'), await calendar.cancel(folder, 'ab12')]).toEqual([true, false]);
	expect(only()).toContain('STATUS:CANCELLED');
	expect([await calendar.find(folder, 'ab12'), await calendar.busy([folder], day)]).toEqual([undefined, []]);
	expect(await calendar.book(folder, { ...meeting, slot: later })).toMatchObject({ slot: later, bookedBefore: false });
	expect(only()).toContain('SEQUENCE:2');
});

test('an entry that leaves its time free is not busy', async () => {
	await calendar.book(folder, { ...meeting, leavesFree: true });
	expect(await calendar.busy([folder], day)).toEqual([]);
});

test('a file that cannot be read stops the run before its time is given away', async () => {
	await calendar.book(folder, meeting);
	writeFileSync(path.join(folder, 'meeting-cd34.ics'), 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
	await expect(calendar.busy([folder], day)).rejects.toMatchObject({ message: expect.stringContaining('meeting-cd34.ics'), advice: expect.stringContaining('out of the folder') });
	expect(readdirSync(folder)).toHaveLength(2);
});

test('each line is at most 75 octets, ended as calendars expect it, and reads back as it was (RFC 5545 §3.1, §3.3.11)', () => {
	const written: FiledMeeting = { key: 'ab12', slot, title: 'Meeting, with; a \\ family', place: `Aula „Zürich“ ${'ğ'.repeat(80)}`, description: 'One\nTwo', leavesFree: false, sequence: 3, isCancelled: false };
	const content = calendarFile(written, now);
	expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
	const lines = content.split('\r\n');
	expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n') && !line.includes('�'))).toBe(true);
	expect(lines).toEqual(expect.arrayContaining(['DTSTART:20261203T153000Z', 'SUMMARY:Meeting\\, with\\; a \\\\ family', 'DTSTAMP:20261123T070000Z']));
	expect(readCalendarFile(content)).toEqual(written);
	expect(readCalendarFile(content.replace(/\r\n/g, '\n'))).toEqual(written);
});
