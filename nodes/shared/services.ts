import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { ServiceAccess } from '../../connectors/service/access';
import type { Wait } from '../../connectors/service/patientFetch';
import { plainFetch, signedFetch } from './signedFetch';

/** Services that a node can reach, by the values of its *Service* parameter. */
export type ServiceName = 'google' | 'microsoft365' | 'govUkNotify' | 'wonde';

/** One way to sign in at a service: what *Authentication* calls it, and the credential that does it. */
interface SignIn {
	readonly value: 'oAuth2' | 'serviceAccount' | 'application' | 'key';
	readonly name: string;
	readonly description: string;
	readonly credential: string;
}

interface Service {
	readonly name: string;
	/** The first is the default. */
	readonly signIns: readonly [SignIn, ...SignIn[]];
}

/** All that nodes know of services. Credential names stand in the workflows of schools, so they never change. */
export const services: Readonly<Record<ServiceName, Service>> = {
	google: {
		name: 'Google Workspace',
		signIns: [
			{ value: 'oAuth2', name: 'Account', description: 'Somebody signs in once with their Google account', credential: 'schoolGoogleOAuth2Api' },
			{ value: 'serviceAccount', name: 'Service Account', description: 'A key from Google Cloud that acts for a user of the school', credential: 'schoolGoogleServiceAccountApi' },
		],
	},
	microsoft365: {
		name: 'Microsoft 365',
		signIns: [
			{ value: 'oAuth2', name: 'Account', description: 'Somebody signs in once with their Microsoft account', credential: 'schoolMicrosoftOAuth2Api' },
			{ value: 'application', name: 'Application', description: 'An app registered in Entra that acts for a mailbox of the school', credential: 'schoolMicrosoftApplicationApi' },
		],
	},
	govUkNotify: {
		name: 'GOV.UK Notify',
		signIns: [{ value: 'key', name: 'API Key', description: 'A key of the school’s Notify service', credential: 'govUkNotifyApi' }],
	},
	wonde: {
		name: 'Wonde',
		signIns: [{ value: 'key', name: 'Token', description: 'A token of the school’s Wonde app', credential: 'wondeApi' }],
	},
};

/** Which services an operation may use, and what it does without any. */
export interface ServiceChoice {
	/** Values of *Operation* for which the fields are shown. */
	readonly operations: readonly string[];
	readonly services: readonly ServiceName[];
	/** What "None" stands for: the choice `none`, which is then the default. Left out where the operation needs a service. */
	readonly none?: Pick<INodePropertyOptions, 'name' | 'description'>;
}

/** The fields *Service* and, where a service knows two ways to sign in, *Authentication*. */
export function serviceProperties({ operations, services: offered, none }: ServiceChoice): INodeProperties[] {
	const shown = (further: IDisplayOptions['show'] = {}): IDisplayOptions => ({ show: { operation: [...operations], ...further } });
	const atFirst = none ? 'none' : (offered[0] as string);
	return [
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			noDataExpression: true,
			options: [...(none ? [{ ...none, value: 'none' }] : []), ...offered.map((service) => ({ name: services[service].name, value: service }))],
			default: atFirst,
			displayOptions: shown(),
		},
		...offered
			.filter((service) => services[service].signIns.length > 1)
			.map((service): INodeProperties => {
				const { signIns } = services[service];
				const usual = signIns[0].value;
				return {
					displayName: 'Authentication',
					name: 'authentication',
					type: 'options',
					noDataExpression: true,
					options: signIns.map(({ name, value, description }) => ({ name, value, description })),
					default: usual,
					displayOptions: shown({ service: [service] }),
				};
			}),
	];
}

/** `credentials` of a node's description. Takes all operations of the node, and of each service those that use it. */
export function serviceCredentials(all: readonly string[], operationsOf: Partial<Readonly<Record<ServiceName, readonly string[]>>>): INodeCredentialDescription[] {
	return (Object.entries(operationsOf) as [ServiceName, readonly string[]][]).flatMap(([service, operations]) => {
		const without = all.filter((operation) => !operations.includes(operation));
		return services[service].signIns.map(({ credential, value }) => ({ name: credential, required: true, displayOptions: signInShown(without, service, value) }));
	});
}

/**
 * When a credential is asked for: in all operations but those that do without, with this service and this way to sign in.
 *
 * Said by what hides it. Where a credential says what shows it, n8n's editor takes the fields named there for parts of signing
 * in and hides every field that they depend on: *Operation*, *Service* and *Authentication* would not be seen at all
 * (`getNodeAuthFields` and `isAuthRelatedParameter` in n8n's `nodeTypesUtils.ts`).
 */
export function signInShown(without: readonly string[], service: ServiceName, signIn: SignIn['value']): NonNullable<INodeCredentialDescription['displayOptions']> {
	const [usual, ...others] = services[service].signIns;
	// The usual one also stands in where the field still holds a value of another service, as in `serviceAccess`.
	const authentication = signIn === usual.value ? others.map(({ value }) => value) : allSignIns.filter((value) => value !== signIn);
	return {
		hide: {
			operation: [...without],
			service: ['none', ...Object.keys(services).filter((name) => name !== service)],
			...(others.length > 0 ? { authentication } : {}),
		},
	};
}

const allSignIns = [...new Set(Object.values(services).flatMap(({ signIns }) => signIns.map(({ value }) => value)))];

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * The account that the node's *Service* and *Authentication* name, as connectors take it.
 * Takes the item whose parameters count; while a person picks from a list there are no items. Throws n8n's own error where
 * no credential is chosen.
 */
export async function serviceAccess(context: Context, itemIndex = 0): Promise<ServiceAccess> {
	const service = parameter(context, 'service', itemIndex) as ServiceName;
	const { signIns } = services[service];
	const authentication = parameter(context, 'authentication', itemIndex);
	const { credential } = signIns.find(({ value }) => value === authentication) ?? signIns[0];
	const fields: IDataObject = await context.getCredentials(credential, itemIndex);
	const baseUrl = text(fields.graphApiBaseUrl) ?? text(fields.baseUrl);
	const user = text(fields.mailbox);
	return {
		fetch: signedFetch(context, credential),
		plainFetch: plainFetch(context),
		...(baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : {}),
		...(user ? { user } : {}),
		...('getInputData' in context ? { patience: { onWait: sayWait(context) } } : {}),
	};
}

/**
 * Says in n8n's log why a run takes long: "E-mail the letters: waiting 30 s for Gmail (429)". It knows no names and no addresses,
 * and a log is no place for them.
 */
const sayWait = (context: IExecuteFunctions) => ({ service, milliseconds, status }: Wait) =>
	context.logger.info(`${context.getNode().name}: waiting ${Math.max(1, Math.round(milliseconds / 1000))} s for ${service} (${status ?? 'the connection broke'})`);

const parameter = (context: Context, name: string, itemIndex: number): unknown =>
	'getInputData' in context ? context.getNodeParameter(name, itemIndex, '') : context.getCurrentNodeParameter(name);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.trim() : undefined);
