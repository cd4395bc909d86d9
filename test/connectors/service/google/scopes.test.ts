import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { googleUses } from '../../../../connectors/service/google/scopes';

const repository = path.join(__dirname, '../../../..');
const connectors = path.join(repository, 'connectors');
const versions: Readonly<Record<string, string>> = { sheets: 'v4', drive: 'v3', gmail: 'v1', calendar: 'v3', chat: 'v1', tasks: 'v1' };

const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/'));

/** Methods of Google's clients that our code calls ("drive.files.create"), with the port whose folder it is in. */
const calls = filesBelow(connectors)
	.filter((file) => /(^|\/)google(\/|\.ts$)/.test(file) && !file.startsWith('service/'))
	.flatMap((file) => {
		const source = readFileSync(path.join(connectors, file), 'utf8');
		const methods = [...source.matchAll(/\b(sheets|drive|gmail|calendar|chat|tasks)((?:\.[a-zA-Z]+)+)\(/g)].map(([, api, method]) => ({ api: api as string, method: (method as string).slice(1) }));
		return methods.map((call) => ({ ...call, port: file.split('/')[0] as string }));
	})
	.filter(({ api, method }) => acceptedScopes(api, method) !== undefined);

/** The scopes of which a method takes any, as the comments of Google's own client give them out of the Discovery documents. */
function acceptedScopes(api: string, method: string): string[] | undefined {
	const source = readFileSync(path.join(repository, `node_modules/googleapis/build/src/apis/${api}/${versions[api]}.d.ts`), 'utf8');
	const sample = source.search(new RegExp(`await ${api}\\.${method.replaceAll('.', '\\.')}\\(`));
	if (sample < 0) return undefined;
	const from = source.lastIndexOf('scopes: [', sample);
	return [...source.slice(from, source.indexOf(']', from)).matchAll(/'([^']+)'/g)].map(([, scope]) => scope as string);
}

/** What is picked or opened may belong to any use. */
const usesOf = (port: string) => (port === 'pick' || port === 'cloud' ? googleUses : googleUses.filter(({ ports }) => ports.includes(port)));

test('calls of Google’s clients are found in the code', () => {
	expect(new Set(calls.map(({ api }) => api))).toEqual(new Set(Object.keys(versions)));
});

test.each(calls.map(({ api, method, port }) => [port, `${api}.${method}`, api, method]))('%s may call %s with what is chosen for it', (port, _call, api, method) => {
	const had = usesOf(port).flatMap(({ scopes }) => scopes.map(({ scope }) => scope));
	expect(acceptedScopes(api, method)?.filter((scope) => had.includes(scope))).not.toEqual([]);
});

test.each(googleUses.flatMap(({ name, ports, scopes }) => scopes.map(({ scope }) => [name, scope, ports] as const)))('%s asks for %s because something takes it', (_name, scope, ports) => {
	const takers = calls.filter(({ port, api, method }) => (ports.includes(port) || port === 'pick' || port === 'cloud') && acceptedScopes(api, method)?.includes(scope));
	expect(takers).not.toEqual([]);
});
