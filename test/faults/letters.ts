import type { LoggedAct } from '../../attendance/caseLog';
import { act, oakfield } from '../connectors/caseStore/acts';

export { oakfield };

/**
 * The invented letter to the only contact of a pupil. Its file name holds the day on which it was made, so that a run of
 * another day that made it again would leave a second document.
 */
export const letter = (pupil: number, today: string): LoggedAct => act(String(pupil), { asAt: today, document: `${documentOf(String(pupil))}${today}` });

/** How the names of all documents of a pupil's letter begin. */
export const documentOf = (pupilId: string): string => `early-concern-${pupilId}-of-`;
