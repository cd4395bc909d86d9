import { stableId } from '../ids';

/** A member of staff, or a shared mailbox. */
export interface User {
	readonly id: string;
	readonly userPrincipalName: string;
	readonly displayName: string;
	readonly mail: string;
	/** People who may send as this mailbox and read it: "Send As" and "Full Access" in Exchange. */
	readonly delegates: ReadonlySet<string>;
}

export interface NewUser {
	readonly delegates?: readonly string[];
	/** The user principal name, where it is not the e-mail address. */
	readonly signsInAs?: string;
}

/** The school's directory. */
export class People {
	private readonly users = new Map<string, User>();

	add(mail: string, displayName: string, options: NewUser = {}): User {
		const user = { id: stableId(`user ${mail}`), userPrincipalName: options.signsInAs ?? mail, displayName, mail, delegates: new Set((options.delegates ?? []).map((one) => one.toLowerCase())) };
		this.users.set(mail.toLowerCase(), user);
		return user;
	}

	/** By id, user principal name or e-mail address. */
	find(name: string): User | undefined {
		return this.users.get(name.toLowerCase()) ?? this.all.find(({ id }) => id === name);
	}

	/** As the directory itself has it: by id or user principal name alone. https://learn.microsoft.com/graph/api/user-get */
	findInDirectory(name: string): User | undefined {
		return this.all.find(({ id, userPrincipalName }) => id === name || userPrincipalName.toLowerCase() === name.toLowerCase());
	}

	get all(): readonly User[] {
		return [...this.users.values()];
	}
}

export const mayActAs = (user: User, as: User): boolean => user === as || as.delegates.has(user.mail.toLowerCase());
