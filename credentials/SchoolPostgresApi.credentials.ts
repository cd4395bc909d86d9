import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** A PostgreSQL database for the case log of a trust, an authority or an n8n of several machines. Tested by Attendance Case Log. */
export class SchoolPostgresApi implements ICredentialType {
	name = 'schoolPostgresApi';
	displayName = 'School PostgreSQL API';
	icon: Icon = { light: 'file:icons/database.svg', dark: 'file:icons/database.dark.svg' };
	documentationUrl = 'https://www.postgresql.org/docs/current/auth-methods.html';
	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: 'localhost', required: true },
		{ displayName: 'Port', name: 'port', type: 'number', default: 5432, required: true },
		{ displayName: 'Database', name: 'database', type: 'string', default: '', required: true, placeholder: 'e.g. attendance' },
		{ displayName: 'User', name: 'user', type: 'string', default: '', required: true, description: 'A user of its own for the case log, with no rights in other databases' },
		{ displayName: 'Password', name: 'password', type: 'string', typeOptions: { password: true }, default: '' },
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{ name: 'Check the Server’s Certificate', value: 'verify', description: 'Encrypted, and to the right server. Choose this across a network.' },
				{ name: 'Do Not Encrypt', value: 'disable', description: 'Only where the database runs on the same machine' },
			],
			default: 'verify',
		},
		{
			displayName: 'Certificate Authority',
			name: 'certificateAuthority',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			displayOptions: { show: { ssl: ['verify'] } },
			description: 'The certificate (PEM) that the server’s is signed by, where it is not a public one. Your database’s administrator has it.',
		},
	];
}
