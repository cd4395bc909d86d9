import { readFileSync } from 'node:fs';
import path from 'node:path';
import { googleUses } from '../../connectors/service/google/scopes';
import { microsoftUses } from '../../connectors/service/microsoft365/scopes';
import { applicationTable, portTable, useTable } from './scopeTables';

const page = (name: string): string => readFileSync(path.join(__dirname, '../..', name), 'utf8');

// The pages are written by hand, the tables must be what the code asks for. Where one fails, copy what was expected.
test.each([
	['README.md', portTable()],
	['credentials/google.md', useTable(googleUses)],
	['credentials/microsoft-365.md', useTable(microsoftUses)],
	['credentials/microsoft-365.md', applicationTable()],
])('the table in %s is what the credentials ask for', (name, expected) => {
	expect(page(name)).toContain(expected);
});

test.each(['README.md', 'credentials/README.md', 'credentials/google.md', 'credentials/microsoft-365.md', 'credentials/other.md'])('%s names no scope that nothing asks for', (name) => {
	const known = new Set([...googleUses, ...microsoftUses].flatMap(({ scopes }) => scopes).concat(microsoftUses.flatMap(({ applicationPermissions }) => applicationPermissions)).map(({ scope }) => scope));
	const named = page(name).match(/https:\/\/www\.googleapis\.com\/auth\/[\w.]+|\b(?:Mail|Calendars|Files|Sites|Tasks|Channel|ChannelMessage|Team|User)\.[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]+)*/g) ?? [];
	// Asked for with every account; needed by an administrator for a moment; said to be too much.
	const besides = new Set(['User.Read', 'Sites.FullControl.All']);
	expect(named.filter((scope) => !known.has(scope) && !besides.has(scope))).toEqual([]);
});
