/** The page of Attendance Approval as a reviewer meets it: a real n8n serves it, a real browser opens it. */
import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { endedPage, noticePage } from '../../../connectors/approvalPage';
import { letterTo, sampleItem, sampleItems } from '../../attendance/approval/sampleBatch';
import { startBrowser } from '../../support/browser';
import { createOwner, openWorkflow } from '../../support/editor';
import { N8nInstance, repository, type RunningServer } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { executionOf, handIn, importApproval, runUntilItWaits, whenEnded, type WaitingRun } from './approvalRun';

let n8n: N8nInstance;
let server: RunningServer;
let browser: Browser;

/** Each waits for its own reviewer. */
const runs = {} as Record<'partly' | 'phone' | 'plain' | 'many' | 'ended', WaitingRun>;

/** Twelve pupils in four steps; the first has a letter to each parent. */
const first = sampleItem(0);
const twelve = [...sampleItems(12), { ...first, letter: letterTo(0, first.decision, 'Mr D Ashdown', 'email') }];

beforeAll(async () => {
	n8n = await N8nInstance.create(testFolder('approval'));
	n8n.installBuild();
	await importApproval(n8n, twelve);
	runs.partly = await runUntilItWaits(n8n);
	server = await n8n.start();
	runs.phone = await handIn(n8n, server, twelve);
	runs.plain = await handIn(n8n, server, twelve);
	runs.many = await handIn(n8n, server, sampleItems(400));
	// n8n itself looks once a minute for what has ended; until then the page says so.
	runs.ended = await handIn(n8n, server, sampleItems(2), DateTime.now().plus({ seconds: 20 }).toISO());
	browser = await startBrowser();
}, 600_000);

afterAll(async () => {
	await browser?.close();
	await server?.stop();
	rmSync(n8n.folder, { recursive: true, force: true });
});

async function open({ link }: WaitingRun, options: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }): Promise<Page> {
	const page = await (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })).newPage();
	// Whatever the page's policy forbids, or its script throws, is a fault of ours.
	page.on('pageerror', (error) => {
		throw error;
	});
	await page.goto(link);
	return page;
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** No violation of WCAG 2.2 AA, and nothing that axe could not tell. */
async function expectAccessible(page: Page): Promise<void> {
	// Cards out of sight are not painted, and what is not painted has no contrast.
	await page.evaluate("for (const entry of document.querySelectorAll('.entry')) entry.style.contentVisibility = 'visible'");
	await page.evaluate(axe);
	const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[]; incomplete: { id: string; nodes: { html: string }[] }[] }>('axe.run(document, { resultTypes: ["violations", "incomplete"] })');
	const told = [...found.violations, ...found.incomplete].map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	expect(told).toEqual([]);
}

/** With `UPDATE_PICTURES=true` the picture goes beside the workflows. */
async function keepPicture(page: Page, name: string): Promise<void> {
	const picture = path.join(repository, '.test', `${name}.png`);
	await page.screenshot({ path: picture });
	expect(statSync(picture).size).toBeGreaterThan(20_000);
	if (process.env.UPDATE_PICTURES === 'true') copyFileSync(picture, path.join(repository, `workflows/approval/${name}.png`));
}

const choose = (page: Page, pupil: string, choice: 'Approve' | 'Hold' | 'Not appropriate') => page.getByRole('group', { name: pupil }).getByRole('radio', { name: choice }).check();

async function sign(page: Page): Promise<void> {
	await page.getByLabel('Your name').fill('P. Adeyemi');
	await page.getByLabel('Your role').fill('headteacher');
}

const record = (page: Page) => page.locator('button.record').click();
const recorded = (page: Page) => page.getByRole('heading', { name: 'Your decisions are recorded' }).waitFor();

describe('a reviewer who approves some, holds some and turns one down', () => {
	let page: Page;

	test('has looked ten times before, and that has changed nothing', async () => {
		for (let time = 0; time < 10; time += 1) expect((await fetch(runs.partly.link)).status).toBe(200);
		expect(executionOf(n8n, runs.partly.execution).status).toBe('waiting');
	});

	test('sees each pupil once, by step, under the strictest rules of a browser', async () => {
		page = await open(runs.partly);
		expect(await page.locator('h2').allInnerTexts()).toEqual(['Attendance: Early concern letter 3 pupils', 'Attendance: Meeting invitation 3 pupils', 'Attendance: Notice to improve 3 pupils', 'Punctuality: Talk about lateness 3 pupils', 'Sign']);
		expect(await page.locator('.entry').count()).toBe(12);
		const { headers } = await fetch(runs.partly.link);
		expect(Object.fromEntries(['cache-control', 'referrer-policy', 'x-frame-options'].map((name) => [name, headers.get(name)]))).toEqual({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
		expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-.*frame-ancestors 'none'; sandbox /);
		await expectAccessible(page);
	});

	test('opens a letter as it would go out, which decides nothing', async () => {
		const [tab] = await Promise.all([page.context().waitForEvent('request', (request) => request.method() === 'POST'), page.getByRole('button', { name: 'See the letter to Mr D Ashdown' }).click()]);
		const answer = await tab.response();
		expect([answer?.status(), answer?.headers()['content-type'], answer?.headers()['content-disposition']]).toEqual([200, 'application/pdf', expect.stringContaining('inline')]);
		const form = new URLSearchParams(tab.postData() ?? '');
		const again = await fetch(runs.partly.link, { method: 'POST', body: form });
		expect(Buffer.from(await again.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
		const unknown = await fetch(runs.partly.link, { method: 'POST', body: new URLSearchParams({ batch: form.get('batch') ?? '', document: '999.pdf' }) });
		expect(unknown.status).toBe(404);
		expect(executionOf(n8n, runs.partly.execution).status).toBe('waiting');
	});

	test('is told what is missing, with everything kept', async () => {
		await choose(page, 'Amara Ashdown', 'Approve');
		await choose(page, 'Esme Ives', 'Hold');
		await page.getByLabel('Reason about Esme Ives').fill('The family support worker meets them on Thursday');
		await choose(page, 'Isla Rudge', 'Not appropriate');
		expect(await page.locator('#summary').innerText()).toBe('3 of 12 decided: 1 approved, 1 held, 1 not appropriate');
		await page.getByRole('group', { name: 'Amara Ashdown' }).getByText('8 absent sessions').click();
		await page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)");
		await page.setViewportSize({ width: 1280, height: 1400 });
		await keepPicture(page, 'approval-page');
		await page.setViewportSize({ width: 1280, height: 900 });
		await record(page);
		await page.getByRole('alert').filter({ hasText: 'Nothing is recorded yet' }).waitFor();
		expect(await page.locator('#faults li').allInnerTexts()).toEqual(['Isla Rudge: Say why it is not appropriate', '9 pupils are not decided. Decide, or agree that they are held.', 'Enter your name', 'Enter your role']);
		expect(await page.evaluate('document.activeElement.id')).toBe('faults');
		expect(await page.getByLabel('Reason about Esme Ives').inputValue()).toBe('The family support worker meets them on Thursday');
		await expectAccessible(page);
		expect(executionOf(n8n, runs.partly.execution).status).toBe('waiting');
	});

	test('decides for a whole step at once, undecided pupils only', async () => {
		const group = page.getByRole('region', { name: 'Meeting invitation' });
		await group.getByText('Decide for several at once').click();
		await group.getByRole('button', { name: 'Approve all' }).click();
		expect(await page.locator('#summary').innerText()).toBe('6 of 12 decided: 4 approved, 1 held, 1 not appropriate');
	});

	test('signs, agrees that the rest is held, and is told what is recorded', async () => {
		await page.getByLabel('Reason about Isla Rudge').fill('The absence was agreed by the school');
		await page.getByLabel(/Hold what I have not decided/).check();
		await sign(page);
		await record(page);
		await recorded(page);
		expect(await page.locator('.result li').allInnerTexts()).toEqual(['4 approved', '1 held', '1 not appropriate', '6 not decided, and held']);
		expect(await page.locator('body').innerText()).not.toMatch(/Ashdown|Ives|Rudge/);
		await expectAccessible(page);
	});

	test('sends on what was approved with its documents, and the rest without', async () => {
		const run = await whenEnded(n8n, runs.partly.execution);
		expect([run.status, run.error]).toEqual(['success', undefined]);
		const [approved = []] = run.outputs('Goes on');
		const [others = []] = run.outputs('Stays');
		// Two letters for the first pupil, one for each of the three invited.
		expect(approved?.map(({ json, binary }) => [(json.pupil as { id: string }).id, Object.keys(binary ?? {})])).toEqual([['1001', ['pdf']], ['1002', ['pdf']], ['1006', ['pdf']], ['1010', ['pdf']], ['1001', ['pdf']]].toSorted());
		expect(approved?.[0]?.json.approval).toEqual({ outcome: 'approved', by: 'P. Adeyemi, headteacher', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), at: expect.stringMatching(/Z$/), reason: '', until: null, step: 'early-concern', period: '2026/27' });
		expect(others).toHaveLength(8);
		expect(others?.some(({ binary }) => binary !== undefined)).toBe(false);
		const outcomes = others?.map(({ json }) => json.approval as { outcome: string; reason: string });
		expect(outcomes?.filter(({ outcome, reason }) => outcome === 'held' && reason === 'Not decided')).toHaveLength(6);
		expect(outcomes).toContainEqual(expect.objectContaining({ outcome: 'not appropriate', reason: 'The absence was agreed by the school' }));
	});

	test('changes nothing by sending it again', async () => {
		const before = JSON.stringify(executionOf(n8n, runs.partly.execution).outputs('Goes on'));
		const again = await fetch(runs.partly.link, { method: 'POST', body: new URLSearchParams({ d0: 'reject', r0: 'no', name: 'Somebody', role: 'else', undecided: 'hold' }) });
		expect(await again.text()).toContain('No action required');
		expect(JSON.stringify(executionOf(n8n, runs.partly.execution).outputs('Goes on'))).toBe(before);
	});
});

describe('a link', () => {
	test.each([
		['with another signature', (link: string) => link.replace(/signature=./, (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`)],
		['without one', (link: string) => link.replace(/\?.*/, '')],
		['with something added', (link: string) => `${link}&document=0.pdf`],
	])('%s is refused', async (_what, change) => {
		for (const method of ['GET', 'POST']) expect((await fetch(change(runs.phone.link), { method })).status).toBe(401);
	});

	test('does not take the form of another batch', async () => {
		const answer = await fetch(runs.phone.link, { method: 'POST', body: new URLSearchParams({ batch: 'of-another', d0: 'approve', name: 'P. Adeyemi', role: 'headteacher', undecided: 'hold' }) });
		expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('This page is out of date')]);
		expect(executionOf(n8n, runs.phone.execution).status).toBe('waiting');
	});

	test('that has ended says so, takes nothing, and lets all out as not answered', async () => {
		const { link, execution } = runs.ended;
		// Until n8n has taken the run up the node itself says so, and after that n8n.
		const over = /This link has ended|No action required|is running already/;
		for (let tries = 0; tries < 200 && !over.test(await (await fetch(link)).text()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 500));
		const late = await fetch(link, { method: 'POST', body: new URLSearchParams({ d0: 'approve', d1: 'approve', name: 'P. Adeyemi', role: 'headteacher' }) });
		expect(await late.text()).toMatch(over);
		const run = await whenEnded(n8n, execution);
		expect(run.outputs('Goes on')[0] ?? []).toEqual([]);
		expect(run.outputs('Stays')[0]?.map(({ json, binary }) => [(json.approval as { outcome: string }).outcome, binary])).toEqual([['not answered', undefined], ['not answered', undefined]]);
	}, 300_000);
});

test.each([
	['has ended', endedPage('the end of Wednesday 2 December 2026')],
	['has been used a moment before', noticePage('Already decided', 'P. Adeyemi, headteacher decided on this.')],
])('the page of a link that %s is accessible', async (_what, content) => {
	const page = await (await browser.newContext()).newPage();
	await page.setContent(content);
	await expectAccessible(page);
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('on a phone, by touch', async () => {
	const page = await open(runs.phone, phone);
	await page.evaluate("document.querySelector('#e4').scrollIntoView()");
	await page.getByRole('group', { name: 'Esme Ives' }).getByText('Approve').tap();
	expect(await page.locator('#summary').innerText()).toBe('1 of 12 decided: 1 approved');
	await keepPicture(page, 'approval-page-phone');
});

test('on a phone, with the keyboard alone', async () => {
	const page = await open(runs.phone, phone);
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
	await expectAccessible(page);

	const focused = () => page.evaluate<string>("document.activeElement.id || document.activeElement.textContent.trim()");
	const tabTo = async (wanted: string) => {
		for (let presses = 0; presses < 200; presses += 1) {
			await page.keyboard.press('Tab');
			if ((await focused()) === wanted) return;
		}
		throw new Error(`The Tab key does not come to ${wanted}`);
	};
	await page.evaluate('window.scrollTo(0, 0)');
	await tabTo('Skip to signing');
	// Every pupil of the first step is approved with the space bar, and the fifth of the page held with an arrow key.
	for (const place of [0, 4, 8]) {
		await tabTo(`d${place}-approve`);
		await page.keyboard.press('Space');
	}
	await tabTo('d1-approve');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await tabTo('r1');
	await page.keyboard.type('Meeting with the tutor first');
	await tabTo('name');
	await page.keyboard.type('P. Adeyemi');
	await page.keyboard.press('Tab');
	await page.keyboard.type('headteacher');
	await tabTo('Record these decisions');
	await page.keyboard.press('Enter');
	await page.getByRole('alert').filter({ hasText: '8 pupils are not decided' }).waitFor();
	await tabTo('undecided');
	await page.keyboard.press('Space');
	await tabTo('Record these decisions');
	await page.keyboard.press('Enter');
	await recorded(page);
	const run = await whenEnded(n8n, runs.phone.execution);
	expect([run.outputs('Goes on')[0]?.length, run.outputs('Stays')[0]?.length]).toEqual([4, 9]);
}, 300_000);

test('at 400% nothing is cut off and nothing covers what has the focus', async () => {
	// A window of 1280 by 1024 at 400% (WCAG 2.2, 1.4.10).
	const page = await open(runs.plain, { viewport: { width: 320, height: 256 } });
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
	await expectAccessible(page);
	expect(await page.evaluate("getComputedStyle(document.querySelector('.bar')).position")).toBe('static');
});

test('without JavaScript', async () => {
	const page = await open(runs.plain, { viewport: { width: 1024, height: 768 }, javaScriptEnabled: false });
	expect(await page.getByLabel('Find a pupil').isVisible()).toBe(false);
	await choose(page, 'Amara Ashdown', 'Approve');
	await choose(page, 'Ben Holt', 'Hold');
	await record(page);
	await page.getByRole('heading', { name: 'Nothing is recorded yet' }).waitFor();
	await page.getByLabel('Reason about Ben Holt').fill('Look again after the move');
	const day = DateTime.now().plus({ days: 10 }).toISODate();
	await page.getByLabel('Hold until about Ben Holt').fill(day);
	await page.getByLabel(/Hold what I have not decided/).check();
	await sign(page);
	await record(page);
	await recorded(page);
	const run = await whenEnded(n8n, runs.plain.execution);
	expect(run.outputs('Goes on')[0]).toHaveLength(2);
	expect(run.outputs('Stays')[0]?.map(({ json }) => json.approval)).toContainEqual(expect.objectContaining({ outcome: 'held', reason: 'Look again after the move', until: day, step: 'meeting-invitation' }));
});

test('in n8n’s editor the node that waits shows the link', async () => {
	await createOwner(server);
	const page = await openWorkflow(browser, server, 'saApproval');
	// The button beside a trigger is painted only while the pointer is over it.
	await page.locator('[data-test-id="execute-workflow-button-Start"]').dispatchEvent('click');
	await page.locator('[data-test-id=canvas-node][data-node-name="Approval"]').dblclick();
	const link = page.locator('a[href*="/approval-7?signature="]');
	await link.first().waitFor({ timeout: 120_000 });
	const answer = await fetch((await link.first().getAttribute('href')) ?? '');
	expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('12 steps wait for your decision')]);
}, 300_000);

describe('400 pupils', () => {
	test('wait through a restart of n8n, and their page stays light', async () => {
		await server.stop();
		server = await n8n.start();
		const answer = await fetch(runs.many.link);
		const page = await answer.text();
		expect(page.match(/<fieldset/g)).toHaveLength(400);
		expect(page).not.toContain('data:');
		// Some 5 KB a pupil before it is compressed; their letters would be 12 MB.
		expect(page.length).toBeLessThan(400 * 6000);
	}, 300_000);

	test('are found by name, group and number, and by what is not decided', async () => {
		const page = await open(runs.many);
		const shown = () => page.locator('.entry:visible').count();
		expect(await shown()).toBe(400);
		await page.getByLabel('Find a pupil').fill('1399');
		expect(await shown()).toBe(1);
		await choose(page, 'No. 1399', 'Approve');
		await page.getByLabel('Find a pupil').fill('9c');
		expect(await shown()).toBe(sampleItems(400).filter(({ pupil }) => pupil.registrationGroup === '9C').length);
		await page.getByLabel('Find a pupil').fill('');
		await page.getByLabel('Show', { exact: true }).selectOption('undecided');
		expect(await shown()).toBe(399);
	});

	test('are decided at once by two people, and one of them counts', async () => {
		const mark = /name="batch" value="(\w+)"/.exec(await (await fetch(runs.many.link)).text())?.[1] ?? '';
		const form = (name: string) => {
			const body = new URLSearchParams({ batch: mark, name, role: 'headteacher' });
			for (let place = 0; place < 400; place += 1) {
				body.set(`d${place}`, place % 2 === 0 ? 'approve' : 'reject');
				body.set(`r${place}`, place % 2 === 0 ? '' : 'Not now');
				body.set(`u${place}`, '');
			}
			return body;
		};
		const answers = await Promise.all(['A. First', 'B. Second'].map(async (name) => {
			const answer = await fetch(runs.many.link, { method: 'POST', body: form(name) });
			return { name, status: answer.status, text: await answer.text() };
		}));
		const [won] = answers.filter(({ status }) => status === 200);
		const [lost] = answers.filter(({ status }) => status === 409);
		expect([won?.text, lost?.text]).toEqual([expect.stringContaining('Your decisions are recorded'), expect.stringMatching(new RegExp(`${won?.name}, headteacher decided on this|is running already`))]);
		const run = await whenEnded(n8n, runs.many.execution);
		expect([run.outputs('Goes on')[0]?.length, run.outputs('Stays')[0]?.length]).toEqual([200, 200]);
		expect(new Set(run.outputs('Stays')[0]?.map(({ json }) => (json.approval as { by: string }).by))).toEqual(new Set([`${won?.name}, headteacher`]));
	}, 300_000);
});
