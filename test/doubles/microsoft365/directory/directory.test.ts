import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { TestSchool } from '../support';

let test365: TestSchool;
let doubles: Doubles;
beforeEach(async () => {
	test365 = new TestSchool();
	doubles = await test365.start();
});
afterEach(() => doubles.close());

test('tells who signed in, who somebody is, and whose Microsoft 365 it is', async () => {
	const client = test365.client();
	expect(await client.api('/me').select('id,mail').get()).toEqual({ id: test365.office.id, mail: test365.office.mail });
	expect(await client.api(`/users/${test365.head.mail}`).get()).toMatchObject({ id: test365.head.id });
	expect((await client.api('/organization').get()).value).toHaveLength(1);
	expect((await client.api('/users').filter(`mail eq '${test365.head.mail}'`).get()).value).toMatchObject([{ id: test365.head.id }]);
	expectNoRefusals(doubles);
});

test.each([
	['/me', 'User.Read', 200],
	['/users/head@oakfield.example', 'User.Read', 403],
	['/users/head@oakfield.example', 'User.ReadBasic.All', 200],
	['/users', 'User.Read', 403],
	['/users/nobody@oakfield.example', 'User.Read.All', 404],
	['/me', 'Mail.Send', 403],
	['/me?$select=surname2', 'User.Read', 400],
])('%s with %s: %d', async (path, scope, status) => {
	expect((await test365.send(path, { as: test365.as('some', scope) })).status).toBe(status);
});

test.each(['graph.microsoft.us', 'dod-graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn'])('answers as %s too', async (host) => {
	expect((await test365.send(`https://${host}/v1.0/me`)).status).toBe(200);
});

test('each request that is known names its page of the documentation and some permission', () => {
	for (const { docs, needs } of test365.graph.routes) {
		expect(docs).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\/api\/[a-z0-9-]+\?view=graph-rest-1\.0$/);
		expect(needs.delegated.length).toBeGreaterThan(0);
	}
});
