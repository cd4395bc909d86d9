import type { DoubleRequest, Fault, FaultMatch } from './types';

interface Planned<What> {
	readonly match: FaultMatch;
	readonly what: What;
	toPass: number;
	left: number;
}

/** What is to happen to requests that are still to come: each plan meets the requests it matches, in order, and is then spent. */
export class Plans<What> {
	private plans: Planned<What>[] = [];

	add(match: FaultMatch, what: What): void {
		this.plans.push({ match, what, toPass: match.after ?? 0, left: match.times ?? 1 });
	}

	/** What is planned for this request; the plan is used up by as much. Only the first plan that is due meets it. */
	take(request: DoubleRequest): What | undefined {
		for (const plan of this.plans) {
			if (plan.left === 0 || !matches(plan.match, request)) continue;
			if (plan.toPass > 0) {
				plan.toPass -= 1;
				continue;
			}
			plan.left -= 1;
			return plan.what;
		}
		return undefined;
	}

	/** How many plans have not met all their requests: a test whose fault never struck proves nothing. */
	get unmet(): number {
		return this.plans.filter(({ left }) => left > 0).length;
	}
}

export const cutsBefore = (fault: Fault | undefined): boolean => fault?.kind === 'cut' && fault.when === 'before';
export const answersBefore = (fault: Fault | undefined): fault is Fault & { kind: 'answer' } => fault?.kind === 'answer' && fault.when !== 'after';

function matches({ method, path, host }: FaultMatch, { method: asked, url }: DoubleRequest): boolean {
	if (method && method.toUpperCase() !== asked) return false;
	if (host && host !== url.hostname) return false;
	return path ? path.test(url.pathname + url.search) : true;
}
