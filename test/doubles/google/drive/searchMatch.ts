import type { StoredFile } from './file';
import type { Condition } from './searchQuery';

/** Whether a file is what was searched for. `root` is the id that `'root' in parents` means. */
export function matchesSearch(condition: Condition, file: StoredFile, as: { readonly user: string; readonly app: string; readonly root: string }): boolean {
	switch (condition.kind) {
		case 'and':
			return matchesSearch(condition.left, file, as) && matchesSearch(condition.right, file, as);
		case 'or':
			return matchesSearch(condition.left, file, as) || matchesSearch(condition.right, file, as);
		case 'not':
			return !matchesSearch(condition.of, file, as);
		case 'has':
			return (condition.field === 'properties' ? file.properties : (file.appProperties[as.app] ?? {}))[condition.key] === condition.value;
		case 'term':
			return term(condition, file, as);
	}
}

function term({ field, operator, value }: Condition & { kind: 'term' }, file: StoredFile, { user, root }: { user: string; root: string }): boolean {
	const people = (roles: readonly string[]) => file.permissions.some(({ emailAddress, role }) => emailAddress === value && roles.includes(role));
	switch (field) {
		case 'parents':
			return file.parent === (value === 'root' ? root : value);
		case 'owners':
			return people(['owner']);
		case 'writers':
			return people(['owner', 'writer']);
		case 'readers':
			return people(['owner', 'writer', 'commenter', 'reader']);
		case 'name':
			return operator === 'contains' ? containsWord(file.name, value) : (file.name.toLowerCase() === value.toLowerCase()) === (operator === '=');
		case 'fullText':
			return containsWord(file.name, value);
		case 'mimeType':
			return operator === 'contains' ? file.mimeType.startsWith(value) : (file.mimeType === value) === (operator === '=');
		case 'trashed':
		case 'starred':
			return (String(file[field]) === value) === (operator === '=');
		case 'sharedWithMe':
			return (String(file.driveId === undefined && !file.permissions.some((one) => one.role === 'owner' && one.emailAddress === user)) === value) === (operator === '=');
		case 'modifiedTime':
		case 'createdTime':
			return compared(Date.parse(file[field]), operator, Date.parse(value));
		default:
			return false;
	}
}

/**
 * "The contains operator only performs prefix matching for a name term": HelloWorld is found by Hello and not by World
 * (https://developers.google.com/workspace/drive/api/guides/ref-search-terms).
 */
function containsWord(name: string, value: string): boolean {
	const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' ');
	return ` ${words(name)}`.includes(` ${words(value)}`);
}

function compared(left: number, operator: string, right: number): boolean {
	switch (operator) {
		case '<': return left < right;
		case '<=': return left <= right;
		case '>': return left > right;
		case '>=': return left >= right;
		case '!=': return left !== right;
		default: return left === right;
	}
}
