import type { ForbiddenContent } from '../family';
import { sources } from './sources';
import { firstMatch, oneLine, withoutNames } from './text';

/** What messages and praise that go home must not say, beside what no letter may (`forbidden.ts`). */

const conditions =
	'asthma\\w*|epilep\\w*|diabet\\w*|autis\\w*|ADHD|anxiety|depress(?:ion|ive|ed)|migraines?|cancer|leuk(?:aemia|emia)|eczema|tonsillitis|chicken ?pox|norovirus|covid(?:-19)?|influenza|flu|diarrhoea|vomiting|sickness bug|chest infection|glandular fever|anorexi\\w*|bulimi\\w*|eating disorder|self-harm\\w*|suicid\\w*|pregnan\\w*|sickle cell|cerebral palsy|dyslexi\\w*|Tourette\\w*|OCD|EBSA|school refus\\w*';

export const noDiagnosis: ForbiddenContent = {
	id: 'no-diagnosis',
	what: 'names an illness or a condition, which does not belong in a message home',
	source: sources.dataProtection,
	find: ({ text, fields }) => firstMatch(withoutNames(text, fields), new RegExp(`\\b(?:diagnos\\w*|${conditions})\\b`, 'i')),
};

export const noSocialCare: ForbiddenContent = {
	id: 'no-social-care',
	what: 'tells of social care or the police',
	source: sources.dataProtection,
	find: ({ text, fields }) =>
		firstMatch(
			withoutNames(text, fields),
			/\b(social (?:workers?|care|services)|child(?:ren)?[’']?s? (?:protection|social care|services)|child in need|looked[- ]after|foster\w*|in care|safeguarding|section (?:17|47)|early help|youth (?:offending|justice)|court order|refuge|domestic (?:abuse|violence)|police)\b/i,
		),
};

export const noOtherPupils: ForbiddenContent = {
	id: 'no-other-pupils',
	what: 'speaks of another pupil',
	source: sources.dataProtection,
	find: ({ text, fields }) =>
		firstMatch(withoutNames(text, fields), /\b(brothers?|sisters?|siblings?|twins?|cousins?|classmates?|other (?:pupils?|children|students?)|another (?:pupil|child|student)|(?:best )?friends? (?:is|was|are|were|has|have))\b/i),
};

export const noPercentages: ForbiddenContent = {
	id: 'no-percentages',
	what: 'gives a percentage, where families understand days',
	source: sources.eefCommunication,
	find: ({ text }) => firstMatch(text, /\b\d+(?:\.\d+)?\s?(?:%|per ?cent\b)/i),
};

const health = '(?:ill(?:ness)?(?:es)?|sick(?:ness)?|unwell|poorly|health|medical (?:condition|needs?|appointments?)|disabilit(?:y|ies)|disabled|special (?:educational )?needs|SEND?|appointments?)';
const blames: readonly RegExp[] = [
	// Illness as an excuse, a choice or something to be put behind.
	new RegExp(`\\b(?:despite|in spite of|even though|even with|although|regardless of|not letting|didn[’']t let|did not let|not let|overcom\\w+|beaten|no excuse)\\b[^.!?]{0,50}\\b${health}\\b`, 'i'),
	new RegExp(`\\b(?:fewer|less|no more|no longer|reduc\\w+|cut\\w*|stop\\w*|avoid\\w*|improv\\w+|better)\\b[^.!?]{0,25}(?<!hope[^.!?]{0,40})\\b(?:days? (?:of |off )?|time off |absences? (?:for|through|due to) )?(?:illness(?:es)?|sickness|sick days?|days? off (?:ill|sick)|medical appointments?|disabilit(?:y|ies))\\b`, 'i'),
	new RegExp(`\\b${health}\\b[^.!?]{0,40}\\b(?:no excuse|not an excuse|no longer (?:an? )?(?:excuse|problem|reason)|(?:is|was|were|are) (?:to blame|avoidable|too (?:much|often|many)))`, 'i'),
	/\b(?:too (?:much|many|often)|minor|so-called|frequent|repeated)\b[^.!?]{0,20}\b(?:illness(?:es)?|ailments?|sick days?|sickness|ill|off sick|appointments?)\b/i,
	// Perfection as the measure, which whoever is ill or disabled cannot reach.
	/\b(?:100 ?%|100 per ?cent|perfect|full|flawless) attendance\b/i,
	/\b(?:never|not(?: once)?|without(?: ever)?) (?:been |being |having been )?(?:ill|sick|off sick|poorly|unwell)\b/i,
	/\bnot (?:missing|missed) (?:a|one|any) (?:day|session)s? (?:through|for|because of|due to) (?:illness|sickness)/i,
	/\b(?:excuses?|at fault|your fault|blame (?:you|your)|to blame (?:you|your)|should have (?:been|come)|lazy|truan\w*|bad attendance|poor attendance|unacceptable|disappoint\w*)\b/i,
];

/** "Nobody is to blame for that" is what a letter should say. */
const kind = /\b(?:nobody|no one|no-one) is to blame(?: for [^.!?]{0,40})?/gi;

export const noBlame: ForbiddenContent = {
	id: 'no-blame',
	what: 'blames illness or disability, or the family',
	source: sources.noDiscrimination,
	find: ({ text, fields }) => {
		const ours = withoutNames(text, fields).replace(kind, ' ').replaceAll(oneLine(fields.achievement.period) || '\u0000', ' ');
		return blames.reduce<string | null>((found, pattern) => found ?? firstMatch(ours, pattern), null);
	},
};
