import type { Case, Hold } from '../item';

/** The holds that people recorded and that are in force on a date (`YYYY-MM-DD`): from the day since when they hold to the last one, both counted. */
export const holdsInForce = ({ holds }: Pick<Case, 'holds'>, asAt: string): Hold[] => holds.filter(({ since, until }) => since <= asAt && (until === null || asAt <= until));
