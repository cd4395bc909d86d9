import type { Case, Decision, LetterDetails, Pupil, Register, RegisterAttendance, School } from '../item';
import type { Recipient } from './recipients';

/** Someone of the school whom the family can call or write to. */
export interface SchoolPerson {
	readonly name: string;
	readonly role: string;
	readonly phone: string;
	readonly email: string;
}

/** What the school prints at the top of its letters. */
export interface Letterhead {
	readonly addressLines: readonly string[];
	readonly phone: string;
	readonly email: string;
	readonly website: string;
}

/** A meeting that has a place in the diary, or null where the family is asked to choose one. */
export interface MeetingSlot {
	readonly date: string;
	readonly time: string;
	readonly place: string;
}

/** What the school expects of attendance and does about absence, in lines for families: made from the policy for the leaflet. */
export interface Expectations {
	readonly weExpect: readonly string[];
	readonly reporting: readonly string[];
	/** What the school does when a pupil misses school, step by step. */
	readonly steps: readonly string[];
	readonly help: readonly string[];
	readonly leave: readonly string[];
	readonly law: readonly string[];
}

/** All that a letter's merge fields may be told from. What is not known is null; each section says what it needs. */
export interface LetterFacts {
	readonly school: School;
	readonly letterhead: Letterhead;
	readonly pupil: Pupil;
	/** The pupils that the letter is about, where brothers and sisters share one; else the pupil alone. */
	readonly pupils: readonly Pupil[];
	readonly recipient: Recipient;
	/** How many people have a letter of their own about this: what one of them said is not put into the other's mouth. */
	readonly writtenTo: number;
	/** Whom it is for and where it goes, as lines: an envelope's, or name and e-mail address. */
	readonly addressLines: readonly string[];
	readonly register: Register | null;
	readonly attendance: RegisterAttendance | null;
	readonly case: Case;
	readonly decision: Decision | null;
	/** What a person or an earlier node told that no register knows: leave asked for, a contract, a panel … */
	readonly details: LetterDetails;
	readonly expectations: Expectations | null;
	/** The run's date, `YYYY-MM-DD`. */
	readonly asAt: string;
	/** The letter's date, `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	readonly contact: SchoolPerson;
	readonly signatory: { readonly name: string; readonly role: string };
	readonly meeting: { readonly slot: MeetingSlot | null; readonly attendees: string };
}
