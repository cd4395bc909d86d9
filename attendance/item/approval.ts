import * as z from 'zod/v4';
import { approvalOutcomes } from '../caseLog/record';
import { isoDate } from './isoDate';

/** What a person decided of the step that this item carries (design §7). `not answered`: the link ended before anybody did. */
export const approvalSchema = z.object({
	outcome: z.enum([...approvalOutcomes, 'not answered']),
	/** Who decided, as they signed it on the page; empty where nobody did. */
	by: z.string(),
	/** The date, and the instant (ISO 8601 in UTC), at which it was decided. */
	on: isoDate,
	at: z.string(),
	/** Why it is held or not appropriate; empty where it was approved. */
	reason: z.string(),
	/** `held`: the day after which it is looked at anew; null: until a person says so. */
	until: isoDate.nullable(),
	/** The step and the period that it was about: `decision.step`, `decision.period`. */
	step: z.string(),
	period: z.string(),
});

export type Approval = z.infer<typeof approvalSchema>;
