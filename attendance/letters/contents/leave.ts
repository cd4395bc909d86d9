import type { ForbiddenContent, RequiredContent } from '../family';
import { sources } from './sources';
import { firstMatch, includesAll, oneLine, withoutNames } from './text';

export const leaveAskedFor: RequiredContent = {
	id: 'leave-dates',
	what: 'the days that were asked for ({{leave.when}})',
	source: sources.leaveOnItsOwn,
	isThere: ({ text, fields: { leave } }) => includesAll(text, [leave.when]),
};

export const leaveIsGranted: RequiredContent = {
	id: 'leave-granted',
	what: 'that the leave is granted',
	source: sources.leaveOnItsOwn,
	isThere: ({ text }) => /\b(granted?|agreed?( to)?|approved?|authorised?)\b/i.test(text),
};

export const isAuthorised: RequiredContent = {
	id: 'authorised',
	what: 'that the absence will be recorded as authorised',
	source: sources.leaveOnItsOwn,
	isThere: ({ text }) => /\bauthorised\b/i.test(text.replace(/\bunauthorised\b/gi, ' ')),
};

export const whichPart: RequiredContent = {
	id: 'which-part',
	what: 'which days are granted ({{leavePartGranted.granted}}) and which are not ({{leavePartGranted.refused}})',
	source: sources.leaveOnItsOwn,
	isThere: ({ text, fields: { leavePartGranted } }) => includesAll(text, [leavePartGranted.granted, leavePartGranted.refused]),
};

export const leaveIsRefused: RequiredContent = {
	id: 'leave-refused',
	what: 'that the leave is not granted',
	source: sources.leaveOnItsOwn,
	isThere: ({ text }) => /\b(not|unable to|cannot|can[’']t)\b[^.!?]{0,30}\b(grant|agree|approve|authorise|say yes)|\brefused\b|\bdeclined\b/i.test(text),
};

export const consideredOnItsOwn: RequiredContent = {
	id: 'considered-on-its-own',
	what: 'that this request was looked at on its own, and what was weighed up ({{leave.considered}})',
	source: sources.leaveOnItsOwn,
	isThere: ({ text, fields: { leave } }) => includesAll(text, [leave.considered]) && /\b(on its own|individual\w*|(your|the) (family[’']s )?circumstances)\b/i.test(text),
};

export const effectIfTaken: RequiredContent = {
	id: 'effect-if-taken',
	what: 'what follows if the leave is taken: it is recorded as unauthorised',
	source: sources.leaveOnItsOwn,
	isThere: ({ text }) => /\bunauthorised\b/i.test(text),
};

export const penaltyAmounts: RequiredContent = {
	id: 'penalty-amounts',
	what: 'what a penalty notice costs, where there can be one for this pupil to this parent ({{penaltyNotice.full}}, {{penaltyNotice.reduced}} within {{penaltyNotice.reducedDays}} days)',
	source: sources.penaltyFramework,
	isThere: ({ text, fields: { penaltyNotice } }) => !penaltyNotice.isPossible || includesAll(text, [penaltyNotice.full, penaltyNotice.reduced, penaltyNotice.secondFull, `${penaltyNotice.reducedDays} days`]),
};

export const twoInThreeYears: RequiredContent = {
	id: 'two-in-three-years',
	what: 'how many penalty notices there can be within how many years ({{penaltyNotice.limit}} within {{penaltyNotice.limitYears}} years)',
	source: sources.penaltyFramework,
	isThere: ({ text, fields: { penaltyNotice } }) => !penaltyNotice.forThisAge || includesAll(text, [penaltyNotice.limit, `${penaltyNotice.limitYears} years`]),
};

const leaveOrHoliday = '(?:any |all |your |family |such |these |requests? for )*(?:term[- ]time )?(?:holidays?|leave|absences?|time off|requests?)';
/** Each is a rule for every family, whatever theirs is; "we cannot grant this leave" is a decision. */
const blanket: readonly RegExp[] = [
	/\b(?:never|under no circumstances|in no case)\b[^.!?]{0,40}\b(?:authoris|grant|approv|allow|agree|permit)\w*/i,
	/\b(?:authoris|grant|approv|allow|permit)\w*\b[^.!?]{0,30}\bunder (?:no|any) circumstances\b/i,
	new RegExp(`\\b(?:do not|does not|don[’']t|doesn[’']t|will not|won[’']t|cannot|can[’']t|can not|no longer|not able to|unable to)\\s+(?:be able to )?(?:authorise|grant|approve|allow|permit|agree(?: to)?)\\s+(?!your leave|your request)${leaveOrHoliday}(?!\\s+(?:from|on)\\b)`, 'i'),
	new RegExp(`\\bno\\s+${leaveOrHoliday}\\b[^.!?]{0,40}\\b(?:authoris|grant|approv|allow|permit)\\w*`, 'i'),
	new RegExp(`\\b(?:all|any|every)\\s+${leaveOrHoliday}\\b[^.!?]{0,40}\\b(?:refused|declined|unauthorised|rejected|turned down)\\b`, 'i'),
	/\b(?:holidays?|leave|absences?) (?:in|during) term(?:[- ]time)?\b[^.!?]{0,30}\b(?:not (?:be )?(?:authorised|granted|allowed|permitted|approved)|never|always|automatically|forbidden|banned)\b/i,
	/\b(?:automatically|always|routinely) (?:refused?|declined?|unauthorised|rejected?|turned down)\b/i,
	/\b(?:policy|policies|rules?|practice)\b[^.!?]{0,25}\b(?:not to|never to|of not|of never|does not|do not|don[’']t|forbids?|prohibits?|is clear|means? (?:that )?(?:we|no))\b/i,
	/\b(?:blanket|zero[- ]tolerance|without exception|no exceptions?|regardless of (?:your |the )?(?:reasons?|circumstances))\b/i,
	/\b(?:government|DfE|Department for Education|law|headteachers?|schools?) (?:says? (?:that )?)?(?:does|do|can|are|is|will)(?: not|n[’']t) (?:allow|allowed|permit|permitted|able)\b[^.!?]{0,40}\b(?:holidays?|leave|absence)/i,
];

export const noBlanketWording: ForbiddenContent = {
	id: 'no-blanket-wording',
	what: 'speaks of a rule for all, while each request is considered on its own',
	source: sources.leaveOnItsOwn,
	find: ({ text, fields }) => {
		const ours = withoutNames(text, fields).replaceAll(oneLine(fields.leave.reason) || '\u0000', ' ');
		return blanket.reduce<string | null>((found, pattern) => found ?? firstMatch(ours, pattern), null);
	},
};
