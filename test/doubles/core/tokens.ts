/** Access tokens that the services' token endpoints (or a test) have given out, and what each allows. */
export interface Grant {
	readonly scopes: readonly string[];
	/** The account that the token acts for: an e-mail address, or an application's id. */
	readonly user: string;
	readonly expired?: boolean;
	/** Milliseconds since 1970. Never, if not said. */
	readonly expiresAt?: number;
	/** The application that asked for the token; what it made is its own (Drive's `drive.file`). */
	readonly app?: string;
}

export type TokenState = { readonly state: 'valid'; readonly grant: Grant } | { readonly state: 'missing' | 'unknown' | 'expired'; readonly grant?: undefined };

export class TokenBook {
	private readonly grants = new Map<string, Grant>();

	issue(token: string, grant: Grant): string {
		this.grants.set(token, grant);
		return token;
	}

	/** From now on the token is expired, as after its hour. */
	expire(token: string): void {
		const grant = this.grants.get(token);
		if (grant) this.grants.set(token, { ...grant, expired: true });
	}

	/** What an `Authorization` header is good for now. */
	read(authorization: string | undefined): TokenState {
		const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
		if (!token) return { state: 'missing' };
		const grant = this.grants.get(token);
		if (!grant) return { state: 'unknown' };
		const expired = grant.expired || (grant.expiresAt !== undefined && grant.expiresAt <= Date.now());
		return expired ? { state: 'expired' } : { state: 'valid', grant };
	}
}
