import type { Patience } from './patientFetch';
import type { SignedFetch } from './signedFetch';

/** How a connector reaches a service: by whose account, and where. */
export interface ServiceAccess {
	readonly fetch: SignedFetch;
	/**
	 * A fetch that puts no token on requests, for addresses that the service hands out with the right already in them
	 * (downloads, upload sessions): a token sent there is at best refused, at worst given away. Node's own where left out.
	 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession ("don't include it when you issue the PUT call")
	 */
	readonly plainFetch?: SignedFetch;
	/** Microsoft Graph's address in the school's cloud (`https://graph.microsoft.us`). Not used for Google. */
	readonly baseUrl?: string;
	/**
	 * For an account that acts for others (an Entra application): the mailbox or user to act as, by e-mail address.
	 * Left out, the account that signed in is meant.
	 */
	readonly user?: string;
	/** Waits may be shortened by tests; the service's name is the connector's. */
	readonly patience?: Partial<Omit<Patience, 'service' | 'tooMany'>>;
}
