import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const flags = [
	'--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** A started browser: the machine's own Chromium, else the one that npm carries. Throws naming what was tried. */
export async function startBrowser(): Promise<Browser> {
	const refusals: string[] = [];
	for (const { from, executablePath } of await candidates()) {
		try {
			return await chromium.launch({ executablePath, args: flags });
		} catch (error) {
			refusals.push(`${from}: ${(error as Error).message.split('\n')[0]}`);
		}
	}
	throw new Error(`no browser starts (${refusals.join('; ') || 'none was found'})`);
}

async function candidates(): Promise<Array<{ from: string; executablePath: string }>> {
	const found = systemNames.flatMap((name) => {
		try {
			return [{ from: name, executablePath: execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() }];
		} catch {
			return [];
		}
	});
	const carried = await import('@sparticuz/chromium').then(({ default: carrier }) => carrier.executablePath()).catch(() => undefined);
	return carried ? [...found, { from: '@sparticuz/chromium', executablePath: carried }] : found;
}
