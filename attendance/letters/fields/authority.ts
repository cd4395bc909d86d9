import type { FieldSection } from './section';

/** The local authority that a letter says is told, or decides. */
export interface AuthorityFields {
	name: string;
	contact: string;
	hasContact: boolean;
}

export const authority: FieldSection<AuthorityFields> = {
	words: {
		name: '"the local authority (Leeds)"',
		contact: 'the authority’s team or officer',
		hasContact: 'whether one is known',
	},
	empty: { name: 'the local authority', contact: '', hasContact: false },
	missing: 'the local authority is not known',
	advice: 'Give the local authority in Attendance Register.',
	of: ({ school: { localAuthority }, details: { authorityContact } }) => ({
		name: localAuthority.trim() ? `the local authority (${localAuthority.trim()})` : 'the local authority',
		contact: authorityContact.trim(),
		hasContact: authorityContact.trim() !== '',
	}),
};
