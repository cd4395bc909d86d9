/** A PDF as the nodes make it, of invented people. */
export interface MadePdf {
	readonly document: string;
	readonly variant: string;
	readonly pdf: Uint8Array;
}
