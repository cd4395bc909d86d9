import { DateTime } from 'luxon';
import type { ServiceAccess } from '../../service/access';
import { ServiceError } from '../../service/serviceError';
import type { SignedFetch } from '../../service/signedFetch';

/** What is waited for; what takes longer is said to a person. */
const longestWait = 120_000;

/**
 * A fetch that knows when Gmail wants to be asked again. Gmail says so in the text of a refusal only, "User-rate limit
 * exceeded. Retry after 2026-11-24T06:00:00.000Z", and for hours once an account has sent its messages of the day
 * (https://developers.google.com/workspace/gmail/api/guides/handle-errors). A short wait goes into `Retry-After`; a long one
 * is thrown as an error that names the hour, and nothing more is sent before it.
 */
export function withStatedWait({ fetch, patience }: ServiceAccess): SignedFetch {
	const longest = patience?.longestWait ?? longestWait;
	/** The hour that Gmail has named, and the same by this machine's clock, which may be wrong. */
	let closed = { until: 0, untilHere: 0 };
	return async (url, request) => {
		if (request?.method?.toUpperCase() === 'POST' && closed.untilHere - Date.now() > longest) throw dayIsFull(closed.until);
		const answer = await fetch(url, request);
		if ((answer.status !== 429 && answer.status !== 403) || answer.headers.has('retry-after')) return answer;
		const text = await answer.text();
		const until = Date.parse(/Retry after (\d{4}-\d\d-\d\dT[\d:.]+Z)/i.exec(text)?.[1] ?? '');
		const wait = until - saidAt(answer);
		if (wait > longest) {
			closed = { until, untilHere: Date.now() + wait };
			throw dayIsFull(until);
		}
		const headers = new Headers(answer.headers);
		if (until) headers.set('retry-after', String(Math.max(0, Math.ceil(wait / 1000))));
		return new Response(text, { status: answer.status, statusText: answer.statusText, headers });
	};
}

/** When an answer was given, by the service's own clock where it says (RFC 9110, section 6.6.1). */
const saidAt = ({ headers }: Response): number => Date.parse(headers.get('date') ?? '') || Date.now();

const dayIsFull = (until: number): ServiceError =>
	new ServiceError(
		`Gmail takes no more messages from this account until ${DateTime.fromMillis(until, { zone: 'Europe/London' }).toFormat('HH:mm, d MMMM yyyy')}`,
		'The account has sent as many messages as Gmail allows (https://support.google.com/a/answer/166852); what people send from it counts too. ' +
			'Run the workflow again after that time: what was sent is recorded and is not sent again, and nothing else is lost.',
		{ service: 'Gmail', status: 429, code: 'userRateLimitExceeded', happened: 'no' },
	);
