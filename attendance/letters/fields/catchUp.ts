import type { FieldSection } from './section';

/** What was missed in lessons, and who helps with it. */
export interface CatchUpFields {
	who: string;
	hasWork: boolean;
	work: { what: string }[];
}

export const catchUp: FieldSection<CatchUpFields> = {
	words: {
		who: 'who helps with what was missed ("Mr Shah, form tutor"); the named contact where nobody else is named',
		hasWork: 'whether the work is named',
		work: { what: 'a piece of work to look at first' },
	},
	empty: { who: '', hasWork: false, work: [] },
	missing: 'it is not known who helps the pupil to catch up',
	advice: 'Give "Who Helps" in "Catching Up", or a named contact.',
	of: ({ details: { catchUp: told }, contact: { name } }) => {
		const who = told?.who.trim() || name;
		const work = told?.work ?? [];
		return who === '' ? null : { who, hasWork: work.length > 0, work: work.map((what) => ({ what })) };
	},
};
