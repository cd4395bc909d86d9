// As a namespace everywhere: of `{ z }` a bundle keeps zod's messages in fifty languages too.
import * as z from 'zod/v4';
import { approvalSchema } from './approval';
import { attendanceSchema, type Attendance, type RegisterAttendance } from './attendance';
import { caseSchema } from './case';
import { caseLogSchema, recordedSchema, reservationSchema } from './caseLog';
import { contactsSchema } from './contact';
import { decisionSchema } from './decision';
import { letterSchema, referralSchema } from './documents';
import { firstDayCallSchema } from './firstDay';
import { lessonsSchema } from './lessons';
import { letterDetailsSchema } from './letterDetails';
import { meetingSchema } from './meeting';
import { pupilSchema } from './pupil';
import { registerSchema } from './register';
import { riskSchema } from './risk';
import { schoolSchema } from './school';

/** Each key of an item with its schema. One item is one pupil; each node adds its own key and keeps the others. */
export const itemSchemas = {
	school: schoolSchema,
	pupil: pupilSchema,
	contacts: contactsSchema,
	register: registerSchema,
	lessons: lessonsSchema,
	attendance: attendanceSchema,
	risk: riskSchema,
	case: caseSchema,
	decision: decisionSchema,
	approval: approvalSchema,
	letterDetails: letterDetailsSchema,
	firstDayCall: firstDayCallSchema,
	meeting: meetingSchema,
	letter: letterSchema,
	referral: referralSchema,
	caseLog: caseLogSchema,
	recorded: recordedSchema,
	reservation: reservationSchema,
} as const;

export type ItemKey = keyof typeof itemSchemas;
export type ItemOf<Keys extends ItemKey> = { [Key in Keys]: z.infer<(typeof itemSchemas)[Key]> };

/** Which node adds a key, so that the message about a missing one says what to do next. */
const addedBy: Record<ItemKey, string> = {
	school: 'Attendance Register',
	pupil: 'Attendance Register',
	contacts: 'Attendance Register',
	register: 'Attendance Register',
	lessons: 'Attendance Register',
	attendance: 'Attendance Risk',
	risk: 'Attendance Risk',
	case: 'Attendance Case Log (Get History)',
	decision: 'Attendance Escalation',
	approval: 'Attendance Approval',
	letterDetails: 'the fields of Attendance Letter, or the node that sets "letterDetails"',
	firstDayCall: 'Attendance Report (First-Day Calls)',
	meeting: 'Attendance Letter (Arrange Meeting)',
	letter: 'Attendance Letter',
	referral: 'Attendance Referral',
	caseLog: 'Attendance Case Log (Record)',
	recorded: 'Attendance Case Log (Record)',
	reservation: 'Attendance Case Log (Verify)',
};

/** The item is not what the node needs. The message names the pupil by id and the field, and never prints the record. */
export class ItemError extends Error {
	override readonly name = 'ItemError';
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/**
 * Checks an item at the door of a node.
 * Takes the item's JSON and the keys the node needs; gives those keys, typed and with defaults filled in.
 * Throws `ItemError` naming the pupil's id, the key and the field that is wrong.
 */
export function readItem<Keys extends ItemKey>(json: Record<string, unknown>, keys: readonly Keys[]): ItemOf<Keys> {
	const whose = pupilLabel(json);
	const read: Partial<Record<ItemKey, unknown>> = {};
	for (const key of keys) {
		if (json[key] === undefined) {
			if (key === 'register' && (json.attendance as { basis?: unknown } | undefined)?.basis === 'totals') throw totalsOnly(whose);
			throw new ItemError(`${whose}: "${key}" is missing`, `Put the node ${addedBy[key]} before this one.`);
		}
		const result = itemSchemas[key].safeParse(json[key]);
		if (!result.success) {
			const issue = result.error.issues[0];
			const field = [key, ...(issue?.path ?? []).map(tellable)].join('.');
			throw new ItemError(`${whose}: the field "${field}" ${plain(issue)}`, `Correct it where it comes from: ${addedBy[key]}.`);
		}
		read[key] = result.data;
	}
	return read as ItemOf<Keys>;
}

/** The measures of a pupil whose marks are known. Throws `ItemError` where the file gave totals only. */
export function ofRegister(json: Record<string, unknown>, attendance: Attendance): RegisterAttendance {
	if (attendance.basis === 'totals') throw totalsOnly(pupilLabel(json));
	return attendance;
}

function totalsOnly(whose: string): ItemError {
	return new ItemError(
		`${whose}: the file imported gives totals only, so no absence can be named by its date`,
		'Import a file of marks (Attendance Register) and run Attendance Risk again, or leave this pupil to a person.',
	);
}

/** A step of a field's path, as a message may tell it. What is neither a field, a place in a list, a date nor a code is somebody's data. */
function tellable(step: PropertyKey): string {
	return /^([a-z]\w*|\d+|\d{4}-\d\d-\d\d|[A-Z#/\\]\d?)$/.test(String(step)) ? String(step) : '…';
}

/** How a message names a pupil: by the MIS id, never by name. */
export function pupilLabel(json: Record<string, unknown>): string {
	const id = (json.pupil as { id?: unknown } | undefined)?.id;
	return typeof id === 'string' && id ? `Pupil ${id}` : 'An item without a pupil';
}

/** What is wrong with a field, without the value that stood there. Zod hides what is wrong with a key one level down. */
function plain(issue: z.core.$ZodIssue | undefined): string {
	const message = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message;
	if (!message) return 'is not right';
	return message.startsWith('Invalid ') ? `is not right (${message.replace(/^Invalid \w+: /, '')})` : message;
}
