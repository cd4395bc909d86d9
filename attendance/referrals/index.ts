export { isReferralKind, referralKindNames, referralKinds, type ReferralKind } from './kinds';
export { referralFileName } from './reference';
export type { Pack } from './pack/blocks';
export { buildReferral, type BuiltReferral } from './localAuthoritySupport/build';
export { missingAsText } from './localAuthoritySupport/completeness';
export { supportFormJsonSchema, supportFormSchema, supportFormVersion, type SupportForm } from './localAuthoritySupport/form';
export type { SupportDetails, SupportItem } from './localAuthoritySupport/input';
export { supportPack } from './localAuthoritySupport/pack';
export { stepIdAsWords } from './form/chronology';
