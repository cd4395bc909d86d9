export * from './caseOf';
