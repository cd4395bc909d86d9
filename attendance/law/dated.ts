import { DateTime } from 'luxon';

/** A rule of law as it stands for a time. */
export interface Dated {
	/** The first day on which it holds, `YYYY-MM-DD`. */
	readonly from: string;
	/** The last day; null where no end is known. */
	readonly until: string | null;
	/** Where it is laid down, or who says so. */
	readonly source: string;
}

export const holdsOn = ({ from, until }: Pick<Dated, 'from' | 'until'>, date: string): boolean => from <= date && (until === null || date <= until);

/** Which of the versions of a rule holds on a date (`YYYY-MM-DD`); undefined where none does. */
export const versionOn = <Version extends Dated>(versions: readonly Version[], date: string): Version | undefined => versions.find((version) => holdsOn(version, date));

/** The same day so many years later, earlier where negative; of 29 February the 28th where the year has none. */
export const yearsLater = (date: string, years: number): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ years }).toISODate() as string;

/** The same day so many months later, or the last of a shorter month: how a period of months is counted. */
export const monthsLater = (date: string, months: number): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toISODate() as string;
