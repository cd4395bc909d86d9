import { messageIdOf } from '../../../connectors/mail/messageId';

const key = '1042|early-concern-letter|id:7731|2026/27';

test('is the same on every run, and well formed by RFC 5322, section 3.6.4', () => {
	expect(messageIdOf('100001', key)).toBe(messageIdOf('100001', key));
	expect(messageIdOf('100001', key)).toMatch(/^[0-9a-f]{40}@[a-z0-9-]+(\.[a-z0-9-]+)+$/);
});

test.each([
	['another school', '100002', key],
	['another contact', '100001', '1042|early-concern-letter|id:7732|2026/27'],
	['another year', '100001', '1042|early-concern-letter|id:7731|2027/28'],
])('is another for %s', (_what, urn, otherKey) => {
	expect(messageIdOf(urn, otherKey)).not.toBe(messageIdOf('100001', key));
});

test('shows nothing of the pupil, the contact, the step or the school', () => {
	const [left] = messageIdOf('100001', key).split('@') as [string];
	for (const part of ['1042', 'early', '7731', '2026', '100001']) expect(left).not.toContain(part);
});
