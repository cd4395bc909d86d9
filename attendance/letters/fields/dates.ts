import { weekdayDate } from '../../text/plainEnglish';

/** `2026-11-23` as "Monday 23 November 2026": a formal letter may reach back over New Year. */
export const dayAndYear = (date: string): string => `${weekdayDate(date)} ${date.slice(0, 4)}`;
