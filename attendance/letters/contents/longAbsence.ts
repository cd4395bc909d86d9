import type { ForbiddenContent, RequiredContent } from '../family';
import { sources } from './sources';
import { firstMatch, includesAll, withoutNames } from './text';

export const tenDaysTrigger: RequiredContent = {
	id: 'trigger-ten-days',
	what: 'how many school days in a row, from when to when ({{tenDays.days}}, {{tenDays.from}}, {{tenDays.to}})',
	source: sources.returns,
	isThere: ({ text, fields: { tenDays } }) => includesAll(text, [tenDays.days, tenDays.from, tenDays.to]),
};

export const sicknessTrigger: RequiredContent = {
	id: 'trigger-fifteen-days',
	what: 'how many days of illness, and from when the authority is told ({{sickness.days}} and {{sickness.threshold}})',
	source: sources.returns,
	isThere: ({ text, fields: { sickness } }) => includesAll(text, [sickness.days, sickness.threshold]),
};

export const twentyDaysTrigger: RequiredContent = {
	id: 'trigger-twenty-days',
	what: 'how many school days in a row, and since when ({{twentyDays.days}} and {{twentyDays.from}})',
	source: sources.twentyDays,
	isThere: ({ text, fields: { twentyDays } }) => includesAll(text, [twentyDays.days, twentyDays.from]),
};

export const authorityTold: RequiredContent = {
	id: 'authority-told',
	what: 'that the local authority is told ({{authority.name}})',
	source: sources.returns,
	isThere: ({ text, fields: { authority } }) => includesAll(text, [authority.name]) && /\b(tell|telling|told)\b/i.test(text),
};

export const jointEnquiries: RequiredContent = {
	id: 'joint-enquiries',
	what: 'that the name may come off the register only after school and local authority together have made reasonable enquiries',
	source: sources.twentyDays,
	isThere: ({ text }) => /\bonly\b/i.test(text) && /\btogether\b/i.test(text) && /\breasonable enquiries\b/i.test(text),
};

export const illnessIsNoGround: RequiredContent = {
	id: 'no-ground-if-ill',
	what: 'that it may not where illness or another cause that cannot be avoided keeps the pupil away',
	source: sources.twentyDays,
	isThere: ({ text }) => /\billness\b/i.test(text) && /\bcannot be avoided\b|\bunavoidable\b/i.test(text),
};

/** Twenty days are no decision. */
export const noDeletionForetold: ForbiddenContent = {
	id: 'no-deletion-foretold',
	what: 'says that the name comes off the register, which nobody has decided',
	source: sources.twentyDays,
	find: ({ text }) => firstMatch(text, /\b(?:will|shall|must|has been|have been|is being|going to) (?:now |then |be |have )*(?:remove|delete|take|struck|taken|removed|deleted)[^.]{0,40}\b(?:register|roll)\b|\blose[sd]? (?:the|a|their|his|her|your) (?:school )?place\b/i),
};

/** A family with an ill child owes nobody a proof in this letter. */
export const noDoubtOfIllness: ForbiddenContent = {
	id: 'no-doubt-of-illness',
	what: 'doubts the illness or asks for proof of it',
	source: '"Working together to improve school attendance" (statutory): evidence of illness is asked for only where there is genuine doubt; sickness return, SI 2024/208 regulation 13',
	find: ({ text, fields }) => firstMatch(withoutNames(text, fields), /\b(?:unauthorised|medical evidence|(?:doctor|GP)[’']?s? (?:note|letter|certificate)|proof|prove|genuine(?:ly)? ill|excuses?)\b/i),
};
