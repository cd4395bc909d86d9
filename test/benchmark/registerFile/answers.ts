import { createHash } from 'node:crypto';

/** What is worked out for one pupil, by either side. */
export interface PupilAnswer {
	readonly upn: string;
	readonly possible: number;
	readonly absent: number;
	readonly unauthorised: number;
	/** Ten sessions coded G, N, O or U within ten school weeks; null where it was not asked. */
	readonly thresholdMet: boolean | null;
}

/** All answers in one line, so that two programs can be held against each other: the sums, and a hash of each pupil's. */
export function answersLine(answers: readonly PupilAnswer[]): string {
	const lines = answers.map(({ upn, possible, absent, unauthorised, thresholdMet }) => `${upn} ${possible} ${absent} ${unauthorised} ${thresholdMet}`).sort();
	const sum = (of: (answer: PupilAnswer) => number) => answers.reduce((total, answer) => total + of(answer), 0);
	const met = answers.filter(({ thresholdMet }) => thresholdMet).length;
	return [
		`${answers.length} pupils, ${sum(({ possible }) => possible)} possible sessions, ${sum(({ absent }) => absent)} absent`,
		`${sum(({ unauthorised }) => unauthorised)} unauthorised, ${met} at the threshold, ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`,
	].join(', ');
}
