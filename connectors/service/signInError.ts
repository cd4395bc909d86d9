/**
 * An account could not sign in: no token was given, and nothing was asked of the service itself.
 * Thrown by credentials, whose code is a bundle of its own, so it is known by its name (`isSignInError`) and not by its class.
 */
export class SignInError extends Error {
	override readonly name = 'SignInError';

	/**
	 * @param reason What went wrong; holds no key and no token.
	 * @param advice What a person does next. Stands in the message too, since the Test of a credential shows nothing else.
	 */
	constructor(
		readonly reason: string,
		readonly advice: string,
		/** `temporary`: trying again later may do. `code`: the other side's own word for it ("invalid_grant", "AADSTS7000222"). */
		readonly details: { readonly temporary?: boolean; readonly code?: string | undefined } = {},
	) {
		super(`${reason}. ${advice}`);
	}
}

export const isSignInError = (error: unknown): error is SignInError => typeof error === 'object' && error !== null && 'name' in error && error.name === 'SignInError' && 'reason' in error && 'advice' in error;
