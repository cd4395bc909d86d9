/**
 * What letters must say and must not, each with where the rule comes from. A family picks from these; nothing else says
 * what a letter must hold.
 */
export * from './everyday';
export * from './expectations';
export * from './forbidden';
export * from './forbiddenHome';
export * from './health';
export * from './leave';
export * from './meetings';
export * from './notSaid';
export * from './noticeToImprove';
export * from './longAbsence';
export * from './formal';
export * from './contract';
export * from './messages';
export * from './praise';
export { sources } from './sources';
export { firstMatch, includesAll, oneLine, withoutNames } from './text';
