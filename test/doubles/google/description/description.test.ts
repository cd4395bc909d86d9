import { versions, type ApiName } from './apiModule';
import { methodsOf } from './methods';
import { Schemas } from './schemas';

describe('what the googleapis package says of an API', () => {
	test.each(Object.keys(versions) as ApiName[])('%s: each method has an address, scopes and schemas that exist', (api) => {
		const schemas = Schemas.of(api);
		for (const { id, verb, route, scopes, body, answer } of methodsOf(api)) {
			expect([id, verb]).toEqual([id, expect.stringMatching(/^(GET|POST|PUT|PATCH|DELETE)$/)]);
			expect([id, route.host]).toEqual([id, expect.stringMatching(/googleapis\.com$/)]);
			expect([id, scopes.length > 0 || id === 'files.generateCseToken' || id.startsWith('channels.')]).toEqual([id, true]);
			for (const name of [body, answer]) if (name) expect([name, schemas.named(name)]).toEqual([name, expect.anything()]);
		}
	});

	test('a method knows its address, parameters, scopes and schemas', () => {
		const create = methodsOf('drive').find(({ id }) => id === 'files.create');
		expect(create).toMatchObject({ verb: 'POST', required: [], body: 'File', answer: 'File' });
		expect(create?.uploadRoute?.pattern.test('/upload/drive/v3/files')).toBe(true);
		expect(create?.query.get('supportsAllDrives')).toBe('boolean');
		expect(create?.query.get('fields')).toBe('string');
		expect(create?.query.has('auth')).toBe(false);
		expect(create?.scopes).toContain('https://www.googleapis.com/auth/drive.file');
		expect(methodsOf('drive').find(({ id }) => id === 'about.get')?.scopes).toContain('https://www.googleapis.com/auth/drive.readonly');
		expect(create?.scopes).not.toContain('https://www.googleapis.com/auth/drive.readonly');
	});

	test('Chat tells its methods apart by the resource name', () => {
		const at = (path: string) => methodsOf('chat').filter(({ verb, route }) => verb === 'GET' && route.pattern.test(path)).map(({ id }) => id);
		expect(at('/v1/spaces/AAA')).toEqual(['spaces.get']);
		expect(at('/v1/spaces/AAA/messages/BBB')).toEqual(['spaces.messages.get']);
	});

	test.each([
		['nothing wrong', { name: 'a', parents: ['x'], appProperties: { key: 'value' } }, 0],
		['an unknown field', { nam: 'a' }, 1],
		['an unknown field inside', { capabilities: { canFly: true } }, 1],
		['a number for a text', { name: 3 }, 1],
	])('the schema of a file: %s', (_what, body, faults) => {
		expect(Schemas.of('drive').faults('File', body)).toHaveLength(faults);
	});
});
