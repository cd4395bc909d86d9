import { asTestMessage, testRunKey, wouldHaveGone } from '../../../attendance/letters/testRun';

const addressee = { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: true, email: 'ngozi@home.example', phone: '07700 900123' };

test.each([
	['post', 'to the Mother, by post'],
	['email', 'to the Mother, by e-mail'],
	['sms', 'to the Mother, as a text message'],
	['phone', 'to the Mother, by phone'],
] as const)('a letter by %s would have gone %s', (channel, words) => expect(wouldHaveGone({ addressee, channel })).toBe(words));

test('a contact whose relationship the export does not say is one still', () => expect(wouldHaveGone({ addressee: { ...addressee, relationship: ' ' }, channel: 'post' })).toBe('to a contact, by post'));

test('the marks name nobody, stand before everything else and leave the rest as it is', () => {
	const { subject, text, html } = asTestMessage({ subject: 'A letter from Oakfield School', text: 'Dear parent', html: '<!doctype html><html><body class="x"><p>Dear parent</p></body></html>' }, { addressee, channel: 'email' });
	expect(subject).toBe('TEST: A letter from Oakfield School');
	expect(text).toMatch(/^TEST RUN: .*the Mother, by e-mail[^]*\n\nDear parent$/);
	expect(html).toMatch(/^<!doctype html><html><body class="x"><p style="[^"]*">TEST RUN: [^<]*<\/p><p>Dear parent<\/p><\/body><\/html>$/);
	expect(`${subject}${text}${html}`).not.toMatch(/ngozi|07700/i);
});

test('what an export holds as a relationship is no markup in the marks', () =>
	expect(asTestMessage({ subject: '', text: '', html: '<p>x</p>' }, { addressee: { ...addressee, relationship: '<img src=x> & co' }, channel: 'post' }).html).toContain('the &lt;img src=x> &amp; co, by post'));

test('no key of a test run is one of a real letter, and each execution has its own', () => {
	const key = '1042|early-concern|id:1|2026/27';
	expect(new Set([key, testRunKey('1', key), testRunKey('2', key), testRunKey('1', '1043|early-concern|id:1|2026/27')]).size).toBe(4);
});
