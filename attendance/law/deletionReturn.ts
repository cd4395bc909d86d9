/**
 * The deletion return: when a name is deleted from the admission register, the local authority is told, as soon as the ground is
 * met and no later than the deletion itself (SI 2024/208 regulation 13(4),
 * https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made; Torbay https://forms.torbay.gov.uk/SchoolRegisterDeletion).
 */
export const deletionReturn = { from: '2024-08-19' } as const;

/** What the return gives. */
export const deletionReturnContents = [
	'the pupil’s full name',
	'the pupil’s address',
	'the full name and address of any parent the pupil normally lives with',
	'at least one emergency telephone number of each such parent',
	'the new address and the new school, where they are known',
	'the ground of the deletion',
] as const;

/** The last day for the return, from the day on which the ground was met and the day of the deletion, whichever comes first (`YYYY-MM-DD`). */
export const deletionReturnBy = (groundMetOn: string, deletedOn: string | null): string => (deletedOn !== null && deletedOn < groundMetOn ? deletedOn : groundMetOn);
