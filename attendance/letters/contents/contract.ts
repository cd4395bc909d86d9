import type { ForbiddenContent, RequiredContent } from '../family';
import { sources } from './sources';
import { firstMatch, includesAll } from './text';

const source = sources.attendanceContract;

export const parentsStatement: RequiredContent = {
	id: 'parents-statement',
	what: 'what the parent says ({{contract.parentSays}})',
	source,
	isThere: ({ text, fields: { contract } }) => includesAll(text, [contract.parentSays]),
};

export const pupilsStatement: RequiredContent = {
	id: 'pupils-statement',
	what: 'what the pupil says ({{contract.pupilSays}})',
	source: sources.supportFirst,
	isThere: ({ text, fields: { contract } }) => includesAll(text, [contract.pupilSays]),
};

export const statementOfSupport: RequiredContent = {
	id: 'statement-of-support',
	what: 'what the school or the local authority will do ({{#contract.schoolWill}} with {{what}})',
	source,
	isThere: ({ text, fields: { contract } }) => includesAll(text, contract.schoolWill.map(({ what }) => what)),
};

export const parentsPart: RequiredContent = {
	id: 'parents-part',
	what: 'what the parent will do, where that was agreed ({{#contract.parentWill}} with {{what}})',
	source,
	isThere: ({ text, fields: { contract } }) => includesAll(text, contract.parentWill.map(({ what }) => what)),
};

export const targets: RequiredContent = {
	id: 'targets',
	what: 'the targets ({{#contract.targets}} with {{target}})',
	source,
	isThere: ({ text, fields: { contract } }) => includesAll(text, contract.targets.map(({ target }) => target)),
};

export const reviewDates: RequiredContent = {
	id: 'review-dates',
	what: 'when it is looked at again ({{#contract.reviews}} with {{date}})',
	source,
	isThere: ({ text, fields: { contract } }) => includesAll(text, contract.reviews.map(({ date }) => date)),
};

export const signatures: RequiredContent = {
	id: 'signatures',
	what: 'where parent, pupil and school sign',
	source,
	isThere: ({ text, fields: { recipient, pupil } }) => {
		const [, place] = /\b(Signatures?|Signed)\b(.*)$/s.exec(text)?.slice(1) ?? [];
		return place !== undefined && includesAll(place, [recipient.name, pupil.fullName]);
	},
};

export const voluntary: RequiredContent = {
	id: 'voluntary',
	what: 'that it is voluntary',
	source,
	isThere: ({ text }) => /\bvoluntary\b/i.test(text),
};

/** "Not legally binding" is right, and to be said; the rest is not. */
export const noClaimOfBinding: ForbiddenContent = {
	id: 'no-claim-of-binding',
	what: 'claims that the contract binds in law, which it does not',
	source,
	find: ({ text }) =>
		firstMatch(text, /(?<!\b(?:not|never|nor) (?:a )?)\blegally[ -]binding\b|\bbinding (?:in|by) law\b|\b(?:you must|required to|obliged to) sign\b|\blegal (?:contract|agreement|duty to sign)\b|\benforce(?:d|able)?\b|\bbreach of (?:this )?contract\b/i),
};
