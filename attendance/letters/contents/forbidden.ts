import type { ForbiddenContent } from '../family';
import { daysMissed } from './everyday';
import { sources } from './sources';
import { firstMatch, withoutNames } from './text';

export const noCodeLetters: ForbiddenContent = {
	id: 'no-code-letters',
	what: 'uses a code letter of the register, which families do not know',
	source: sources.plainNotices,
	find: ({ text }) => firstMatch(text, /\b(?:register |attendance )?code[ds]?(?: (?:as|of))?:? ["“‘']?[A-Z#/\\][0-9]?["”’']?(?![\w’'])/),
};

export const noThreats: ForbiddenContent = {
	id: 'no-threats',
	what: 'threatens, which an early letter must not',
	source: sources.plainNotices,
	find: ({ text, fields }) =>
		firstMatch(
			withoutNames(text, fields),
			/\b(fined|fines|penalt(?:y|ies)|prosecut\w*|court|legal (?:action|proceedings)|offences?|unlawful\w*|sanctions?|final warning|failure to (?:attend|comply))\b/i,
		),
};

export const noPercentAlone: ForbiddenContent = {
	id: 'no-percent-alone',
	what: 'gives a percentage without the days it stands for',
	source: sources.eefCommunication,
	find: (letter) => (daysMissed.isThere(letter) ? null : firstMatch(letter.text, /\d+(?:\.\d+)?\s?(?:%|per cent)/i)),
};

export const nothingOfOthers: ForbiddenContent = {
	id: 'nothing-of-others',
	what: 'shows an address, telephone number or e-mail address of another contact of the pupil',
	source: sources.dataProtection,
	/** The words themselves must not stand in a message, least of all these. */
	find: ({ text, translation = '', othersDetails }) => {
		const said = `${text}\n${translation}`.toLowerCase();
		return othersDetails.some((detail) => said.includes(detail.toLowerCase())) ? '' : null;
	},
};
