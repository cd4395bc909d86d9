/** The kinds of referral that can be made, as `decision.referralKind` names them. */
export const referralKinds = ['local-authority-support'] as const;

export type ReferralKind = (typeof referralKinds)[number];

/** How a kind is called on the cover of its pack. */
export const referralKindNames: Readonly<Record<ReferralKind, string>> = {
	'local-authority-support': 'Request for attendance support',
};

/** Whether a policy's referral kind is one that can be made. */
export const isReferralKind = (kind: string | null): kind is ReferralKind => referralKinds.some((known) => known === kind);
