import { ItemError } from '../item';

/** A file cannot be imported at all. The message names the file and what is wrong; the advice says what to do. */
export class RegisterFileError extends ItemError {}
