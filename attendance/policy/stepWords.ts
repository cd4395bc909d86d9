import type { StepTaken } from '../item';
import { longDate } from '../text/plainEnglish';
import type { Policy, Step } from './schema';

/** A step's name inside a sentence: "the early concern letter". Names that begin with an abbreviation are left as they are. */
export const inSentence = ({ name }: Pick<Step, 'name'>): string => `the ${/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}`;

/** The same at the start of a sentence: "The early concern letter". */
export const atStart = (step: Pick<Step, 'name'>): string => capital(inSentence(step));

/** How a sentence names a step of the record: by its name in the policy, or by its id where the policy knows it no more. */
export const stepNamed = (policy: Policy, { step: id }: StepTaken): Pick<Step, 'name'> => policy.steps.find((step) => step.id === id) ?? { name: `step "${id}"` };

/** "The early concern letter was made on 23 November 2026". */
export const wasMade = (policy: Policy, taken: StepTaken): string => `${atStart(stepNamed(policy, taken))} was made on ${longDate(taken.takenOn)}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
