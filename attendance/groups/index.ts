export { differenceFromOthers, differenceInWords, type Difference } from './difference';
export type { Figures, MeasuredPupil } from './figures';
export { groupRow } from './groupRow';
export { groupings, type Grouping, type GroupingId } from './groupings';
export { siblingAbsences, siblingPattern, type SiblingAbsence } from './siblingAbsence';
export { siblingsOf } from './siblings';
export { shareable, type ShareableSummary, type SharedFigures, type SharedGroup } from './shareable';
export { smallestGroup } from './suppression/smallestGroup';
export { summarise, type Group, type Summary } from './summarise';
