import { createHash } from 'node:crypto';
import { script } from './script';
import { style } from './style';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What the page may do: run its own script and style, which are known by their hashes, and send its form to where it came
 * from; load nothing from anywhere. It also stands in the page itself (layout.ts), for the one answer whose headers n8n sets.
 */
export const contentPolicy = [
	"default-src 'none'",
	`script-src ${hashOf(script)}`,
	`style-src ${hashOf(style)}`,
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
].join('; ');

const ofAll = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'X-Robots-Tag': 'noindex, nofollow',
};

/**
 * `sandbox` takes the page out of n8n's own origin, as n8n does with every page of a webhook: whatever went wrong in it,
 * it could not act as the person who is signed in to n8n in the same browser. Documents open in a tab outside of it.
 */
export const pageHeaders = {
	ofPages: {
		...ofAll,
		'Content-Security-Policy': `${contentPolicy}; frame-ancestors 'none'; sandbox allow-forms allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads`,
	},
	// A browser shows no PDF in a sandbox.
	ofDocuments: { ...ofAll, 'Content-Security-Policy': "frame-ancestors 'none'" },
} as const;
