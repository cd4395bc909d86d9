import { googleUses } from '../../connectors/service/google/scopes';
import { microsoftUses } from '../../connectors/service/microsoft365/scopes';
import type { Scope, Use } from '../../connectors/service/scopes';

/** What the ports of `connectors/` are, for people. */
const ports: readonly (readonly [port: string, name: string])[] = [
	['tableSource', 'Read registers'],
	['files', 'File letters and packs'],
	['mail', 'Send mail'],
	['calendar', 'Book meetings'],
	['listView', 'Case list for staff'],
	['staff', 'Messages and tasks for staff'],
];

const short = (scope: string): string => `\`${scope.replace('https://www.googleapis.com/auth/', '')}\``;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');

/** Each use of a port on its own line of the cell, since one of them is enough. */
const cell = (uses: readonly Use[], port: string, scopesOf: (use: Use) => readonly Scope[]): string =>
	[...new Set(uses.filter((use) => use.ports.includes(port)).map((use) => scopesOf(use).map(({ scope }) => short(scope)).join(', ')).filter(Boolean))].join('<br>or ');

/** Service × port × scope, for the README. */
export const portTable = (): string =>
	table(
		['for', 'Google', 'Microsoft 365, account', 'Microsoft 365, application'],
		ports.map(([port, name]) => [
			name,
			cell(googleUses, port, ({ scopes }) => scopes),
			cell(microsoftUses, port, ({ scopes }) => scopes),
			cell(microsoftUses, port, (use) => microsoftUses.find(({ value }) => value === use.value)?.applicationPermissions ?? []),
		]),
	);

/** Use × scope × why, for the pages for administrators. */
export const useTable = (uses: readonly Use[], scopesOf: (use: Use) => readonly Scope[] = ({ scopes }) => scopes): string =>
	table(
		['Used For', 'scope', 'why'],
		uses.flatMap((use) => scopesOf(use).map(({ scope, why }, at) => [at === 0 ? use.name : '', `\`${scope}\``, why])),
	);

export const applicationTable = (): string =>
	useTable(microsoftUses, (use) => microsoftUses.find(({ value }) => value === use.value)?.applicationPermissions ?? []);
