export { decide, type PupilFacts } from './decide';
export { PolicyError, readPolicy } from './readPolicy';
export { policySchema, type Policy, type PolicyDocument, type Step } from './schema';
export { supportFirst, supportFirstDocument } from './supportFirst';
