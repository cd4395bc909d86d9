/** What is known of an act that a service did not confirm: surely not done, or perhaps done. */
export type Happened = 'no' | 'unknown';

export interface ServiceErrorDetails {
	/** The service as people call it: "Gmail", "SharePoint". */
	readonly service: string;
	/** The HTTP status, where the service answered. */
	readonly status?: number;
	/** The service's own word for what is wrong ("ErrorItemNotFound"). */
	readonly code?: string;
	/** `unknown`: never do it again before looking it up at the service by its identity (design §6). */
	readonly happened: Happened;
}

/**
 * A service refused, or did not answer. The message says what could not be done, the advice what a person does next;
 * neither holds a token, an address or what a document says.
 */
export class ServiceError extends Error {
	override readonly name = 'ServiceError';
	readonly service: string;
	readonly status: number | undefined;
	readonly code: string | undefined;
	readonly happened: Happened;

	constructor(
		message: string,
		readonly advice: string,
		{ service, status, code, happened }: ServiceErrorDetails,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.service = service;
		this.status = status;
		this.code = code;
		this.happened = happened;
	}
}
