import * as z from 'zod/v4';

/** Text that must say something. */
export const writtenText = z.string().trim().min(1);

/** Text that a person may leave out; empty means that it was. */
export const optionalText = z.string();

export const sessionCount = z.number().int().nonnegative();

/** Whether a text that a person may leave out was left out. */
export const isBlank = (text: string): boolean => text.trim() === '';
