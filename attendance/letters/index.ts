import { earlyConcern } from './earlyConcern';
import type { LetterFamily, LetterFamilyId } from './family';
import { meetingInvitation } from './meetingInvitation';

export { absencesInWords, type Absences } from './absences';
export { addressBlock, addressWindow, letterAreas } from './addressBlock';
export { checkLetter } from './checkLetter';
export { coveringEmail, type CoveringEmail } from './coveringEmail';
export { oneLine } from './contents';
export { letterFamilyIds, type FilledLetter, type LetterColumn, type LetterFamily, type LetterFamilyId, type LetterPart } from './family';
export { letterFields, type LetterFacts, type LetterFields, type Letterhead, type MeetingSlot, type SchoolPerson } from './letterFields';
export { letterFileName, letterReference } from './letterIdentity';
export { planLetters, type LetterOrder, type LetterSubject, type PlannedLetter, type SchoolsSide } from './planLetters';
export { readingAge, wordsOf } from './readability';
export { whoToWriteTo, type HeldLetter, type Recipient, type WhoToWriteTo } from './recipients';
export { nameWithTitle, salutation } from './salutation';

/** Every family of letters, by its id. */
export const letterFamilies: Readonly<Record<LetterFamilyId, LetterFamily>> = {
	'early-concern': earlyConcern,
	'meeting-invitation': meetingInvitation,
};
