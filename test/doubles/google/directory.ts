/** A person or shared mailbox with an account in the school's domain. */
export interface Account {
	readonly email: string;
	readonly name: string;
	/** Addresses that mail may be sent from besides the account's own. */
	readonly aliases?: readonly Alias[];
}

export interface Alias {
	readonly email: string;
	readonly name?: string;
	/** Not verified, Gmail does not send from it. */
	readonly verified: boolean;
}

/** Who is there. All invented. */
export const inventedAccounts: readonly Account[] = [
	{
		email: 'office@oakfield.example',
		name: 'Oakfield School Office',
		aliases: [
			{ email: 'attendance@oakfield.example', name: 'Oakfield Attendance', verified: true },
			{ email: 'unverified@oakfield.example', verified: false },
		],
	},
	{ email: 'attendance.lead@oakfield.example', name: 'Morgan Ellery' },
	{ email: 'tutor.7a@oakfield.example', name: 'Sam Okoro' },
];
