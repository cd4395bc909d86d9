import { twentyDayGroundCodes } from '../codes';
import { numbersOf } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import type { Sessions } from './sessions';
import { unbrokenRuns } from './unbrokenRuns';

/**
 * Twenty school days in a row, every session G, N or O, are one part of the ground on which a school may delete a pupil's
 * name from the admission register (SI 2024/208, regulation 9(1)(i); rules §2.5). U breaks the run, unlike for the
 * attendance return: the pupil was seen in school. The rest of the ground is for people: no reason to believe in sickness
 * or another unavoidable cause, and school and authority both failed to find the pupil.
 */
export const twentyDayGroundSchoolDays = 20;

const counting = numbersOf(...twentyDayGroundCodes);

/** The longest run of such days that reaches into the school year, and the run that goes on now. */
export const twentyDayGround = (sessions: Sessions): RegisterAttendance['twentyDayGround'] => unbrokenRuns(sessions, counting);
