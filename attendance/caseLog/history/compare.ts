/** Orders texts code unit by code unit, the same on every machine; dates and instants so come in time. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
