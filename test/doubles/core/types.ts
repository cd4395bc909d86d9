/**
 * What a double of a service is: it knows requests by the address that they have in life, holds state, and says no to all
 * that the service's published descriptions do not allow.
 */

/** A request as it reached the double. */
export interface DoubleRequest {
	readonly method: string;
	/** The address at the real service: `https://gmail.googleapis.com/gmail/v1/users/me/messages/send`. */
	readonly url: URL;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

/** What the double answers. An object becomes JSON. */
export interface DoubleAnswer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: object | string | Buffer;
	/** Why the published descriptions do not allow the request ("unknown query parameter: pagesize"). Left out where they do. */
	readonly refusal?: string;
}

export interface ServiceDouble {
	/** "Gmail", "Microsoft Graph" */
	readonly name: string;
	/** Hosts that it stands for: `gmail.googleapis.com`. */
	readonly hosts: readonly string[];
	answer(request: DoubleRequest): Promise<DoubleAnswer> | DoubleAnswer;
}

/** A request with what became of it, as tests read it afterwards. */
export interface RecordedRequest extends DoubleRequest {
	readonly service: string;
	/** Undefined where a fault cut the connection before an answer. */
	readonly status: number | undefined;
	/** Why the double refused it by the published descriptions; undefined where it did not. */
	readonly refusal: string | undefined;
}

/** What goes wrong, on demand. `when: 'after'` means that the service has done the thing and the answer is lost or wrong. */
export type Fault =
	| { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: object | string; readonly when?: 'before' | 'after' }
	| { readonly kind: 'cut'; readonly when: 'before' | 'after' | 'within the body' }
	| { readonly kind: 'slow body'; readonly milliseconds: number };

/** Which requests a fault meets. */
export interface FaultMatch {
	readonly method?: string;
	/** Held against path and query: `/drive/v3/files?q=…`, still encoded. */
	readonly path?: RegExp;
	readonly host?: string;
	/** How many requests it meets; 1 if not said. */
	readonly times?: number;
	/** How many matching requests pass before it. */
	readonly after?: number;
}
