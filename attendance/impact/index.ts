export { impactOf, type BeforeAndAfter, type Comparison, type Impact, type LeftOut, type PupilHistory } from './impact';
export { namedDone } from './named';
export { impactPage, impactText, type ImpactPage } from './page';
export { reportedOf, reportSchema, type Report, type ReportedImpact } from './report';
export { eachPupilOnce } from './eachPupilOnce';
export { impactSentence } from './sentence';
export { daysAfter, fewestForEstimate, weeksAfter, weeksBefore } from './windows';
