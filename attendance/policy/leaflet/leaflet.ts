import { amountsInWords, penaltyAmounts } from '../../law/penaltyNoticeAmounts';
import { penaltyNoticeLimit } from '../../law/penaltyNoticeLimit';
import type { Expectations, LetterFacts } from '../../letters/letterFacts';
import { howToReach } from '../../letters/schoolPerson';
import { absenceLevels } from '../../measures/absenceLevels';
import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { counted, sessionsAsDays } from '../../text/plainEnglish';
import { routesOf, stepsOf } from '../routes';
import type { Policy } from '../schema';
import { oneDayInEvery } from './share';
import { stepsForFamilies } from './stepsForFamilies';

/** Of the school: whom families speak to, and how they reach the office. */
export type LeafletSide = Pick<LetterFacts, 'contact' | 'letterhead'>;

/**
 * A policy and the school's own side as the lines of the leaflet that families get at admission and transition: what the school
 * expects, how an absence is told, what the school does step by step, help, leave, and the law in two sentences. What the policy
 * leaves to staff alone (its tasks) stands as the purpose of its route, which is written so that a family may read it.
 * Takes the policy, the school's side, and the leaflet's date (`YYYY-MM-DD`), on which amounts depend. What a policy must tell
 * families: DfE, Working together to improve school attendance (statutory, July 2026).
 */
export function leafletOf(policy: Policy, { contact, letterhead }: LeafletSide, date: string): Expectations {
	const office = howToReach({ phone: letterhead.phone || contact.phone, email: letterhead.email || contact.email });
	return {
		weExpect: [
			'We want each child in school each day that they are well enough, and on time.',
			'The register is taken each morning and each afternoon. We count missed school in days and half days.',
			`A child who misses ${oneDayInEvery(absenceLevels.persistent)} or more is called persistently absent, whatever the reason. It is a sign that help is needed, and blames nobody.`,
		],
		reporting: [
			`Please tell us on the first day, as early as you can, ${office}. Say why your child is away and when you think they will be back.`,
			'If we have not heard from you, we will get in touch on the same day, to know that your child is safe.',
			'When your child is ill, it is enough to tell us. You do not need to send a doctor’s note.',
		],
		steps: stepLines(policy),
		help: [
			`${contact.name} is there for you. No worry is too small.`,
			'We can talk about friends, lessons, worries, sleep, the way to school and health, and plan with you what helps.',
			'Where health makes school hard, we can write an individual healthcare plan with you.',
			'If you would like an interpreter, or this page in large print, please ask.',
		],
		leave: [
			'If you need leave for your child in term time, please ask us in writing before you book or plan anything.',
			'The headteacher looks at each request on its own, and tells you what was decided and why.',
			'If leave that was not granted is taken, the days are recorded as unauthorised absence.',
		],
		law: lawInTwoSentences(date),
	};
}

function stepLines(policy: Policy): string[] {
	const lines = routesOf(policy).flatMap((route) => [...(route.purpose ? [route.purpose] : []), ...stepsForFamilies(stepsOf(policy, route))]);
	const waits = policy.holds.some(({ when }) => when === 'a person recorded a hold');
	return ['These are the usual steps. A person looks at each case, since no two are alike.', ...lines, ...(waits ? ['There are times when a letter does not help, such as after a death in the family. Tell us, and we will wait.'] : [])];
}

/** Education Act 1996, sections 7 and 444A; the national framework for penalty notices. */
function lawInTwoSentences(date: string): string[] {
	const amounts = penaltyAmounts('first', date);
	const { sessions, schoolWeeks } = nationalThreshold;
	const { notices, years } = penaltyNoticeLimit;
	return [
		'By law, parents must make sure that a child of school age is taught full time, at school or in another way (Education Act 1996, section 7).',
		`From ${counted(sessions, 'session')} (${sessionsAsDays(sessions)}) of unauthorised absence within ${counted(schoolWeeks, 'school week')}, the school must consider a penalty notice${amounts ? ` (${amountsInWords(amounts)})` : ''}; it is never automatic, and there are no more than ${notices} within ${counted(years, 'year')}.`,
	];
}
