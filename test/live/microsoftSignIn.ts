import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/v4';
import { applicationToken, type EntraApplication } from '../../credentials/shared/entraApplication';
import type { SignedFetch } from '../../connectors/service/signedFetch';
import { helperBy, keepToken, ownFetch, type Tokens } from './signIn';

/** Tokens of an application, by the credential's own sign-in. */
export const application = (given: EntraApplication, plain: SignedFetch = ownFetch): Tokens => keepToken(() => applicationToken(helperBy(plain), given));

interface Device {
	readonly tenant: string;
	readonly clientId: string;
	readonly scopes: readonly string[];
	/** Told what a person does to sign in, in Microsoft's words. */
	readonly show: (message: string) => void;
	readonly plain?: SignedFetch;
}

const offered = z.object({ device_code: z.string(), message: z.string(), interval: z.number().default(5) });
const given = z.object({ access_token: z.string(), refresh_token: z.string() });
const refused = z.object({ error: z.string() });

/**
 * Tokens of an account that a person signs in with in any browser, by a code. The app registration must allow public client
 * flows. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export async function account({ tenant, clientId, scopes, show, plain = ownFetch }: Device): Promise<Tokens> {
	const post = async (to: 'devicecode' | 'token', form: Record<string, string>): Promise<unknown> => {
		const answer = await plain(`https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/${to}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ client_id: clientId, ...form }).toString(),
		});
		return await answer.json();
	};
	const scope = scopes.join(' ');
	const device = read(offered, await post('devicecode', { scope }));
	show(device.message);
	let kept = await untilSignedIn(() => post('token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: device.device_code }), device.interval);
	return async (renew) => {
		if (renew) kept = read(given, await post('token', { grant_type: 'refresh_token', refresh_token: kept.refresh_token, scope }));
		return kept.access_token;
	};
}

async function untilSignedIn(ask: () => Promise<unknown>, seconds: number): Promise<z.infer<typeof given>> {
	let pause = seconds;
	for (;;) {
		await wait(pause * 1000);
		const answer = await ask();
		const { error } = refused.safeParse(answer).data ?? {};
		if (error === 'slow_down') pause += 5;
		if (error !== 'authorization_pending' && error !== 'slow_down') return read(given, answer);
	}
}

/** Says Microsoft's code and no more: its sentences name accounts. */
function read<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.infer<Shape> {
	const found = shape.safeParse(answer);
	if (found.success) return found.data;
	throw new Error(`Microsoft did not let the account sign in (${refused.safeParse(answer).data?.error ?? 'no known answer'}). Check the tenant, the client ID, and that the app registration allows public client flows.`);
}
