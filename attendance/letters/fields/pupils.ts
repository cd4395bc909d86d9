import { listed } from '../../text/plainEnglish';
import type { Pupil } from '../../item';
import type { FieldSection } from './section';

/** The pupils that a letter is about: one, or brothers and sisters who share it, with words that fit how many they are. */
export interface PupilsFields {
	names: string;
	fullNames: string;
	several: boolean;
	have: string;
	are: string;
	list: { name: string; fullName: string; registrationGroup: string }[];
}

export const pupils: FieldSection<PupilsFields> = {
	words: {
		names: 'the first names they go by, joined ("Ada", "Ada and Ben", "Ada, Ben and Cleo")',
		fullNames: 'the same with surnames',
		several: 'whether there are more than one',
		have: '"has" or "have", as fits the names',
		are: '"is" or "are", as fits the names',
		list: { name: 'the first name of each', fullName: 'first name and surname of each', registrationGroup: 'the registration group of each' },
	},
	empty: { names: '', fullNames: '', several: false, have: '', are: '', list: [] },
	missing: 'it is not known which pupils the letter is about',
	advice: 'Import pupils and register again.',
	of: ({ pupils: them }) => {
		const list = them.map((pupil) => ({ name: firstName(pupil), fullName: `${firstName(pupil)} ${pupil.legalSurname}`.trim(), registrationGroup: pupil.registrationGroup }));
		const alike = new Set(list.map(({ name }) => name)).size < list.length;
		const several = list.length > 1;
		const fullNames = listed(list.map(({ fullName }) => fullName));
		if (list.length === 0) return null;
		return { names: alike ? fullNames : listed(list.map(({ name }) => name)), fullNames, several, have: several ? 'have' : 'has', are: several ? 'are' : 'is', list };
	},
};

const firstName = ({ preferredForename, legalForename }: Pupil): string => preferredForename || legalForename;
