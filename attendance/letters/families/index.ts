import type { LetterFamily } from '../family';
import type { LetterFamilyId } from '../familyIds';
import { earlyConcern } from './earlyConcern';
import { meetingInvitation } from './meetingInvitation';

/** Every family of letters, by its id. */
export const letterFamilies: Readonly<Record<LetterFamilyId, LetterFamily>> = {
	'early-concern': earlyConcern,
	'meeting-invitation': meetingInvitation,
};
