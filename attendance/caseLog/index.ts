export * from './act';
export * from './caseRow';
export * from './chain';
export * from './event';
export * from './history';
export * from './keys';
export * from './record';
export * from './reservation';
