export { measureChoices, policyChoices } from './choices';
export { holdsInWords } from './readHold';
export { readTable, type TableRow } from './readTable';
export { writeTable } from './writeTable';
