import { ServiceError } from '../../service/serviceError';
import type { WondeList } from './wondeApi';

export const service = 'Wonde';

interface Refused {
	readonly status: number;
	readonly body: string;
	readonly list: Pick<WondeList, 'what' | 'permission'>;
}

/** Explains a refusal. Wonde's own text is left out, since it may repeat what was asked for. */
export function wondeError({ status, list: { what, permission } }: Refused): ServiceError {
	const [why, advice] = explain(status, permission);
	return new ServiceError(`${service} could not give ${what}: ${why} (${status})`, advice, { service, status, happened: 'no' });
}

function explain(status: number, permission: string): readonly [why: string, advice: string] {
	if (status === 401) return ['it does not take the token', 'Copy the token again from your app in Wonde into the Wonde credential in n8n.'];
	if (status === 403) {
		return [
			`the app lacks the permission “${permission}”`,
			`Ask the owner of the app in Wonde to request “${permission}” (read), and the school’s administrator to approve it in the school’s Wonde dashboard.`,
		];
	}
	if (status === 404) {
		return ['it knows no such school, or the school has not approved the app', 'Pick the school again from the list. If it is not there, have the school’s administrator approve the app, and check the region of the credential.'];
	}
	if (status === 429) return ['there were too many requests, also after waiting', 'Wait some minutes, then run the workflow again. Nothing was imported.'];
	if (status >= 500) return ['the service has a fault', 'Run the workflow again in some minutes. Nothing was imported. The state of the service is on https://status.wonde.com/.'];
	return ['it refused the request', 'Pick the school again from the list. If it looks right, report the number of this error with the version of the package.'];
}

/**
 * Which include a school's MIS does not have: Wonde then refuses the whole request with 400 and `invalid_include`, and
 * names it. Undefined where that is not what is wrong.
 */
export function invalidInclude(status: number, body: string, asked: readonly string[]): string | undefined {
	if ((status !== 400 && status !== 422) || !/invalid[\s_-]*include/i.test(body)) return undefined;
	// The longest first: "contacts.contact_details" is not "contact_details".
	return [...asked].sort((one, other) => other.length - one.length).find((name) => new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}(?![\\w.])`).test(body));
}
