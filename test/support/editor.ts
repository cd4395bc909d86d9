import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from './n8nInstance';

/** The account of the person who looks at a demonstration. It exists on that loopback n8n alone. */
export const owner = { email: 'manager@school.example', firstName: 'School', lastName: 'Manager', password: 'Attendance-2026' };

/** Makes the first account of a new n8n and gives the cookie it is signed in with; does nothing where there is one. */
export async function createOwner({ url }: RunningServer): Promise<string> {
	const answer = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(owner),
	});
	if (!answer.ok && answer.status !== 400) throw new Error(`n8n did not make the owner's account: ${answer.status} ${await answer.text()}`);
	return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Signs in as a person would and opens a workflow in the editor, with the whole of it in view. */
export async function openWorkflow(browser: Browser, { url }: RunningServer, workflowId: string): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	await page.goto(`${url}/signin`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
	await page.locator('input[type=password]').fill(owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	await page.goto(`${url}/workflow/${workflowId}`);
	await page.locator('[data-test-id=canvas-node]').first().waitFor();
	await page.locator('[data-test-id=zoom-to-fit]').click();
	return page;
}
