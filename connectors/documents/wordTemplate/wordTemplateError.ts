/**
 * The Word file is no template that can be filled: the message says what is wrong with it and never what a letter says.
 * `problems` has each thing that is wrong; `advice` says what to do about it.
 */
export class WordTemplateError extends Error {
	override readonly name = 'WordTemplateError';
	constructor(
		message: string,
		readonly advice: string = 'Correct the template in Word, try it with "Check Template", or use the template that comes with the node.',
		readonly problems: readonly string[] = [message],
	) {
		super(message);
	}
}
