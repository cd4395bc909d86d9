import type { DoubleAnswer } from '../../core/types';

/** Canonical names by HTTP status (https://cloud.google.com/apis/design/errors#handling_errors). */
const statusNames: Readonly<Record<number, string>> = {
	400: 'INVALID_ARGUMENT',
	401: 'UNAUTHENTICATED',
	403: 'PERMISSION_DENIED',
	404: 'NOT_FOUND',
	409: 'ALREADY_EXISTS',
	412: 'FAILED_PRECONDITION',
	413: 'INVALID_ARGUMENT',
	429: 'RESOURCE_EXHAUSTED',
	500: 'INTERNAL',
	501: 'UNIMPLEMENTED',
	503: 'UNAVAILABLE',
};

interface Details {
	/** `global`, `usageLimits`, `calendar` */
	readonly domain?: string;
	readonly location?: string;
	readonly locationType?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** True where the request breaks the published description, whatever the state of the account. */
	readonly refused?: boolean;
	/** The name of the status, where it is not the usual one of its number. */
	readonly statusName?: string;
}

/** What a Google API answers instead of a resource. Its shape is that of life (https://developers.google.com/workspace/drive/api/guides/handle-errors). */
export class GoogleError extends Error {
	constructor(
		readonly status: number,
		readonly reason: string,
		message: string,
		readonly details: Details = {},
	) {
		super(message);
	}

	answer(): DoubleAnswer {
		const { domain = 'global', location, locationType, headers, refused, statusName } = this.details;
		return {
			status: this.status,
			...(headers && { headers }),
			body: {
				error: {
					code: this.status,
					message: this.message,
					errors: [{ message: this.message, domain, reason: this.reason, ...(location && { location, locationType: locationType ?? 'parameter' }) }],
					status: statusName ?? statusNames[this.status] ?? 'UNKNOWN',
				},
			},
			...(refused && { refusal: `${this.reason}: ${this.message}` }),
		};
	}
}

/** The request breaks the published description: what no state of the account would let through. */
export function refuse(reason: string, message: string, details: Details & { readonly status?: number } = {}): GoogleError {
	return new GoogleError(details.status ?? 400, reason, message, { ...details, refused: true });
}

export const invalidParameter = (parameter: string, message: string): GoogleError => refuse('invalidParameter', message, { location: parameter });
export const invalidArgument = (message: string): GoogleError => refuse('badRequest', message);
export const notFound = (message: string, location?: string): GoogleError => new GoogleError(404, 'notFound', message, { location });
