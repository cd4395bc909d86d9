import type { LetterFields } from '../fields';
import type { RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

type Heading = keyof LetterFields['expectations'];

/** The leaflet holds every line that was made from the policy under a heading. */
function allLinesOf(heading: Heading, what: string): RequiredContent {
	return {
		id: `expectations-${heading.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
		what: `${what} ({{#expectations.${heading}}} with {{line}})`,
		source: sources.policyForFamilies,
		isThere: ({ text, fields: { expectations } }) => expectations[heading].length > 0 && includesAll(text, expectations[heading].map(({ line }) => line)),
	};
}

export const whatWeExpect = allLinesOf('weExpect', 'what the school expects');
export const howToReport = allLinesOf('reporting', 'how to tell the school of an absence');
export const stepByStep = allLinesOf('steps', 'what the school does when a pupil misses school, step by step');
export const helpOffered = allLinesOf('help', 'what help there is');
export const leaveInTermTime = allLinesOf('leave', 'how leave in term time is asked for');
export const theLaw = allLinesOf('law', 'what the law says');
