/** The weekly workflow with a school's account, in a real n8n whose way to the network ends at the doubles. */
import path from 'node:path';
import { Doubles } from '../doubles/core/doubles';
import type { RecordedRequest, ServiceDouble } from '../doubles/core/types';
import { approveAll } from './approve';
import { N8nInstance, repository, type Executed, type StoredCredential } from './n8nInstance';
import { packPackage, testFolder } from './packedPackage';
import { importShipped } from './weeklyRun';

/** A sign-in of an hour ago, so that the first request finds the token expired and n8n has to renew it. */
export const signedInBefore = (refreshToken: string) => ({ access_token: 'expired-token', refresh_token: refreshToken, token_type: 'Bearer', expires_in: 3599 });

export interface CloudSetUp {
	/** Names the folder of the test. */
	readonly name: string;
	readonly doubles: readonly ServiceDouble[];
	readonly credential: StoredCredential;
	/** Below `workflows/`. */
	readonly workflow: string;
	readonly settings: Record<string, string>;
}

/** A school's n8n with the package, the credential and one workflow, and the doubles that it reaches. */
export class CloudWeekly {
	private constructor(
		readonly folder: string,
		readonly n8n: N8nInstance,
		readonly doubles: Doubles,
		private readonly workflow: string,
	) {}

	static async setUp({ name, doubles: services, credential, workflow, settings }: CloudSetUp): Promise<CloudWeekly> {
		const folder = testFolder(name);
		const doubles = await Doubles.start(...services);
		try {
			const { environment } = await doubles.startProxy();
			const n8n = await N8nInstance.create(folder, environment);
			await n8n.installTarball(packPackage(folder));
			await n8n.importCredentials([credential]);
			return new CloudWeekly(folder, n8n, doubles, await importShipped(n8n, path.join(repository, 'workflows', workflow), settings));
		} catch (error) {
			await doubles.close();
			throw error;
		}
	}

	/** Executes the workflow, as far as a person's decision. What the doubles refused is told with n8n's error. */
	async run(): Promise<Executed> {
		try {
			return await this.n8n.executeTimed(this.workflow);
		} catch (error) {
			const refused = this.doubles.refusals().slice(-5).map(({ method, url, refusal }) => `${method} ${url.href}: ${refusal}`);
			throw new Error([(error as Error).message, ...refused].join('\n'), { cause: error });
		}
	}

	/** Approves all that a run waits for, as the reviewer does who got the link, and waits until the run has gone on. Gives how many. */
	async approve({ waitsAt }: Executed): Promise<number> {
		return await approveAll(this.n8n, waitsAt, { name: 'R. Okafor', role: 'Headteacher' });
	}
}

/** How many requests of each kind, by method and the address with what names single things taken out: for people to read. */
export function requestCounts(requests: readonly RecordedRequest[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { method, url } of requests) {
		const pattern = url.pathname
			.split('/')
			.map((part) => (/^(?=.*\d)[\w.~%@!:-]{12,}$/.test(part) ? '…' : part))
			.join('/');
		const kind = `${method} ${url.host}${pattern}`;
		counts[kind] = (counts[kind] ?? 0) + 1;
	}
	return counts;
}
