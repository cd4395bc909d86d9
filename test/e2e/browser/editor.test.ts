/** What a school business manager sees: the workflows in n8n's editor, executed with the button, in a real browser. */
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { exportFiles, generateSchool } from '../../sample-school';
import { decideOn, whenGoneOn } from '../../support/approve';
import { startBrowser } from '../../support/browser';
import { createOwner, openWorkflow } from '../../support/editor';
import { N8nInstance, repository, type RunningServer } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { importShipped, placeExports } from '../../support/weeklyRun';

const asAt = '2026-11-20';
let folder: string;
let n8n: N8nInstance;
let server: RunningServer;
let browser: Browser;

/** The shipped workflows, each with how many nodes it has at least, and the node at which it waits for a person. */
const workflows = [['weekly-escalation', 20, 'Ask a person'], ['daily-register-inspection', 6, null], ['review-impact', 7, null]] as const;
const workflowIds = new Map<string, string>();
/** The same escalation with a school's account, which a browser test has none of: they are looked at and not run. */
const withAccount = ['google', 'microsoft-365'] as const;
/** Looked at here in every flavour, and run in test/e2e/letterWorkflows and test/e2e/cloud. */
const ofLetters = ['attendance-clinic', 'daily-first-day-calls', 'half-term-updates', 'praise'].flatMap((name) => ['embedded', ...withAccount].map((flavour) => `${flavour}/${name}`));

beforeAll(async () => {
	folder = testFolder('editor');
	n8n = await N8nInstance.create(folder);
	n8n.installBuild();
	placeExports(n8n, exportFiles(generateSchool({ phase: 'primary', seed: 7, asAt }), { dirt: true }).files);
	for (const [name] of workflows) workflowIds.set(name, await importShipped(n8n, path.join(repository, `workflows/embedded/${name}.json`), { asAt }));
	for (const service of withAccount) workflowIds.set(service, await importShipped(n8n, path.join(repository, `workflows/${service}/weekly-escalation.json`), { asAt }));
	await importTogether(ofLetters);
	server = await n8n.start();
	await createOwner(server);
	browser = await startBrowser();
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test.each(workflows)('%s opens, runs to its end on the button and shows its picture', async (name, nodes, waitsAt) => {
	const page = await openWorkflow(browser, server, workflowIds.get(name) as string);
	expect(await page.locator('[data-test-id=canvas-node]').count()).toBeGreaterThan(nodes);
	// A node that n8n does not know shows as a question mark with these words.
	expect(await page.getByText('Unrecognized node type').count()).toBe(0);

	await page.locator('[data-test-id=execute-workflow-button]').first().click();
	if (waitsAt) await decideWhereItWaits(page, waitsAt);
	else await page.getByText('Workflow executed successfully').first().waitFor({ timeout: 240_000 });
	expect(await page.locator('[data-test-id=canvas-node-status-error]').count()).toBe(0);

	await keepPicture(page, `embedded/${name}`);
}, 300_000);

test.each(withAccount)('the weekly escalation with %s opens, and its nodes show what is chosen in them', async (service) => {
	const page = await openWorkflow(browser, server, workflowIds.get(service) as string);
	expect(await page.getByText('Unrecognized node type').count()).toBe(0);
	await keepPicture(page, `${service}/weekly-escalation`);

	await page.locator('[data-test-id=canvas-node][data-node-name="Send and file the letters"]').dblclick();
	for (const field of ['operation', 'service', 'authentication', 'deliver']) {
		await page.locator(`[data-test-id=parameter-input-${field}]`).first().waitFor();
	}
}, 300_000);

test.each(ofLetters)('%s opens with every node known, and shows its picture', async (name) => {
	const page = await openWorkflow(browser, server, workflowIds.get(name) as string);
	expect(await page.locator('[data-test-id=canvas-node]').count()).toBeGreaterThan(10);
	expect(await page.getByText('Unrecognized node type').count()).toBe(0);
	await keepPicture(page, name);
}, 300_000);

/** Imports shipped workflows at one go, as they are: each start of n8n's importer takes seconds. */
async function importTogether(names: readonly string[]): Promise<void> {
	const shipped = names.map((name): { id: string } => JSON.parse(readFileSync(path.join(repository, `workflows/${name}.json`), 'utf8')));
	const together = path.join(folder, 'together.json');
	writeFileSync(together, JSON.stringify(shipped));
	await n8n.importWorkflow(together);
	names.forEach((name, place) => workflowIds.set(name, (shipped[place] as { id: string }).id));
}

/** Opens the node that waits, takes the link it shows, and decides there; then comes back to the canvas. */
async function decideWhereItWaits(page: Page, node: string): Promise<void> {
	await page.locator(`[data-test-id=canvas-node][data-node-name="${node}"]`).dblclick();
	const shown = page.locator('a[href*="signature="]').first();
	await shown.waitFor({ timeout: 240_000 });
	const link = (await shown.getAttribute('href')) ?? '';
	await page.keyboard.press('Escape');
	expect(await decideOn(link, server, 'approve', { name: 'R. Okafor', role: 'Headteacher' })).toBeGreaterThan(0);
	await whenGoneOn(n8n, link);
}

/** A picture of the whole canvas, which must not be empty; with `UPDATE_PICTURES=true` it goes beside the workflow. */
async function keepPicture(page: Page, name: string): Promise<void> {
	const picture = path.join(repository, '.test', `${name.replace('/', '-')}.png`);
	await page.locator('[data-test-id=zoom-to-fit]').click();
	await page.waitForTimeout(1000);
	await page.screenshot({ path: picture });
	expect(statSync(picture).size).toBeGreaterThan(50_000);
	if (process.env.UPDATE_PICTURES === 'true') copyFileSync(picture, path.join(repository, `workflows/${name}.png`));
}
