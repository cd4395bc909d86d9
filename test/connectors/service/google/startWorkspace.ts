import type { ServiceAccess } from '../../../../connectors/service/access';
import { Doubles } from '../../../doubles/core/doubles';
import { GoogleDouble } from '../../../doubles/google/google';

/** Waits of a thousandth: what is tried is the order of things, not the time between them. */
export const quick = { firstWait: 1, longestWait: 5_000 };

export interface StartedWorkspace {
	readonly doubles: Doubles;
	readonly google: GoogleDouble;
	/** Access of the school office with just these scopes: `gmail.compose`. */
	signedIn(...scopes: readonly string[]): ServiceAccess;
}

/** A school at the doubles of Google Workspace. Whoever starts it closes `doubles`. */
export async function startWorkspace(): Promise<StartedWorkspace> {
	const google = new GoogleDouble();
	const doubles = await Doubles.start(google);
	return {
		doubles,
		google,
		signedIn: (...scopes) => ({ fetch: doubles.fetchAs(google.signIn(scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`))), patience: quick }),
	};
}
