import type { Pupil } from '../item';
import type { LetterFamilyId } from './familyIds';

export { actReference as letterReference } from '../caseLog/reference';

/**
 * Letters whose own name says or suggests something of a pupil's health (UK GDPR, Article 9): the name of a file shows in lists,
 * in search results and on locked screens.
 */
const discreetNames: Readonly<Partial<Record<LetterFamilyId, string>>> = {
	'illness-support': 'support',
	'medical-support': 'support',
	'clinic-invitation': 'meeting-invitation',
};

/** `2026-11-23_early-concern_7B_3f9a21c0`: sorts by date, finds its class, and discloses nobody. */
export function letterFileName(date: string, family: LetterFamilyId, pupil: Pick<Pupil, 'registrationGroup' | 'yearGroup'>, reference: string): string {
	return [date, discreetNames[family] ?? family, groupWithoutNames(pupil), reference].filter((part) => part !== '').join('_');
}

/** Registration groups are often a teacher's name; only those built like `7B` or `11XY2` may stand in the name of a file or folder. */
export function groupWithoutNames({ registrationGroup, yearGroup }: Pick<Pupil, 'registrationGroup' | 'yearGroup'>): string {
	const group = registrationGroup.trim().toUpperCase();
	if (/^(?=.*\d)[A-Z0-9]{1,5}$/.test(group)) return group;
	return yearGroup && `Y${yearGroup}`;
}
