/**
 * Goes through every operation of every port against a test tenant and removes all that it made.
 *
 *     npm run check:google
 *     npm run check:microsoft365
 *
 * Asks for what it needs, or takes it from the environment (see test/live/README.md). `-- --test-tenant` confirms beforehand
 * that it is a test tenant.
 */
import { readFileSync } from 'node:fs';
import { oneNamed, noneNamed, type AskChoices } from '../../connectors/cloud/named';
import { googleCloud } from '../../connectors/cloud/google';
import { microsoft365Cloud } from '../../connectors/cloud/microsoft365';
import type { ServiceAccess } from '../../connectors/service/access';
import { googleUses } from '../../connectors/service/google/scopes';
import { microsoftSignInScopes, microsoftUses } from '../../connectors/service/microsoft365/scopes';
import { scopesFor } from '../../connectors/service/scopes';
import { ask, confirmTestTenant } from './ask';
import { check, newMark, watched } from './check';
import * as google from './google';
import * as googleSignIn from './googleSignIn';
import * as microsoft365 from './microsoft365';
import * as microsoftSignIn from './microsoftSignIn';
import { signedBy } from './signIn';
import { stepsFor } from './steps';
import type { PickedById, Tenant, TenantSettings } from './tenant';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What both services ask for besides the sign-in. */
async function settingsOf(library: TenantSettings['library'], address: string): Promise<TenantSettings> {
	const shareWith = await ask({ variable: 'CHECK_SHARE_WITH', text: 'A second address of the tenant, to share a document with', mayBeEmpty: true });
	return { mark: newMark(), address, library, ...(shareWith ? { shareWith } : {}) };
}

async function byName(given: string, what: string, service: string, choices: AskChoices): Promise<PickedById | undefined> {
	if (!given) return undefined;
	const found = await oneNamed(choices, given, { what, service });
	if (!found) throw noneNamed(given, what, service);
	return { id: found.id };
}

async function googleAccess(): Promise<{ access: ServiceAccess; cleaner: ServiceAccess; user: string }> {
	const user = await ask({ variable: 'GOOGLE_USER', text: 'E-mail address of the account to check with' });
	const keyPath = await ask({ variable: 'GOOGLE_KEY_FILE', text: 'Path of a service account’s JSON key', mayBeEmpty: true });
	const scopes = scopesFor(googleUses, googleUses.map(({ value }) => value));
	const all = [...scopes, ...google.cleaningScopes];
	if (keyPath) {
		const keyFile = readFileSync(keyPath, 'utf8');
		// The product's own scopes for the check, so that they are checked too; more for removing.
		return { user, access: { fetch: signedBy(googleSignIn.serviceAccount({ keyFile, user, scopes })) }, cleaner: { fetch: signedBy(googleSignIn.serviceAccount({ keyFile, user, scopes: all })) } };
	}
	const clientId = await ask({ variable: 'GOOGLE_CLIENT_ID', text: 'Client ID of an OAuth client (desktop app)' });
	const clientSecret = await ask({ variable: 'GOOGLE_CLIENT_SECRET', text: 'Its client secret', hidden: true });
	const access = { fetch: signedBy(await googleSignIn.account({ clientId, clientSecret, scopes: all, show: (address) => say(`Sign in here, in a browser on this machine:\n${address}`) })) };
	return { user, access, cleaner: access };
}

async function googleSetUp(signal: AbortSignal): Promise<{ tenant: Tenant; requests: () => number }> {
	const { access: signed, cleaner, user } = await googleAccess();
	const library = await ask({ variable: 'GOOGLE_SHARED_DRIVE', text: 'Id of a shared drive, if not the account’s own', mayBeEmpty: true });
	const settings = await settingsOf(library ? { id: library } : undefined, user);
	const { pick } = googleCloud(cleaner);
	const channel = await byName(await ask({ variable: 'GOOGLE_CHAT_SPACE', text: 'Name of a Chat space for a message', mayBeEmpty: true }), 'space', 'Google Chat', (from) => pick.channels(from));
	const taskList = await byName(await ask({ variable: 'GOOGLE_TASK_LIST', text: 'Name of a task list for a task', mayBeEmpty: true }), 'list', 'Google Tasks', (from) => pick.taskLists(from));
	const { access, requests } = watched(signed, signal);
	return { requests, tenant: google.googleTenant(access, cleaner, { ...settings, channel, taskList }) };
}

async function microsoftAccess(): Promise<{ access: ServiceAccess; user: string }> {
	const tenant = await ask({ variable: 'MICROSOFT_TENANT', text: 'Directory (tenant) ID' });
	const clientId = await ask({ variable: 'MICROSOFT_CLIENT_ID', text: 'Application (client) ID' });
	const user = await ask({ variable: 'MICROSOFT_MAILBOX', text: 'E-mail address of the account or mailbox to check with' });
	const secret = await ask({ variable: 'MICROSOFT_CLIENT_SECRET', text: 'Client secret, to check as an application', hidden: true, mayBeEmpty: true });
	const certificate = secret ? '' : await ask({ variable: 'MICROSOFT_CERTIFICATE_FILE', text: 'Path of a certificate (PEM), to check as an application', mayBeEmpty: true });
	const graph = 'https://graph.microsoft.com';
	if (secret || certificate) {
		const proof = secret ? { secret } : { certificate: readFileSync(certificate, 'utf8'), privateKey: readFileSync(await ask({ variable: 'MICROSOFT_KEY_FILE', text: 'Path of its private key (PEM)' }), 'utf8') };
		return { user, access: { fetch: signedBy(microsoftSignIn.application({ tenant, clientId, graph, proof })), user } };
	}
	const uses = microsoftUses.map(({ value }) => value).filter((value) => value !== 'selectedSites');
	const scopes = [...microsoftSignInScopes, ...scopesFor(microsoftUses, uses), ...microsoft365.cleaningScopes];
	return { user, access: { fetch: signedBy(await microsoftSignIn.account({ tenant, clientId, scopes, show: say })) } };
}

async function microsoftSetUp(signal: AbortSignal): Promise<{ tenant: Tenant; requests: () => number }> {
	const { access: signed, user } = await microsoftAccess();
	const site = await ask({ variable: 'MICROSOFT_SITE', text: 'Address of a SharePoint site, if not the account’s own OneDrive', mayBeEmpty: true });
	const settings = await settingsOf(site ? { name: site } : undefined, user);
	const { pick } = microsoft365Cloud(signed);
	const channel = await byName(await ask({ variable: 'MICROSOFT_CHANNEL', text: 'A channel for a message, as "Team > Channel"', mayBeEmpty: true }), 'channel', 'Microsoft Teams', (from) => pick.channels(from));
	const taskList = await byName(await ask({ variable: 'MICROSOFT_TASK_LIST', text: 'A plan or list for a task, as "Name (Planner)" or "Name (To Do)"', mayBeEmpty: true }), 'plan or list', 'Planner and To Do', async ({ page }) => await pick.taskLists({ page }));
	const { access, requests } = watched(signed, signal);
	return { requests, tenant: microsoft365.microsoft365Tenant(access, signed, { ...settings, channel, taskList }) };
}

const services = { google: ['Google Workspace', googleSetUp], microsoft365: ['Microsoft 365', microsoftSetUp] } as const;

async function main([service, ...args]: readonly string[]): Promise<number> {
	const [name, setUp] = services[service as keyof typeof services];
	await confirmTestTenant(args, name);
	const stopping = new AbortController();
	const { tenant, requests } = await setUp(stopping.signal);
	// The first Ctrl-C ends the steps; what was made is removed all the same.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort(new Error('Stopped by a person.')));
	say(`Checking ${name}. All that is made is called “${tenant.mark}”.`);
	const { outcomes, leftBehind, stopped } = await check(tenant, stepsFor(tenant), { requests, signal: stopping.signal, say });
	const failed = outcomes.filter(({ result }) => result === 'failed').length;
	const leftOut = outcomes.filter(({ result }) => result === 'left out').length;
	say(`${outcomes.length - failed - leftOut} passed, ${failed} failed, ${leftOut} left out; ${requests()} requests.`);
	return failed > 0 || leftBehind.length > 0 || stopped ? 1 : 0;
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: Error & { advice?: string }) => {
		process.stderr.write(`${[error.message, error.advice].filter(Boolean).join('\n')}\n`);
		process.exit(2);
	},
);
