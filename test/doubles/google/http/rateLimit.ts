import { GoogleError } from './googleError';

export interface Limit {
	readonly requests: number;
	/** Length of the window in milliseconds; a minute if not said. */
	readonly within?: number;
	/** Which methods count: all if not said. */
	readonly methods?: RegExp;
	/** Gmail says it with 403 or 429 (https://developers.google.com/workspace/gmail/api/guides/handle-errors). */
	readonly status?: 403 | 429;
	/** Whether the answer says how long to wait. */
	readonly saysWhen?: boolean;
}

/** Lets so many requests through in each window, and refuses the others without doing them. */
export class RateLimit {
	private opened = 0;
	private let = 0;

	constructor(private readonly limit: Limit) {}

	/** @throws where the window is full. */
	pass(method: string): void {
		const { requests, within = 60_000, methods, status = 429, saysWhen = true } = this.limit;
		if (methods && !methods.test(method)) return;
		const now = Date.now();
		if (now - this.opened >= within) {
			this.opened = now;
			this.let = 0;
		}
		if (this.let < requests) {
			this.let += 1;
			return;
		}
		const seconds = Math.max(1, Math.ceil((this.opened + within - now) / 1000));
		throw new GoogleError(status, 'rateLimitExceeded', 'Rate Limit Exceeded', {
			domain: 'usageLimits',
			...(saysWhen && { headers: { 'retry-after': String(seconds) } }),
		});
	}
}
