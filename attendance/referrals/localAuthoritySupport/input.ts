import type { RegisterAttendance, Case, Contact, Decision, Pupil, Register, Risk, School } from '../../item';
import type { Session } from '../../measures/eachSession';
import type { Referrer } from '../form/referrer';

/** The keys of the item that a support referral is made of. */
export interface SupportItem {
	readonly school: School;
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly register: Register;
	readonly attendance: RegisterAttendance;
	readonly case: Case;
	readonly decision: Decision | null;
	readonly risk: Risk | null;
}

/** What the item cannot know: who refers, to whom, and what people have written. Free text may be empty. */
export interface SupportDetails {
	readonly referrer: Referrer;
	readonly team: string;
	readonly reasonsAndBarriers: string;
	readonly views: string;
	readonly supportSoFar: string;
	readonly medicalNeeds: string;
	readonly otherServices: string;
	/** What was done to find details of a parent; where given, those details no longer keep the referral back. */
	readonly effortsToFindDetails: string;
	/** Empty takes `usualRequest`. */
	readonly requested: string;
	/** The name that the policy gives to a step's id. */
	readonly stepName: (step: string) => string;
}

export interface SupportInput extends SupportItem {
	readonly details: SupportDetails;
	/** The register of the school year up to `asAt`, oldest first. */
	readonly sessions: readonly Session[];
	readonly parents: readonly Contact[];
	readonly asAt: string;
}
