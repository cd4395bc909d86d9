/** Stands under the first of the fields that say who the school is and who answers for it. */
export const settingsHint = 'The same for every pupil: best taken from the Settings node of the workflow';
