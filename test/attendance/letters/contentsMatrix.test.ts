import { checkLetter, letterFamilies, letterFamilyIds, type FilledLetter, type LetterFamily } from '../../../attendance/letters';
import { contentsMatrix, contentsMatrixTable } from '../../../attendance/letters/contentsMatrix';
import { noticeToImproveContents } from '../../../attendance/law/noticeToImprove';
import { said } from '../../connectors/documents/letters/saidLetter';
import { mother } from './okafors';
import { samples } from './samples';

/** What is taken out of a letter, wherever it stands. */
type Lost = (fields: FilledLetter['fields']) => ReadonlyArray<string | RegExp>;

const linesOf = (lines: ReadonlyArray<{ readonly line: string }>) => [lines.at(-1)?.line ?? ''];

/** How a template could lack each content: the words that carry it. */
const lost: Readonly<Record<string, Lost>> = {
	'first-name': ({ pupil }) => [pupil.preferredForename],
	'session-away': ({ firstDay }) => [firstDay.session],
	'no-reason-yet': () => [/[^.!?]*\b(?:reason|heard|why)\b[^.!?]*/gi],
	'named-contact': ({ contact }) => [contact.phone, contact.email],
	'days-missed': ({ absence }) => [`(${absence.sessions}`, absence.sessions],
	'absence-dates': ({ absence }) => [absence.spells.at(-1)?.when ?? ''],
	'data-sheet': ({ absence }) => [absence.rows.at(-1)?.reason ?? ''],
	'one-question': () => ['?'],
	'offer-of-help': () => [/\b(?:help|support)\w*/gi],
	'days-in-half-term': ({ halfTerm }) => [halfTerm.days],
	'half-term-dates': ({ halfTerm }) => [halfTerm.when],
	'welcome-back': () => [/welcome back|back/gi],
	'what-was-missed': ({ lastAbsence }) => [lastAbsence.when],
	'who-helps': ({ catchUp }) => [catchUp.who],
	'improvement-in-days': ({ improvement }) => [improvement.before],
	'equal-stretches': ({ improvement }) => [improvement.schoolDays],
	thanks: () => [/thank\w*|well done|congratulations|proud/gi],
	'each-pupil-named': ({ pupils }) => [pupils.list[0]?.name ?? ''],
	'what-it-is-for': ({ achievement }) => [achievement.for],
	'full-name': ({ pupil }) => [pupil.fullName],
	period: ({ achievement }) => [achievement.period],
	'leave-dates': ({ leave }) => [leave.when],
	'leave-granted': () => [/\b(?:grant\w*|agree\w*|approve\w*|authoris\w*)/gi],
	authorised: () => [/\bauthorised\b/gi],
	'which-part': ({ leavePartGranted }) => [leavePartGranted.refused],
	'considered-on-its-own': ({ leave }) => [leave.considered],
	'effect-if-taken': () => [/\bunauthorised\b/gi],
	'penalty-amounts': ({ penaltyNotice }) => [penaltyNotice.reduced],
	'two-in-three-years': ({ penaltyNotice }) => [`${penaltyNotice.limitYears} years`],
	'leave-refused': () => [/\b(?:not|unable to|cannot|refused|declined)\b/gi],
	'days-of-illness': ({ illness }) => [illness.days],
	'nobody-to-blame': () => [/\b(?:nobody|no one)\b/gi],
	'what-is-offered': ({ health }) => [health.support.at(-1)?.what ?? ''],
	'no-proof-needed': () => [/\b(?:doctor[’']s note|note from (?:a|the|your) doctor|proof|medical evidence)\b/gi],
	'healthcare-plan': () => [/individual healthcare plan/gi],
	'pupil-voice': () => [/\b(?:views?|thinks?|thoughts|feels?|voice|would like us to know)\b/gi],
	'education-by-the-council': ({ health }) => [health.daysUntilCouncil],
	'expectations-we-expect': ({ expectations }) => linesOf(expectations.weExpect),
	'expectations-reporting': ({ expectations }) => linesOf(expectations.reporting),
	'expectations-steps': ({ expectations }) => linesOf(expectations.steps),
	'expectations-help': ({ expectations }) => linesOf(expectations.help),
	'expectations-leave': ({ expectations }) => linesOf(expectations.leave),
	'expectations-law': ({ expectations }) => linesOf(expectations.law),
	purpose: () => [/\bmeet\w*/gi],
	'time-and-place': ({ meeting }) => [meeting.time],
	alternative: () => [/\b(?:another|different|other|new) (?:time|day|date|way)\b|rearrange|choose/gi],
	'who-attends': ({ meeting }) => [meeting.attendees],
	'bring-someone': () => [/bring someone/gi],
	'what-to-bring': () => [/bring (?:anything|papers)/gi],
	interpreter: () => [/interpreter/gi],
	'earlier-time': ({ earlierMeeting }) => [earlierMeeting.date],
	'parents-statement': ({ contract }) => [contract.parentSays],
	'pupils-statement': ({ contract }) => [contract.pupilSays],
	'parents-part': ({ contract }) => contract.parentWill.map(({ what }) => what),
	'statement-of-support': ({ contract }) => contract.schoolWill.map(({ what }) => what),
	targets: ({ contract }) => contract.targets.map(({ target }) => target),
	'review-dates': ({ contract }) => [contract.reviews.at(-1)?.date ?? ''],
	signatures: () => [/Signatures.*$/gs],
	voluntary: () => [/voluntary/gi],
	'panel-members': ({ panel }) => [panel.members],
	'what-is-looked-at': () => [/\blook at\b/gi],
	confidential: () => [/confidential/gi],
	'trigger-ten-days': ({ tenDays }) => [tenDays.days],
	'trigger-fifteen-days': ({ sickness }) => [sickness.days],
	'trigger-twenty-days': ({ twentyDays }) => [twentyDays.from],
	'authority-told': ({ authority }) => [authority.name],
	'joint-enquiries': () => [/reasonable enquiries/gi],
	'no-ground-if-ill': () => [/illness/gi],
	'clear-warning': () => [/\bwarning\b/gi],
	'sessions-with-dates': ({ unauthorised }) => [unauthorised.rows.at(-1)?.date ?? ''],
	'parents-duty': () => ['Education Act 1996', 'section 444'],
	threshold: ({ unauthorised }) => [unauthorised.thresholdWeeks],
	'amounts-and-periods': ({ penaltyNotice }) => [`${penaltyNotice.reducedDays} days`],
	'support-so-far': ({ support }) => linesOf(support.lines),
	'authority-decides': () => [/\bdecides?\b/gi],
	'if-unpaid': () => [/\bnot paid\b/gi],
	'how-to-put-right': () => [/\b(?:wrong|not right|mistake)\b/gi],
	'period-and-record': ({ noticeOutcome }) => [noticeOutcome.attended],
	'outcome-of-notice': () => [/\bAttendance has\b[^.]*/g],
	'what-follows': ({ noticeOutcome }) => [noticeOutcome.next],
	'notice-record': ({ unauthorised }) => [unauthorised.rows[0]?.date ?? ''],
	'notice-benefits': () => [/\blearn\b/gi],
	'notice-support-so-far': ({ support }) => linesOf(support.lines),
	'notice-further-support': ({ notice }) => linesOf(notice.further),
	'notice-warning': () => [/penalty notice may be/gi],
	'notice-period': ({ notice }) => [notice.to],
	'notice-sufficient-improvement': ({ notice }) => [notice.improvement],
	'notice-early-grounds': ({ notice }) => linesOf(notice.earlyGrounds),
};

/** Contents that cannot be lost alone, since the same words carry the other too. */
const goesAlong: Readonly<Record<string, readonly string[]>> = { 'leave-granted': ['authorised'] };

/** What somebody might write into a template, or what the facts might be, that the content forbids. */
const planted: Readonly<Record<string, { readonly sentence: string; readonly change?: (letter: FilledLetter) => FilledLetter }>> = {
	'no-code-letters': { sentence: 'The register shows code O.' },
	'no-threats': { sentence: 'You may be fined.' },
	'no-diagnosis': { sentence: 'We know about the asthma.' },
	'no-social-care': { sentence: 'The social worker knows.' },
	'no-other-pupils': { sentence: 'The cousin was away too.' },
	'nothing-of-others': { sentence: 'We wrote to 8 Canal Wharf, too.', change: (letter) => ({ ...letter, othersDetails: ['8 Canal Wharf'] }) },
	'no-percent-alone': { sentence: 'Attendance is 91.2%.', change: ({ fields, ...letter }) => ({ ...letter, fields, text: letter.text.replaceAll(fields.absence.days, 'some') }) },
	'no-percentages': { sentence: 'Attendance is 91.2%.' },
	'no-blame': { sentence: 'This is your fault.' },
	'no-blanket-wording': { sentence: 'The school does not authorise any holidays.' },
	'no-proof-demanded': { sentence: 'You must send medical evidence.' },
	'no-certainty': { sentence: 'You will be prosecuted.' },
	'no-other-amounts': { sentence: 'The penalty is £60.' },
	'no-reproach': { sentence: 'You have failed to come.' },
	'no-claim-of-binding': { sentence: 'This contract is legally binding.' },
	'no-doubt-of-illness': { sentence: 'Please send proof.' },
	'no-deletion-foretold': { sentence: 'We will remove the name from the register.' },
	'no-unestablished-sessions': { sentence: 'Reason for absence not yet established.' },
	'not-about-holiday': { sentence: 'We write because of your holiday.' },
	'no-third-penalty-notice': {
		sentence: 'A further penalty notice may be issued.',
		change: ({ fields, ...letter }) => ({ ...letter, fields: { ...fields, penaltyNotice: { ...fields.penaltyNotice, limitReached: true } } }),
	},
};

/** Someone who wants an interpreter, so that what is offered only then is there. */
const letterOf = ({ id }: LetterFamily): Promise<FilledLetter> => {
	const { about, changes } = samples[id];
	const attendees = { meeting: { slot: { date: '2026-12-03', time: '3.30 pm', place: 'the main reception' }, attendees: 'Mr T. Bell, Head of Year 8' } };
	return said(id, { contacts: [{ ...mother, interpreter: true }], ...about }, { ...attendees, ...changes });
};

const without = (letter: FilledLetter, words: ReadonlyArray<string | RegExp>): FilledLetter => ({
	...letter,
	text: words.reduce<string>((text, word) => (word === '' ? text : text.replaceAll(word instanceof RegExp ? word : word.replace(/\s+/g, ' '), '…')), letter.text),
});

const families = Object.values(letterFamilies);
const requiredOf = families.flatMap((family) => family.required.map((content) => [family.id, content.id, family, content] as const));
const forbiddenOf = families.flatMap((family) => family.forbidden.map((content) => [family.id, content.id, family, content] as const));

describe('every letter as it is shipped', () => {
	it.each(families.map((family) => [family.id, family] as const))('%s says all that it must and nothing that it must not', async (_, family) => {
		const letter = await letterOf(family);
		expect(() => checkLetter(family, letter, 'Pupil 1042')).not.toThrow();
		expect(letter.text).not.toMatch(/\{\{|\}\}|undefined|null|NaN/);
	});
});

describe('a letter that lacks a content is not made, and the error names that one', () => {
	it.each(requiredOf)('%s without %s', async (_, id, family, content) => {
		const letter = await letterOf(family);
		const poorer = without(letter, lost[id]?.(letter.fields) ?? []);
		expect(poorer.text).not.toBe(letter.text);
		expect(family.required.filter(({ isThere }) => !isThere(poorer)).map((missing) => missing.id).sort()).toEqual([id, ...(goesAlong[id] ?? [])].sort());
		expect(() => checkLetter(family, poorer, 'Pupil 1042')).toThrow(content.what);
	});
});

describe('a letter that says what it must not is not made, and the error says so', () => {
	it.each(forbiddenOf)('%s with %s', async (_, id, family, content) => {
		const letter = await letterOf(family);
		const plant = planted[id];
		if (!plant) throw new Error(`Nothing is planted for ${id}`);
		const worse = { ...letter, text: `${letter.text} ${plant.sentence}` };
		expect(() => checkLetter({ ...family, required: [], forbidden: [content] }, plant.change?.(worse) ?? worse, 'Pupil 1042')).toThrow(content.what);
		expect(() => checkLetter({ ...family, forbidden: [content] }, letter, 'Pupil 1042')).not.toThrow();
	});
});

describe('the matrix', () => {
	it('has every content of every family, each with its source', () => {
		const rows = contentsMatrix();
		expect(rows).toHaveLength(requiredOf.length + forbiddenOf.length);
		expect(new Set(rows.map(({ family }) => family))).toEqual(new Set(letterFamilyIds));
		expect(rows.filter(({ source }) => !/https?:\/\/|doi|\bSI \d|GDPR|statutory|DfE|Education Act/.test(source))).toEqual([]);
	});

	it('names a content once in a family', () => {
		for (const { id, required, forbidden } of families) {
			const ids = [...required, ...forbidden].map((content) => content.id);
			expect([id, ids.filter((one, place) => ids.indexOf(one) !== place)]).toEqual([id, []]);
		}
	});

	it('holds the eight contents of a notice to improve, as the law counts them', () => {
		const ids = contentsMatrix().filter(({ family, must }) => family === 'notice-to-improve' && must === 'say').map(({ content }) => content);
		expect(ids.slice(0, noticeToImproveContents.length)).toEqual(noticeToImproveContents.map(({ id }) => `notice-${id.replaceAll(' ', '-')}`));
	});

	it('is a table in Markdown that no word of a rule breaks', () => {
		const table = contentsMatrixTable();
		const lines = table.split('\n').filter((line) => line.startsWith('| say') || line.startsWith('| not say'));
		expect(lines).toHaveLength(contentsMatrix().length);
		for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(5);
		expect(table.match(/^### /gm)).toHaveLength(letterFamilyIds.length + 1);
	});
});
