import type { Contact, Pupil } from '../../item';
import { MarksBlock, type PupilMarks } from '../marks/pupilMarks';
import { comparableKey, keyKinds, type KeyKind, type PupilKeys } from './keys';
import type { PupilRow } from './readPupil';

/** Enough for a person to see what went wrong, and not so many that a file of nonsense fills the memory. */
const mostRefused = 50;
const longestRefused = 20;

/** A pupil with everything that the files say about them. */
export class RollEntry {
	readonly contacts: Contact[] = [];
	/** The first row with marks for this pupil; null while there is none. */
	firstMarkRow: number | null = null;
	/** By place, how many minutes late the pupil came; null where no row says it. */
	minutesLate: Map<number, number> | null = null;
	/** By place, what was written where it could not be trusted, empty where two marks differed; null where no place has any. */
	refused: Map<number, string> | null = null;

	constructor(
		public pupil: Pupil,
		/** The row of the pupil details file; null where only the marks name the pupil. */
		readonly detailsRow: number | null,
		readonly marks: PupilMarks,
	) {}

	/** Remembers what was written at a place that is now a missing mark: a person who corrects the register wants to see it. */
	noteRefused(place: number, written: string): void {
		const short = written.replace(/\p{Cc}+/gu, ' ').trim().slice(0, longestRefused);
		this.refused ??= new Map();
		const before = this.refused.get(place);
		// Of several, always the same one, so that the order of rows changes nothing.
		if (before === undefined ? this.refused.size < mostRefused : short < before) this.refused.set(place, short);
	}

	/** Notes how many minutes late the pupil came. Of several rows of a session the most stands, whatever their order. */
	noteMinutesLate(place: number, minutes: number): void {
		this.minutesLate ??= new Map();
		this.minutesLate.set(place, Math.max(minutes, this.minutesLate.get(place) ?? 0));
	}

	/** Takes from another file what the pupil's own row leaves empty. */
	fillGaps(other: Pupil): void {
		const { pupil } = this;
		this.pupil = {
			...pupil,
			upn: pupil.upn || other.upn,
			legalSurname: pupil.legalSurname || other.legalSurname,
			legalForename: pupil.legalForename || other.legalForename,
			preferredForename: pupil.preferredForename || other.preferredForename,
			dateOfBirth: pupil.dateOfBirth ?? other.dateOfBirth,
			yearGroup: pupil.yearGroup || other.yearGroup,
			registrationGroup: pupil.registrationGroup || other.registrationGroup,
			registrationTutor: pupil.registrationTutor ?? other.registrationTutor,
		};
	}
}

const upnShape = /^[A-Z]\d{11}[A-Z\d]$/;

/** The pupils, found by whichever key two files have in common: the system's own id, the admission number or the UPN. */
export class Roll {
	readonly entries: RollEntry[] = [];
	/** UPNs that two pupils have by mistake: alone they say nothing about whose a row is. */
	private readonly sharedUpns = new Set<string>();
	private readonly blocks = [new MarksBlock()];
	/** By the key as it is written, for schools where "042" and "42" are two children. */
	private readonly bySpelling: Readonly<Record<KeyKind, Map<string, RollEntry>>> = { misId: new Map(), admissionNumber: new Map(), upn: new Map() };
	private readonly byKey: Readonly<Record<KeyKind, Map<string, RollEntry>>> = { misId: new Map(), admissionNumber: new Map(), upn: new Map() };

	/** Puts a pupil on the roll under each key the row has. A key that another pupil holds stays with that pupil. */
	add({ pupil, keys }: PupilRow, detailsRow: number | null): RollEntry {
		if (this.blocks.at(-1)?.isFull) this.blocks.push(new MarksBlock());
		const entry = new RollEntry(pupil, detailsRow, (this.blocks.at(-1) as MarksBlock).add());
		this.entries.push(entry);
		for (const kind of keyKinds) {
			const key = comparableKey(keys[kind]);
			if (key && kind === 'upn' && this.byKey.upn.has(key)) this.sharedUpns.add(key);
			if (key && !this.byKey[kind].has(key)) this.byKey[kind].set(key, entry);
			if (key && !this.bySpelling[kind].has(keys[kind])) this.bySpelling[kind].set(keys[kind], entry);
		}
		return entry;
	}

	/** Lets go of all marks when the registers have been made of them: what comes next needs the memory. */
	releaseMarks(): void {
		for (const block of this.blocks) block.release();
	}

	/** Whether all that a row says of its pupil is a UPN that two pupils have. */
	isAmbiguous(keys: PupilKeys): boolean {
		return keys.misId === '' && keys.admissionNumber === '' && this.sharedUpns.has(comparableKey(keys.upn));
	}

	/** The pupil a row is about, or undefined. */
	find(keys: PupilKeys): RollEntry | undefined {
		for (const kind of keyKinds) {
			const key = comparableKey(keys[kind]);
			if (kind === 'upn' && this.sharedUpns.has(key)) return undefined;
			const entry = key && (this.bySpelling[kind].get(keys[kind]) ?? this.byKey[kind].get(key) ?? this.byUpnShape(key));
			if (entry) return entry;
		}
		return undefined;
	}

	/** The pupil who has the row's strongest key: the same pupil, and not one who shares a UPN by mistake or a number but for its noughts. */
	findSame({ keys, pupil }: PupilRow): RollEntry | undefined {
		const strongest = keyKinds.find((kind) => keys[kind] !== '');
		if (!strongest) return undefined;
		const same = this.bySpelling[strongest].get(keys[strongest]) ?? this.byKey[strongest].get(comparableKey(keys[strongest]));
		return same && !isAnotherChild(same.pupil, pupil) ? same : undefined;
	}

	/** The pupil who holds this UPN already. */
	findByUpn({ upn }: PupilKeys): RollEntry | undefined {
		return upn ? this.byKey.upn.get(comparableKey(upn)) : undefined;
	}

	/**
	 * Some reports put UPNs under another name, and a UPN tells itself by its shape. Other numbers do not: one file's
	 * "Student ID" 1042 is another's admission number 1042 only by chance, and the marks would go to another child.
	 */
	private byUpnShape(key: string): RollEntry | undefined {
		return upnShape.test(key) ? this.byKey.upn.get(key) : undefined;
	}
}

/** Whether two pupils whose numbers differ in noughts or capitals alone are two children: their names say so. */
export function isAnotherChild(one: Pupil, other: Pupil): boolean {
	const name = ({ legalSurname, legalForename }: Pupil) => `${legalSurname} ${legalForename}`.toLowerCase().trim();
	return one.id !== other.id && name(one) !== '' && name(other) !== '' && name(one) !== name(other);
}
