import * as z from 'zod/v4';

/** A calendar date as `YYYY-MM-DD`. Attendance law counts days, never hours, so no time and no zone is kept. */
export const isoDate = z.iso.date('must be a date written YYYY-MM-DD');

/** Which half of the school day a mark stands for. */
export const sessionHalf = z.enum(['AM', 'PM']);

export type SessionHalf = z.infer<typeof sessionHalf>;
