import type { SignedFetch } from '../signedFetch';

/** Said by what stands between (RFC 9110, sections 15.4 and 15.5.8; RFC 6585, section 6): Google's APIs answer where they are asked. */
const ofProxies = new Set([301, 302, 303, 307, 407, 511]);

/**
 * A fetch that gives only answers that Google can have sent. A sign-in page of the network, or an empty text, with status 200
 * would be read as "nothing there", and then what is there already would be made or sent a second time. Such an answer throws,
 * so that `patientFetch` around it takes it for what it is: a connection that broke. For answers that are whole.
 */
export function ownAnswers(fetch: SignedFetch): SignedFetch {
	return async (url, request) => {
		const answer = await fetch(url, request);
		if (await isGoogles(answer, url)) return answer;
		throw new Error(`Something on the way answered instead of Google (${answer.status})`);
	};
}

async function isGoogles(answer: Response, url: string): Promise<boolean> {
	if (ofProxies.has(answer.status)) return false;
	if (!answer.ok || answer.status === 204) return true;
	const { pathname, searchParams: asked } = new URL(url);
	// Bytes of a file are held against its length and MD5 where they are read.
	if (asked.get('alt') === 'media') return true;
	if (pathname.endsWith('/export')) return kindOf(answer) === asked.get('mimeType');
	const begins = Buffer.from(await answer.clone().arrayBuffer()).subarray(0, 64).toString('utf8').trimStart();
	// All else is a resource, an object in JSON (https://google.aip.dev/130), but for the beginning of an upload by pieces.
	return begins === '' ? answer.headers.has('location') : begins.startsWith('{');
}

const kindOf = (answer: Response): string | undefined => answer.headers.get('content-type')?.split(';')[0]?.trim();
