import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { NotifyClient } from 'notifications-node-client';
import { GovUkNotifyApi } from '../../credentials/GovUkNotifyApi.credentials';

const service = '26785a09-ab16-4eb0-8407-a37497a57506';
const ending = '3d844edf-8d35-48ac-975b-e847b4f122b0';

let server: Server;
let address: string;
const seen: IncomingHttpHeaders[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		seen.push(request.headers);
		response.setHeader('content-type', 'application/json').end('{"templates":[]}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const ours = async (apiKey: string): Promise<string> => String((await new GovUkNotifyApi().authenticate({ apiKey }, { url: `${address}/v2/templates` })).headers?.Authorization);

describe('GOV.UK Notify’s key', () => {
	it.each([['attendance', `attendance-${service}-${ending}`], ['a name with hyphens', `my-school-2026-${service}-${ending}`], ['spaces around', ` key-${service}-${ending}\n`]])(
		'signs like the official client (%s)',
		async (_what, apiKey) => {
			seen.length = 0;
			await new NotifyClient(address, apiKey.trim()).getAllTemplates();
			const official = String(seen[0]?.authorization).split(' ');
			const [scheme, token = ''] = (await ours(apiKey)).split(' ');
			expect(scheme).toBe(official[0]);
			// Both verify with the secret; header and claims are the same but for the second in which they were made.
			const [mine, theirs] = [token, official[1] ?? ''].map((one) => jwt.verify(one, ending, { algorithms: ['HS256'], complete: true }));
			expect(mine?.header).toEqual(theirs?.header);
			expect(Object.keys(mine?.payload ?? {}).sort()).toEqual(Object.keys(theirs?.payload ?? {}).sort());
			const [mineSaid, theirsSaid] = [mine, theirs].map((one) => one?.payload as jwt.JwtPayload);
			expect(mineSaid?.iss).toBe(service);
			expect(theirsSaid?.iss).toBe(service);
			expect(Math.abs((mineSaid?.iat ?? 0) - Date.now() / 1000)).toBeLessThan(30);
		},
	);

	it.each(['', 'attendance', ending, `${service}${ending}`, `attendance-${service}-${ending.slice(0, 30)}`])('says what to do where the key is not whole: "%s"', async (apiKey) => {
		const error = await ours(apiKey).then(() => undefined, (thrown: Error) => thrown);
		expect(error?.name).toBe('SignInError');
		expect(error?.message).toMatch(/not whole\. Copy it again/);
		expect(error?.message).not.toContain(ending.slice(0, 8));
	});
});
