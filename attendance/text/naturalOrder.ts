/** Names as people list them: accents beside plain letters, and numbers by their size (7A, 7B, 10A). */
export const naturalOrder = new Intl.Collator('en-GB', { numeric: true });
