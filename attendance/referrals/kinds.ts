/** The kinds of referral that can be made, as `decision.referralKind` names them. */
export const referralKinds = ['local-authority-support'] as const;

export type ReferralKind = (typeof referralKinds)[number];

/** How a kind is called on the cover of its pack. */
export const referralKindNames: Readonly<Record<ReferralKind, string>> = {
	'local-authority-support': 'Request for attendance support',
};

/** Whether a policy's referral kind is one that can be made. */
export const isReferralKind = (kind: string | null): kind is ReferralKind => referralKinds.some((known) => known === kind);

/** File name without ending, which holds no name of a person: `2026-11-23_local-authority-support_3f9a21c0`. */
export function referralFileName(date: string, kind: ReferralKind, reference: string): string {
	return `${date}_${kind}_${reference}`;
}
