import { daysLater, weekdayIndex } from '../../calendar/weeks';
import type { LeaveDetails } from '../../item';
import { asSentence, dateRange, listed, longDate } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import { Untold, type FieldSection } from './section';

/** Leave that a family asked for. */
export interface LeaveFields {
	when: string;
	requestedOn: string;
	hasReason: boolean;
	reason: string;
	considered: string;
	decidedBy: string;
}

export const leave: FieldSection<LeaveFields> = {
	words: {
		when: 'the days that were asked for ("from Monday 12 to Friday 16 October 2026", "on Monday 12 October 2026")',
		requestedOn: 'when the family asked ("14 September 2026"); may be empty',
		hasReason: 'whether the family’s reason may stand in the letter',
		reason: 'the family’s reason',
		considered: 'what was weighed up for this family, as sentences',
		decidedBy: 'who decided ("the headteacher")',
	},
	empty: { when: '', requestedOn: '', hasReason: false, reason: '', considered: '', decidedBy: '' },
	missing: 'it is not known what leave was asked for',
	advice: 'Give "First Day", "Last Day" and "Decision" in "Leave", or put them in the item’s "letterDetails.leave".',
	of: ({ details: { leave: asked } }) =>
		asked
			? {
					when: inWords(asked),
					requestedOn: asked.requestedOn ? longDate(asked.requestedOn) : '',
					hasReason: asked.reason.trim() !== '',
					reason: asked.reason.trim().replace(/\.$/, ''),
					considered: asSentence(asked.considered),
					decidedBy: asked.decidedBy.trim() || 'the headteacher',
				}
			: null,
};

/** The days of leave that are granted, where all are. */
export const leaveGranted: FieldSection<{ when: string }> = {
	words: { when: 'the days of leave, where all are granted ("from Monday 12 to Friday 16 October 2026")' },
	empty: { when: '' },
	missing: leave.missing,
	advice: leave.advice,
	of: (facts) => ofOutcome(facts, 'granted', (asked) => ({ when: inWords(asked) })),
};

/** The days that are granted and the days that are not, where a part is. */
export const leavePartGranted: FieldSection<{ granted: string; refused: string }> = {
	words: { granted: 'the days of leave that are granted ("on Friday 16 October 2026")', refused: 'the days that are not' },
	empty: { granted: '', refused: '' },
	missing: leave.missing,
	advice: leave.advice,
	of: (facts) =>
		ofOutcome(facts, 'part granted', (asked) => {
			const granted = { from: asked.grantedFrom as string, to: asked.grantedTo as string };
			const before = withoutWeekends(asked.from, daysLater(granted.from, -1));
			const after = withoutWeekends(daysLater(granted.to, 1), asked.to);
			return { granted: inWords(granted), refused: listed([before, after].flatMap((stretch) => (stretch ? [inWords(stretch)] : []))) };
		}),
};

/** The days of leave, where none is granted. */
export const leaveRefused: FieldSection<{ when: string }> = {
	words: { when: 'the days of leave, where none is granted' },
	empty: { when: '' },
	missing: leave.missing,
	advice: leave.advice,
	of: (facts) => ofOutcome(facts, 'refused', (asked) => ({ when: inWords(asked) })),
};

const letterOf = { granted: 'Leave granted', 'part granted': 'Leave part granted', refused: 'Leave refused' } as const;

/** A letter must not tell another decision than was made; and a refusal says what was weighed up (regulation 11 of SI 2024/208; WTISA). */
function ofOutcome<Fields>({ details: { leave: asked } }: LetterFacts, outcome: LeaveDetails['outcome'], fields: (asked: LeaveDetails) => Fields): Fields | Untold | null {
	if (!asked) return null;
	if (asked.outcome !== outcome) return new Untold(`the leave was ${asked.outcome}, and this letter says it was ${outcome}`, `Choose the letter "${letterOf[asked.outcome]}", or correct "Decision" in "Leave".`);
	if (outcome !== 'granted' && asked.considered.trim() === '') {
		return new Untold('it is not said what was considered before leave was refused', 'Say in "What Was Considered" of "Leave" what was weighed up for this family: each request is considered on its own.');
	}
	return fields(asked);
}

function inWords({ from, to }: Pick<LeaveDetails, 'from' | 'to'>): string {
	return `${from === to ? 'on' : 'from'} ${dateRange(from, to)}`;
}

const saturday = 5;

/** The stretch without a weekend at its ends; null where no weekday is left of it. */
function withoutWeekends(from: string, to: string): { from: string; to: string } | null {
	if (to < from) return null;
	if (weekdayIndex(from) >= saturday) return withoutWeekends(daysLater(from, 1), to);
	if (weekdayIndex(to) >= saturday) return withoutWeekends(from, daysLater(to, -1));
	return { from, to };
}
