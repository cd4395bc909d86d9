import { batchMark, batchOf, faultsOf, groupsOf, noAnswers, readAnswers } from '../../../attendance/approval';
import { decidedPage, endedPage, noticePage, reviewPage } from '../../../connectors/approvalPage';
import { contentPolicy, pageHeaders } from '../../../connectors/approvalPage/headers';
import { createHash } from 'node:crypto';
import { sampleItem, sampleItems } from '../../attendance/approval/sampleBatch';

function review(items: readonly object[]) {
	const batch = batchOf(items as Record<string, unknown>[], 'all');
	return {
		school: 'Wexbourne Academy', ends: 'the end of Wednesday 2 December 2026', total: batch.entries.length, mark: batchMark(batch), groups: groupsOf(batch.entries),
		documentsOf: (item: number) => [{ id: `${item}.pdf`, mimeType: 'application/pdf', fileName: 'letter.pdf' }, { id: `${item}.docx`, mimeType: 'application/zip', fileName: 'letter.docx' }],
	};
}

const shown = (items: readonly object[]) => reviewPage(review(items), noAnswers(items.length), []);

test('whatever stands in an item is shown as text and never becomes part of the page', () => {
	const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
	const item = sampleItem(0, { reasons: [attack], wouldChange: [attack], stepName: attack, routeName: attack, approvedBy: attack, task: attack });
	const attacked = { ...item, pupil: { ...item.pupil, preferredForename: attack, legalSurname: attack, registrationGroup: attack }, letter: { ...item.letter, addressee: { ...item.letter!.addressee, name: attack } } };
	const answers = readAnswers(new URLSearchParams({ d0: 'hold', r0: attack, u0: attack, name: attack, role: attack }), 1);
	const pages = [reviewPage({ ...review([attacked]), school: attack, ends: attack }, answers, faultsOf(answers, '2026-11-23')), decidedPage(answers, attack, attack), endedPage(attack), noticePage(attack, attack)];
	for (const page of pages) {
		expect(page).not.toMatch(/<script>alert|<img/);
		expect(page).toContain('&lt;script&gt;alert(1)');
		// One script at most, which is ours.
		expect(page.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(1);
	}
});

test('the policy knows the very script and style of the page, by their hashes, and nothing from outside', () => {
	const page = shown(sampleItems(2));
	const hashOf = (tag: string) => createHash('sha256').update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '').digest('base64');
	expect(contentPolicy).toContain(`script-src 'sha256-${hashOf('script')}'`);
	expect(contentPolicy).toContain(`style-src 'sha256-${hashOf('style')}'`);
	expect(page).toContain(`content="${contentPolicy}"`);
	expect(page).not.toMatch(/ style=| on\w+=|https?:|src=/);
	expect(pageHeaders.ofPages['Content-Security-Policy']).not.toContain('allow-same-origin');
});

test('the printed form is what a person sees of a document that has one', () => {
	const page = shown([sampleItem(0)]);
	expect(page).toContain('value="0.pdf"');
	expect(page).not.toContain('value="0.docx"');
	const without = { ...review([sampleItem(3)]), documentsOf: () => [{ id: '0.docx', mimeType: 'application/zip', fileName: 'letter.docx' }] };
	expect(reviewPage(without, noAnswers(1), [])).toMatch(/value="0\.docx"[^>]*>See the document <span class="kind">DOCX/);
});

test('absence stands with its counts, and what is not known is not made up', () => {
	expect(shown([sampleItem(0)])).toContain('Absence this school year: 7.4% (8 of 108 sessions), 2 unauthorised');
	const { attendance, ...without } = sampleItem(0);
	expect(shown([{ ...without, attendance: { ...attendance, authorisedAbsentSessions: null, unauthorisedAbsentSessions: null } }])).toMatch(/7\.4% \(8 of 108 sessions\)</);
	expect(shown([without])).not.toContain('Absence this school year');
});

test('a field that is at fault is linked from the top and tied to its message', () => {
	const answers = readAnswers(new URLSearchParams({ d0: 'reject', name: 'P. Adeyemi', role: 'headteacher' }), 1);
	const page = reviewPage(review([sampleItem(0)]), answers, faultsOf(answers, '2026-11-23'));
	expect(page).toContain('<a href="#r0">Amara Ashdown: Say why it is not appropriate</a>');
	expect(page).toMatch(/<textarea id="r0"[^>]*aria-invalid="true" aria-describedby="r0-fault"/);
	expect(page).toContain('<span class="fault" id="r0-fault">');
});

test('400 pupils are some 5 KB each', () => {
	const page = shown(sampleItems(400));
	expect(page.match(/<fieldset/g)).toHaveLength(400);
	expect(page.length / 400).toBeLessThan(6000);
});
