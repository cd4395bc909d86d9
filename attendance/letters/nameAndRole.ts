/** "Mrs P. Adeyemi, Attendance Officer"; the name alone where no role is given. */
export const nameAndRole = ({ name, role }: { readonly name: string; readonly role: string }): string => [name, role].filter((part) => part !== '').join(', ');
