/** The weekly workflow with a school's account, in a real n8n whose way to the network ends at the doubles. */
import type { Doubles } from '../doubles/core/doubles';
import type { RecordedRequest } from '../doubles/core/types';
import { approveAll } from './approve';
import { CloudSchool, type CloudSetUp } from './cloudSchool';
import type { Executed, N8nInstance } from './n8nInstance';

export interface WeeklySetUp extends CloudSetUp {
	/** Below `workflows/`. */
	readonly workflow: string;
	readonly settings: Record<string, string>;
}

/** A school's n8n with the package, the credential and one workflow, and the doubles that it reaches. */
export class CloudWeekly {
	private constructor(
		private readonly school: CloudSchool,
		private readonly workflow: string,
	) {}

	static async setUp({ workflow, settings, ...of }: WeeklySetUp): Promise<CloudWeekly> {
		const school = await CloudSchool.setUp(of);
		try {
			return new CloudWeekly(school, await school.import(workflow, settings));
		} catch (error) {
			await school.doubles.close();
			throw error;
		}
	}

	get folder(): string {
		return this.school.folder;
	}

	get n8n(): N8nInstance {
		return this.school.n8n;
	}

	get doubles(): Doubles {
		return this.school.doubles;
	}

	/** Executes the workflow, as far as a person's decision. */
	async run(): Promise<Executed> {
		return await this.school.run(this.workflow);
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
