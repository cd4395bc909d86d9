/** A node that signs in with a key (GOV.UK Notify, Wonde), by n8n's own requests, at doubles. */
import type { ICredentialDataDecryptedObject, ICredentialsHelper, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { GovUkNotifyApi } from '../../credentials/GovUkNotifyApi.credentials';
import { bearer } from '../../credentials/shared/bearer';
import type { Doubles } from '../doubles/core/doubles';
import { throughProxy } from './inProcessDoubles';
import { runNode, type NodeOutputs, type NodeRun } from './runNode';

export interface KeyedAccount {
	/** "govUkNotifyApi" */
	readonly credential: 'govUkNotifyApi' | 'wondeApi';
	/** The API key, or the token. */
	readonly key: string;
}

/** Runs a node once, its requests reaching the doubles. */
export async function runKeyed(node: INodeType, doubles: Doubles, { credential, key }: KeyedAccount, run: NodeRun): Promise<NodeOutputs> {
	const leave = await throughProxy(doubles);
	const signIn: Partial<ICredentialsHelper> = {
		getParentTypes: () => [],
		getDecrypted: async (): Promise<ICredentialDataDecryptedObject> =>
			credential === 'wondeApi' ? { token: key, baseUrl: 'https://api.wonde.com' } : { apiKey: key, baseUrl: 'https://api.notifications.service.gov.uk' },
		runPreAuthentication: async () => undefined,
		authenticate: async (credentials, _type, asked) => {
			const request = asked as IHttpRequestOptions;
			return credential === 'wondeApi' ? bearer(request, key) : await new GovUkNotifyApi().authenticate(credentials, request);
		},
	};
	try {
		return await runNode(node, { ...run, credentials: { [credential]: {} }, signIn });
	} finally {
		leave();
	}
}
