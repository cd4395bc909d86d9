import * as z from 'zod/v4';

/** The three audiences of the guidance ("all pupils", "at risk of persistent absence", "persistently absent") and, apart, the severe. */
export const tiers = ['all', 'at risk', 'persistently absent', 'severely absent'] as const;

export const riskSchema = z.object({
	tier: z.enum(tiers),
	/**
	 * Chance of being persistently absent over the whole school year, 0 to 1, by the pupil's own marks seen against the
	 * school's (`attendance/risk/MODEL-CARD.md`). Null where there is no session to tell it from.
	 */
	probabilityPersistentlyAbsent: z.number().min(0).max(1).nullable(),
	/** Plain sentences that a parent could read, each with its counts. */
	reasons: z.array(z.string()),
	/** Patterns worth a conversation ("absent on 5 of 11 Fridays"). */
	patterns: z.array(z.string()),
});

export type Tier = (typeof tiers)[number];
export type Risk = z.infer<typeof riskSchema>;
