import { randomUUID } from 'node:crypto';
import type { DoubleAnswer } from '../../core/types';

interface Details {
	readonly headers?: Readonly<Record<string, string>>;
	/** Codes that say it more closely, nested: https://learn.microsoft.com/graph/errors#detailed-error-codes */
	readonly inner?: string;
}

/** Graph says no. */
export class GraphError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: Details = {},
	) {
		super(message);
	}
}

/** The request is not one that the published descriptions allow: a mistake of whoever sent it, recorded as such. */
export class GraphRefusal extends GraphError {}

/** https://learn.microsoft.com/graph/errors#json-representation; the names within `innerError` as Graph sends them. */
export function errorAnswer(error: GraphError, clientRequestId?: string): DoubleAnswer {
	const requestId = randomUUID();
	return {
		status: error.status,
		headers: { 'content-type': 'application/json', 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId, ...error.details.headers },
		body: {
			error: {
				code: error.code,
				message: error.message,
				innerError: {
					...(error.details.inner && { code: error.details.inner }),
					date: new Date().toISOString().slice(0, 19),
					'request-id': requestId,
					'client-request-id': clientRequestId ?? requestId,
				},
			},
		},
		...(error instanceof GraphRefusal && { refusal: error.message }),
	};
}
