/** For which envelope the sheet is folded by hand. A print house folds by itself and wants the margin free. */
export type FoldMarks = 'none' | 'dl' | 'c5';

/**
 * Where the folds are, in millimetres from the top of A4 (297 mm): in three for DL (110 × 220 mm), in two for C5
 * (162 × 229 mm), by ISO 269.
 */
export const foldHeights: Readonly<Record<FoldMarks, readonly number[]>> = { none: [], dl: [99, 198], c5: [148.5] };
