import type { Permissions } from '../http/call';

export const readFiles: Permissions = {
	delegated: ['Files.Read', 'Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'],
	application: ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'],
	selected: 'read',
};
export const writeFiles: Permissions = {
	delegated: ['Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
	application: ['Files.ReadWrite.All', 'Sites.ReadWrite.All'],
	selected: 'write',
};
