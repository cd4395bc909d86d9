/** Every family of letters, in the order in which a person looks for one. A policy names a letter by these. */
export const letterFamilyIds = ['early-concern', 'meeting-invitation'] as const;

export type LetterFamilyId = (typeof letterFamilyIds)[number];
