import type { LetterFamilyId } from '../letters/familyIds';
import type { Policy } from './schema';

/**
 * Letters that are no step towards a family: a message of the day, an update, praise, and what is written about a meeting that a
 * step invited to. They neither make a step wait nor stand in its way on the same day, so that a family who could not come is
 * not forgotten. Where a policy names one of them as a step of its own, it is a step.
 */
const beside: ReadonlySet<string> = new Set<LetterFamilyId>([
	'first-day', 'half-term-update', 'return-from-absence', 'improvement', 'praise', 'certificate', 'meeting-rearranged', 'meeting-missed', 'leave-granted', 'leave-part-granted',
	'leave-refused', 'expectations',
]);

export const isBesideTheLadder = ({ steps }: Policy, id: string): boolean => beside.has(id) && !steps.some((step) => step.id === id);
