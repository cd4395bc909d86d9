/** "Mrs P. Adeyemi, Attendance Officer"; the name alone where no role is given. */
export const nameAndRole = ({ name, role }: { readonly name: string; readonly role: string }): string => [name, role].filter((part) => part !== '').join(', ');

/** "on 0113 496 0123 or at office@school.example", or the one that is known; empty where neither is. */
export const howToReach = ({ phone, email }: { readonly phone: string; readonly email: string }): string =>
	[phone && `on ${phone}`, email && `at ${email}`].filter((way) => way !== '').join(' or ');
