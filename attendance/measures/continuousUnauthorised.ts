import { attendanceReturnCodes } from '../codes';
import { numbersOf } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import type { Sessions } from './sessions';
import { unbrokenRuns } from './unbrokenRuns';

/**
 * Ten school days in a row, every session G, N, O or U, is when the school must tell the local authority: "a continuous
 * period of not less than ten school days" (SI 2006/1751, regulation 12(1)(b), until 18 August 2024; the attendance
 * return of SI 2024/208 since; rules §2.5).
 */
export const attendanceReturnSchoolDays = 10;

const counting = numbersOf(...attendanceReturnCodes);

/** The longest run of such days that reaches into the school year, and the run that goes on now. */
export const continuousUnauthorised = (sessions: Sessions): RegisterAttendance['continuousUnauthorised'] => unbrokenRuns(sessions, counting);
