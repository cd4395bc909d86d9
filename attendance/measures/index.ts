export { absenceBand, absenceBands, absenceLevels, reaches } from './absenceLevels';
export { measure } from './measure';
export { percentOf, sharesOf } from './percent';
export { measureTotals, problemOfTotals, type AttendanceTotals } from './totals';
