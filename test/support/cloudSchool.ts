/** A school's n8n with its account, whose way to the network ends at the doubles. */
import path from 'node:path';
import { Doubles } from '../doubles/core/doubles';
import type { ServiceDouble } from '../doubles/core/types';
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
}

/** An n8n with the package and the credential, and the doubles that it reaches. */
export class CloudSchool {
	private constructor(
		readonly folder: string,
		readonly n8n: N8nInstance,
		readonly doubles: Doubles,
	) {}

	static async setUp({ name, doubles: services, credential }: CloudSetUp): Promise<CloudSchool> {
		const folder = testFolder(name);
		const doubles = await Doubles.start(...services);
		try {
			const { environment } = await doubles.startProxy();
			const n8n = await N8nInstance.create(folder, environment);
			await n8n.installTarball(packPackage(folder));
			await n8n.importCredentials([credential]);
			return new CloudSchool(folder, n8n, doubles);
		} catch (error) {
			await doubles.close();
			throw error;
		}
	}

	/** Imports a shipped workflow (a path below `workflows/`) with some of its Settings changed. Gives its id. */
	async import(workflow: string, settings: Record<string, string>): Promise<string> {
		return await importShipped(this.n8n, path.join(repository, 'workflows', workflow), settings);
	}

	/** Executes a workflow, as far as a person's decision. What the doubles refused is told with n8n's error. */
	async run(workflow: string): Promise<Executed> {
		try {
			return await this.n8n.executeTimed(workflow);
		} catch (error) {
			const refused = this.doubles.refusals().slice(-5).map(({ method, url, refusal }) => `${method} ${url.href}: ${refusal}`);
			throw new Error([(error as Error).message, ...refused].join('\n'), { cause: error });
		}
	}
}
