import { coveringEmail } from '../../../attendance/letters';
import type { Letter } from '../../../attendance/item';

const letter: Letter = {
	key: '1042|early-concern|id:7731|2026/27', step: 'early-concern', family: 'early-concern', templateVersion: '1', date: '2026-11-23',
	addressee: { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: false, email: 'n.okafor@example.com', phone: '' },
	channel: 'email', language: '', interpreter: false, fileName: '2026-11-23_early-concern_7B_3f9a21c0',
};

test('subject and text say who writes and to whom, and nothing of the pupil or of attendance', () => {
	const { subject, text } = coveringEmail(letter, { name: 'Wexbourne Academy' });
	expect(subject).toBe('A letter from Wexbourne Academy');
	expect(text).toMatch(/^Dear Ms Ngozi Okafor\n/);
	expect(`${subject} ${text}`).not.toMatch(/attend|absen|missed|1042|concern/i);
});

test('a school without a name is still named as a school', () => {
	const { subject, text } = coveringEmail(letter, { name: '' });
	expect(subject).toBe('A letter from your child’s school');
	expect(text).toMatch(/\nYour child’s school$/);
});

test.each([
	{ language: 'Polish', interpreter: false, offered: true },
	{ language: '', interpreter: true, offered: true },
	{ language: 'English', interpreter: false, offered: false },
	{ language: '', interpreter: false, offered: false },
])('help with English is offered where the export asks for it: %o', ({ language, interpreter, offered }) => {
	expect(coveringEmail({ ...letter, language, interpreter }, { name: 'Wexbourne Academy' }).text.includes('interpreter')).toBe(offered);
});
