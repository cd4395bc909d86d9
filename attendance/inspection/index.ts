export { pageFileName, overviewFileName } from './fileName';
export { groupInspectionSchema, type Finding, type GroupInspection } from './findings';
export { inspect } from './inspect';
export { findingKinds, type FindingKindId } from './kinds';
export { inspectionOverview, overviewCsv, type InspectionOverview } from './overview';
export { inspectionPage, type InspectionPage, type PupilNaming } from './page';
export { pageText } from './text';
export type { InspectedItem } from './view';
