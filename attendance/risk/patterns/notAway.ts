/**
 * Absent sessions that say nothing about when a family keeps a child at home: U, because the pupil came in, and C2,
 * because the school itself agreed those times away.
 */
export const notAway: ReadonlySet<string> = new Set(['U', 'C2']);
