/** Every family of letters, in the order in which a person looks for one. A policy names a letter by these. */
export const letterFamilyIds = [
	'first-day', 'early-concern', 'half-term-update', 'return-from-absence', 'improvement', 'praise', 'certificate',
	'illness-support', 'medical-support', 'leave-granted', 'leave-part-granted', 'leave-refused', 'expectations',
	'meeting-invitation', 'clinic-invitation', 'meeting-rearranged', 'meeting-missed', 'attendance-contract', 'governors-panel',
	'ten-day', 'fifteen-day', 'twenty-day',
	'warning', 'notice-to-improve', 'notice-to-improve-outcome', 'penalty-notice-final',
] as const;

export type LetterFamilyId = (typeof letterFamilyIds)[number];
