import type { Attendance, Case, CaseLogAnswer, Decision, Pupil, Risk } from '../item';
import { openPlan } from '../caseFile/plans';
import { absenceOf } from '../measures/counts';
import { longDate, percentWithCounts } from '../text/plainEnglish';
import { stepIdAsWords } from '../text/stepIdAsWords';
import { yearGroupName } from '../text/yearGroup';

/** The columns of the list of cases that staff read, in their order. */
export const caseColumns = ['Pupil', 'Year', 'Group', 'Absence', 'Level', 'Last step', 'Taken on', 'Steps taken', 'Now', 'As at'] as const;

type CaseColumn = (typeof caseColumns)[number];

/** What a case is seen from: keys of the item, as far as the workflow has added them. */
export interface SeenCase {
	readonly pupil: Pupil;
	readonly attendance?: Attendance;
	readonly risk?: Risk;
	readonly case?: Case;
	readonly decision?: Decision;
	readonly caseLog?: CaseLogAnswer;
}

export interface CaseRow {
	/** The pupil's id in the MIS: the case's row from one run to the next. */
	readonly key: string;
	readonly cells: Readonly<Record<CaseColumn, string>>;
}

/**
 * One case as a row for staff: who, how much absence with its counts, what was done last and what stands now.
 * Why a step is held is left out, since it may tell of health or social care, and the list has more readers than the case:
 * it says that it waits for a person, who finds the reason in the run. Of an open plan it shows the day of its review and no
 * more. Null where there is no case: nothing was done, nothing is due, nothing held and no plan open.
 */
export function caseRow({ pupil, attendance, risk, case: history, decision, caseLog }: SeenCase, asAt: string): CaseRow | null {
	const justNow = caseLog?.stage === 'settled' && decision?.step ? [{ step: decision.step, takenOn: caseLog.on }] : [];
	const taken = [...(history?.steps ?? []).filter(({ state }) => state === 'done'), ...justNow];
	const steps = new Map(taken.map(({ step, takenOn }) => [`${step} ${takenOn}`, { step, takenOn }]));
	const last = [...steps.values()].sort((one, other) => (one.takenOn < other.takenOn ? -1 : 1)).at(-1);
	const plan = history && openPlan(history);
	if (!last && !plan && (!decision || decision.outcome === 'nothing due')) return null;

	const absence = attendance && absenceOf(attendance);
	return {
		key: pupil.id,
		cells: {
			Pupil: [pupil.legalSurname, pupil.preferredForename || pupil.legalForename].filter((name) => name !== '').join(', '),
			Year: yearGroupName(pupil.yearGroup),
			Group: pupil.registrationGroup,
			Absence: absence ? percentWithCounts(absence.absentSessions, absence.possibleSessions) : '',
			Level: risk?.tier ?? '',
			'Last step': last ? stepWords(last.step, decision) : '',
			'Taken on': last ? longDate(last.takenOn) : '',
			'Steps taken': String(steps.size),
			Now: [justNow.length > 0 ? nothingDue : now(decision), ...(plan?.reviewOn ? [`plan review on ${longDate(plan.reviewOn)}`] : [])].join('; '),
			'As at': longDate(asAt),
		},
	};
}

const nothingDue = 'Nothing due';

function now(decision: Decision | undefined): string {
	if (!decision || decision.outcome === 'nothing due') return nothingDue;
	const step = decision.stepName ?? '';
	return decision.outcome === 'held' ? `Waits for a person: ${step}` : `Due: ${step}`;
}

const stepWords = (id: string, decision: Decision | undefined): string => (decision?.step === id && decision.stepName ? decision.stepName : stepIdAsWords(id));
