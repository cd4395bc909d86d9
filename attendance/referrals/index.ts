export { isReferralKind, referralKindNames, referralKinds, type ReferralKind } from './kinds';
export type { Pack } from './pack/blocks';
export { buildReferral, type BuiltReferral } from './localAuthoritySupport/build';
export { supportFormJsonSchema, supportFormSchema, supportFormVersion, type SupportForm } from './localAuthoritySupport/form';
export type { SupportDetails, SupportItem } from './localAuthoritySupport/input';
export { supportPack } from './localAuthoritySupport/pack';
export { stepIdAsWords } from '../text/stepIdAsWords';
