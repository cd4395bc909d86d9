/** A short word to staff where they look: a channel, a space. */
export interface StaffMessage {
	/** Names the message: posted again with the same key it is not posted again, as far as the service can tell. */
	readonly key: string;
	/** Plain text of a few lines; names no reason of health, needs or social care. */
	readonly text: string;
}

/** Something for a member of staff to do by a day. */
export interface StaffTask {
	/** Names the task: made again with the same key it is the same task. */
	readonly key: string;
	readonly title: string;
	readonly notes?: string;
	/** `YYYY-MM-DD` */
	readonly dueOn?: string;
	/** Whose task it is, where the service can assign one: an e-mail address. */
	readonly assignee?: string;
}

/** What was put where staff look. */
export interface Posted {
	/** The service's own id. */
	readonly id: string;
	/** True where it was there already and nothing was made. */
	readonly postedBefore: boolean;
}

/** Messages to staff. Throws `ServiceError`. */
export interface MessageService {
	/** With `resumed` an earlier try may have posted it, so it is looked for first. */
	post(message: StaffMessage, options?: { readonly resumed?: boolean }): Promise<Posted>;
}

/** Tasks for staff. Throws `ServiceError`. */
export interface TaskService {
	add(task: StaffTask, options?: { readonly resumed?: boolean }): Promise<Posted>;
}
