/** File names of an inspection's pages: the date and the group, and nothing of any pupil. */
export function pageFileName(registrationGroup: string, asAt: string): string {
	return `register-check-${asAt}-${plain(registrationGroup) || 'no-group'}`;
}

export const overviewFileName = (asAt: string): string => `register-check-${asAt}-all-groups`;

/** Letters and digits, with a hyphen for whatever else a group's name holds ("7/B", "Owls & Larks"). */
const plain = (group: string): string => group.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
