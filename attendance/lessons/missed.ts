/** Absent from a lesson, and nobody has said why: N, O and G. U is a late arrival; other codes are reasons. */
const withoutReason: ReadonlySet<string> = new Set(['N', 'O', 'G']);

/** Whether an absence from a lesson waits for a reason. Takes the lesson's mark. */
export const needsReason = (lessonMark: string): boolean => withoutReason.has(lessonMark);
