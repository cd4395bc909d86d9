export { readTable, type TableRow } from './readTable';
export { writeTable } from './writeTable';
