export { impactOf, type BeforeAndAfter, type Comparison, type Impact, type LeftOut, type PupilHistory } from './impact';
export { impactSentence } from './sentence';
export { daysAfter, fewestForEstimate, weeksAfter, weeksBefore } from './windows';
