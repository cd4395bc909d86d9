import { coveringEmail } from '../../attendance/letters';
import { caseColumns } from '../../attendance/caseLog';
import { meetingIdentity } from '../../attendance/meetings';
import type { Letter } from '../../attendance/item';
import { mimeOf } from '../../connectors/mail/mime';
import type { RecordedRequest } from '../doubles/core/types';
import { generateSchool } from '../sample-school';
import { expectPrivate, notPrivate } from './expectPrivate';
import { sensitive, sensitiveIn } from './sensitiveWords';

const people = [
	{ legalForename: 'Zoë', preferredForename: 'Zo', legalSurname: 'O’Dwyer' },
	{ legalForename: 'Grace', preferredForename: 'Grace', legalSurname: 'Bancroft' },
	{ legalForename: 'Theodore', preferredForename: 'Theo', legalSurname: 'Pearce' },
];

const request = (method: string, url: string, body: unknown, type = 'application/json'): RecordedRequest => ({
	method, url: new URL(url), headers: { 'content-type': type }, service: 'a double', status: 200, refusal: undefined,
	body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

const mime = (subject: string, fileName = 'letter.pdf', text = 'Please read the letter.') =>
	mimeOf({ messageId: 'a@school.example', to: [{ address: 'g.bancroft@family.example', name: 'Mrs Bancroft' }], subject, text, attachments: [{ name: fileName, type: 'application/pdf', content: Buffer.from('%PDF Grace Bancroft was ill') }] });
const graph = 'https://graph.microsoft.com/v1.0';
const uploaded = (name: string) => `--b\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ name, parents: ['1x'] })}\r\n--b\r\ncontent-type: application/pdf\r\n\r\n%PDF ill\r\n--b--`;

/** By each way in which a text reaches people, and what it is there. */
const ways: Readonly<Record<string, readonly [where: string, make: (text: string) => RecordedRequest | Promise<RecordedRequest>]>> = {
	'a draft of Gmail': ['subject', async (text) => request('POST', 'https://gmail.googleapis.com/gmail/v1/users/me/drafts', { message: { raw: (await mime(text)).toString('base64url') } })],
	'an upload to Gmail': ['subject', async (text) => request('POST', 'https://gmail.googleapis.com/upload/gmail/v1/users/me/drafts?uploadType=media', await mime(text), 'message/rfc822')],
	'an attachment in Gmail': ['file name', async (text) => request('POST', 'https://gmail.googleapis.com/gmail/v1/users/me/drafts', { message: { raw: (await mime('A letter', `${text}.pdf`)).toString('base64url') } })],
	'the text of a mail': ['mail text', async (text) => request('POST', 'https://gmail.googleapis.com/gmail/v1/users/me/drafts', { message: { raw: (await mime('A letter', 'letter.pdf', text)).toString('base64url') } })],
	'a file of Drive': ['file name', (text) => request('POST', 'https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart', uploaded(`${text}.pdf`), 'multipart/related; boundary=b')],
	'a folder of Drive': ['file name', (text) => request('POST', 'https://www.googleapis.com/drive/v3/files', { name: text, mimeType: 'application/vnd.google-apps.folder' })],
	'an event of Google': ['event', (text) => request('POST', 'https://www.googleapis.com/calendar/v3/calendars/primary/events', { summary: text, attendees: [{ email: 'a@school.example', displayName: 'Grace Bancroft' }] })],
	'what an event says': ['event', (text) => request('PATCH', 'https://www.googleapis.com/calendar/v3/calendars/primary/events/1', { description: text })],
	'a message of Chat': ['staff message', (text) => request('POST', 'https://chat.googleapis.com/v1/spaces/1/messages', { text })],
	'a task of Google': ['task', (text) => request('POST', 'https://tasks.googleapis.com/tasks/v1/lists/1/tasks', { title: 'Check', notes: text })],
	'a cell of a Sheet': ['list cell', (text) => request('POST', 'https://sheets.googleapis.com/v4/spreadsheets/1/values:batchUpdate', { data: [{ range: 'A1', values: [['1042', text]] }] })],
	'a draft of Outlook': ['subject', (text) => request('POST', `${graph}/me/messages`, { subject: text, body: { content: 'Please read the letter.' }, toRecipients: [{ emailAddress: { name: 'Grace Bancroft' } }] })],
	'an attachment in Outlook': ['file name', (text) => request('POST', `${graph}/me/messages/1/attachments`, { name: `${text}.pdf`, contentBytes: 'aWxs' })],
	'a file of OneDrive': ['file name', (text) => request('PUT', `${graph}/drives/b!1/root:/Letters/${encodeURIComponent(text)}.pdf:/content`, '%PDF', 'application/octet-stream')],
	'an event of Outlook': ['event', (text) => request('POST', `${graph}/me/events`, { subject: text, body: { content: '' } })],
	'a message of Teams': ['staff message', (text) => request('POST', `${graph}/teams/1/channels/2/messages`, { body: { contentType: 'html', content: text } })],
	'a task of Planner': ['task', (text) => request('POST', `${graph}/planner/tasks`, { title: text, planId: '1' })],
	'a task of To Do': ['task', (text) => request('POST', `${graph}/me/todo/lists/1/tasks`, { title: text })],
	'an item of a list': ['list cell', (text) => request('PATCH', `${graph}/sites/1/lists/2/items/3/fields`, { Now: text })],
	'a request within a batch': ['list cell', (text) => request('POST', `${graph}/$batch`, { requests: [{ id: '1', method: 'POST', url: '/sites/1/lists/2/items', body: { fields: { Now: text } } }] })],
	'a text message of Notify': ['text message', (text) => request('POST', 'https://api.notifications.service.gov.uk/v2/notifications/sms', { phone_number: '07700900123', template_id: '1', personalisation: { text } })],
	'a request that nobody has thought of': ['elsewhere', (text) => request('POST', `${graph}/me/onenote/pages`, { title: text })],
};

describe.each(Object.entries(ways))('by %s', (_way, [where, make]) => {
	test('what is planted is found', async () => {
		expect(await notPrivate([await make('Absent by illness')], { people })).toEqual([expect.objectContaining({ where, found: 'illness', about: 'health' })]);
	});

	test('what is clean is clean', async () => {
		expect(await notPrivate([await make('A letter from Oakfield School')], { people })).toEqual([]);
	});

	test('a pupil’s name is found where none may stand', async () => {
		const found = await notPrivate([await make('About Theo Pearce')], { people });
		expect(found.some(({ about }) => about === 'a pupil’s name')).toBe(where !== 'list cell' && where !== 'elsewhere');
	});
});

test.each([
	['2026-11-23_sick-note_8B', 'health'],
	['Absent due to mental health', 'health'],
	['21 sessions with code I', 'health'],
	['I codes: 12', 'health'],
	['M × 4', 'health'],
	['I', 'health'],
	['medical or dental appointment', 'health'],
	['EHCP review', 'special educational needs or disability'],
	['on the SEND register', 'special educational needs or disability'],
	['socialWorkerReferral', 'social care'],
	['Child-protection plan', 'social care'],
	['is looked after by the authority', 'social care'],
	['suspended for 3 days', 'suspension, exclusion or the law'],
	['code E', 'suspension, exclusion or the law'],
	['parents are separated', 'family breakdown'],
	['free school meals', 'belief, origin or means'],
	['/\\II/\\/\\II/\\', 'marks of a register'],
])('“%s” tells of %s', (text, about) => {
	expect(sensitiveIn(text).map((one) => one.about)).toContain(about);
});

// The words that the product itself puts there, and words that only look like it.
test.each([
	'A letter from Oakfield School', 'Attendance cases', 'Attendance team: 12 letters filed or sent, 3 held for a person', 'Meeting with a family (3f9a21c0)', '2026-11-23_early-concern_8B_3f9a21c0.pdf',
	'2026-11-23_local-authority-support_8B_3f9a21c0.json', 'I will send the letter', 'Please send it', 'Will you still come?', 'Persistently absent', 'Severely absent', 'Waits for a person', 'School attendance/Letters', 'Check today’s register of 7B',
	'Absence 31 of 130 sessions (23.8 %)', 'Room E12', 'Year R', 'Group 10R', 'A pillow', 'Mission statement', 'Carefully', 'Skills', '', 'R', ...caseColumns,
])('“%s” tells of nothing', (text) => {
	expect(sensitiveIn(text)).toEqual([]);
});

test.each([
	['zoe_odwyer.pdf', true],
	['O’DWYER, Zoë', true],
	['Pearce, Theodore', true],
	['Theo’s attendance', true],
	['the Pearce family', true],
	['grace-bancroft', true],
	['With good grace', false],
	['Grace period', false],
	['Theology', false],
	['The theory of Bancrofts', false],
])('“%s” names a pupil: %s', async (text, named) => {
	const found = await notPrivate([request('POST', `${graph}/me/events`, { subject: text })], { people });
	expect(found.length > 0).toBe(named);
});

test.each([
	['Gmail', async (text: string) => request('POST', 'https://gmail.googleapis.com/gmail/v1/users/me/drafts', { message: { raw: (await mime('A letter', 'letter.pdf', text)).toString('base64url') } })],
	['Outlook', async (text: string) => request('POST', `${graph}/me/messages`, { body: { content: text }, toRecipients: [{ emailAddress: { name: 'Mrs Bancroft' } }] })],
])('%s: a message may call its reader by a name that the child shares, and the child by none', async (_service, make) => {
	expect(await notPrivate([await make('Dear Mrs Bancroft\n\nPlease read the letter.')], { people })).toEqual([]);
	expect(await notPrivate([await make('Dear Mrs Bancroft\n\nPlease read the letter about Grace Bancroft.')], { people })).not.toEqual([]);
});

test('what may stand for another reason may stand: the school’s name and its staff', async () => {
	const given = [request('POST', `${graph}/me/events`, { subject: 'St Theodore Hospital School: meeting with Ms Pearce' })];
	expect(await notPrivate(given, { people })).not.toEqual([]);
	await expectPrivate(given, { people, mayStand: ['St Theodore Hospital School', 'Ms Pearce'] });
});

test('what the product says by itself is private, for each pupil of a whole school', async () => {
	const { pupils } = generateSchool({ phase: 'primary', seed: 7, asAt: '2026-11-20', size: 120 });
	const letter = { addressee: { name: 'Ms Okafor' }, interpreter: true, language: 'Polish' } as Letter;
	const { subject, text } = coveringEmail(letter, { name: 'Wexbourne Primary School' });
	const { title } = meetingIdentity({ urn: '100001', pupilId: '1042', step: 'meeting-invitation', asAt: '2026-11-20' });
	const given = [request('POST', `${graph}/me/messages`, { subject, body: { content: text } }), request('POST', `${graph}/me/events`, { subject: title })];
	await expectPrivate(given, { people: pupils.map(({ pupil }) => pupil), mayStand: ['Wexbourne Primary School', 'Ms Okafor'] });
});

test('where nothing was received there is nothing to be private, and that fails', async () => {
	await expect(expectPrivate([request('GET', `${graph}/me/messages`, '')], { people })).rejects.toThrow();
});

test('every category says why', () => {
	for (const { about, because, words } of sensitive) expect([about.length, because.length, words.length].every((length) => length > 0)).toBe(true);
});
