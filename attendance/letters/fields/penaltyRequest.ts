import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { counted } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import { outsideCompulsoryAge } from './compulsoryAge';
import { penaltyNotice } from './penaltyNotice';
import { Unfit, Untold, type FieldSection } from './section';
import { support } from './support';

/** What a school relies on when it asks for a penalty notice. */
export interface PenaltyRequestFields {
	sessions: string;
	forHoliday: boolean;
}

/**
 * A letter that tells of a request rests on ten sessions of which each has a reason that is known, and goes to a parent to whom a penalty
 * notice can be issued at all (national framework; letters §4.1).
 */
export const penaltyRequest: FieldSection<PenaltyRequestFields> = {
	words: {
		sessions: 'how many sessions the request relies on ("12 sessions")',
		forHoliday: 'whether it is for a holiday in term time',
	},
	empty: { sessions: '', forHoliday: false },
	missing: 'there is no register to rest a request for a penalty notice on',
	advice: 'Run Attendance Risk on the pupil’s register first.',
	of: (facts) => {
		const now = facts.attendance?.penaltyNoticeThreshold.now;
		if (!now) return null;
		const against = whatStandsAgainst(facts, now);
		if (against) return against;
		const forHoliday = now.sessions.every(({ code }) => code === 'G');
		// Support comes first, but for a holiday, for which it is not appropriate (national framework).
		const offered = support.of(facts);
		if (!forHoliday && (offered === null || offered instanceof Untold)) return new Untold(support.missing, support.advice);
		return { sessions: counted(now.sessions.length, 'session'), forHoliday };
	},
};

interface Now {
	readonly sessions: readonly unknown[];
	readonly notYetEstablished: number;
}

function whatStandsAgainst(facts: LetterFacts, { sessions, notYetEstablished }: Now): Unfit | null {
	if (notYetEstablished > 0) {
		return new Unfit(
			`${counted(notYetEstablished, 'session')} of the ${sessions.length} relied on ${notYetEstablished === 1 ? 'has' : 'have'} no established reason yet`,
			'Ask the family for the reason, correct the register, and import it again. No penalty notice rests on a reason that nobody has asked for.',
		);
	}
	if (sessions.length < nationalThreshold.sessions) {
		return new Unfit(
			`${counted(sessions.length, 'unauthorised session')} in the last ${nationalThreshold.schoolWeeks} school weeks: fewer than the ${nationalThreshold.sessions} of the national threshold`,
			'No penalty notice is asked for. Send a letter that offers help.',
		);
	}
	const tooYoungOrOld = outsideCompulsoryAge(facts.pupil, facts.date);
	if (tooYoungOrOld) return tooYoungOrOld;
	const standing = penaltyNotice.of(facts);
	if (standing && !(standing instanceof Untold) && standing.limitReached) {
		return new Unfit(
			`penalty notices were issued to this parent for this pupil on ${standing.earlier}; no further one can be issued before ${standing.possibleFrom}`,
			'Consider other action with the local authority.',
		);
	}
	return null;
}
