/** What a person sees in each node's panel, for every choice that changes what else is shown. Worked out by n8n's own rules. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type INode, type INodeParameters, type INodeProperties, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { services, type ServiceName } from '../../nodes/shared/services';

const repository = path.join(__dirname, '../..');
const registered: readonly string[] = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')).n8n.nodes;

const nodes = registered.map((built) => {
	const file = built.replace(/^dist\//, '').replace(/\.js$/, '');
	const className = path.basename(file).split('.')[0] as string;
	const module = jest.requireActual<Record<string, new () => INodeType>>(path.join(repository, file));
	return { name: className, node: new (module[className] as new () => INodeType)() };
});

/** One way that a panel can look: what is chosen in it, all its values, and the fields and credentials shown. */
interface Panel {
	readonly chosen: INodeParameters;
	readonly fields: readonly INodeProperties[];
	readonly credentials: readonly string[];
}

const asNode = { typeVersion: 1 } as INode;

/** Every panel of a node: each choice that other fields may depend on is made in each way. */
function* panels(description: INodeTypeDescription, chosen: INodeParameters = {}): Generator<Panel> {
	const values = NodeHelpers.getNodeParameters(description.properties, chosen, true, false, asNode, description) ?? {};
	const fields = description.properties.filter((property) => NodeHelpers.displayParameter(values, property, asNode, description));
	const choice = fields.find(({ name, type, noDataExpression }) => type === 'options' && noDataExpression && !(name in chosen));
	if (choice) {
		for (const option of choice.options ?? []) yield* panels(description, { ...chosen, [choice.name]: (option as { value: string }).value });
		return;
	}
	const credentials = (description.credentials ?? []).filter((credential) => NodeHelpers.displayParameter(values, credential, asNode, description));
	yield { chosen, fields, credentials: credentials.map(({ name }) => name) };
}

function credentialsNeeded({ service, authentication, store }: INodeParameters): string[] {
	const signIns = services[service as ServiceName]?.signIns ?? [];
	const signIn = signIns.find(({ value }) => value === authentication) ?? signIns[0];
	return [...(signIn ? [signIn.credential] : []), ...(store === 'postgres' ? ['schoolPostgresApi'] : [])];
}

/**
 * Fields that n8n's editor hides since it takes them for parts of signing in: by `getMainAuthField`, `getNodeAuthFields` and
 * `isAuthRelatedParameter` of https://github.com/n8n-io/n8n/blob/master/packages/frontend/editor-ui/src/app/utils/nodeTypesUtils.ts
 */
function hiddenByTheEditor({ properties, credentials = [] }: INodeTypeDescription): string[] {
	const shows = credentials.flatMap(({ displayOptions }) => Object.entries(displayOptions?.show ?? {}));
	const ofSigningIn = properties.filter(({ name }) => shows.some(([field]) => field === name));
	const covered = (name: string) => shows.flatMap(([field, values]) => (field === name ? (values ?? []) : []));
	const main = ofSigningIn.find(({ name, options = [] }) => name === 'authentication' || options.every((option) => covered(name).includes((option as { value: string }).value)));
	return main ? [main.name, ...ofSigningIn.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {}))] : [];
}

describe.each(nodes)('$name', ({ node }) => {
	const { description } = node;
	const all = [...panels(description)];

	test('n8n’s editor hides none of its fields', () => {
		expect(hiddenByTheEditor(description)).toEqual([]);
	});

	test.each(all)('$chosen: one credential for the service, none else', ({ chosen, credentials }) => {
		expect(credentials).toEqual(credentialsNeeded(chosen));
	});

	test.each(all)('$chosen: each field once, with a list that exists and words on what is needed', ({ fields }) => {
		expect(fields.map(({ name }) => name).filter((name, place, names) => names.indexOf(name) !== place)).toEqual([]);
		const lists = fields.flatMap(({ modes = [] }) => modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []));
		expect(Object.keys(node.methods?.listSearch ?? {})).toEqual(expect.arrayContaining(lists));
		for (const { displayName, required, description: said, hint } of fields) if (required) expect([displayName, said ?? hint]).not.toContain(undefined);
	});

	test('a choice left over from another service or operation asks for no credential that is not used', () => {
		for (const { chosen } of all) {
			for (const left of ['oAuth2', 'serviceAccount', 'application', 'key']) {
				const values = NodeHelpers.getNodeParameters(description.properties, { ...chosen, authentication: left }, true, false, asNode, description) ?? {};
				const shown = (description.credentials ?? []).filter((credential) => NodeHelpers.displayParameter(values, credential, asNode, description));
				expect(shown.map(({ name }) => name)).toEqual(credentialsNeeded(values));
			}
		}
	});
});
